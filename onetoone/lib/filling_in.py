"""How forms ask: what is missing or wrong is said by us, on the page, in its language; never by the browser."""

from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting


class AskedField(BoundField):
    """A field that must be filled in says so to screen readers, and lets itself be sent empty."""

    def build_widget_attrs(self, attrs, widget=None):
        """As Django does, but no browser holds the form back; of choices the legend says enough."""
        attrs = super().build_widget_attrs(attrs, widget)
        if attrs.pop("required", False) and not self.use_fieldset:
            attrs["aria-required"] = "true"
        return attrs


class OurForms(TemplatesSetting):
    """Forms are drawn with our own templates, and their fields ask as we do."""

    bound_field_class = AskedField
