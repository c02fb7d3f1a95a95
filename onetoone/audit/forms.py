from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from onetoone.audit.models import KeyReused, Operation
from onetoone.lib.keys import new_key


class DeedForm(forms.Form):
    """A form that does one thing once: a repeat of the same form, by double tap or back button, does nothing more."""

    operation = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)

    def sent_before(self, *, by, verb) -> Operation | None:
        """The Operation of this very form if it was sent before: what it says need not hold any more."""
        try:
            key = self.fields["operation"].clean(self["operation"].data)
        except forms.ValidationError:
            return None
        return Operation.sent_before(key, by=by, verb=verb, body=self._body())

    def carry_out(self, deed, *, by, verb) -> Operation | None:
        """Do the deed once if the form was sent and holds. A repeat answers with the first operation, although what
        it says, a day or an hour, may not hold any more. None leaves the form to be shown."""
        if not self.is_bound:
            return None
        if self.is_valid():
            return self.once(deed, by=by, verb=verb)
        return self.sent_before(by=by, verb=verb)

    def once(self, deed, *, by, verb) -> Operation | None:
        """Do the deed under this form's key and answer with its Operation.

        None when the key came back with other words: the form then says so, keeps what was typed and has a fresh key.
        """
        try:
            return Operation.once(self.cleaned_data["operation"], deed, by=by, verb=verb, body=self._body())
        except KeyReused:
            typed = QueryDict(mutable=True)
            typed.update(self.data)
            typed[self.add_prefix("operation")] = str(new_key())
            self.data = typed
            self.add_error(
                None, _("The first version of this page was saved already. Save again to add this one too.")
            )
            return None

    def _body(self):
        kept = sorted((name, self.data.getlist(name)) for name in self.data if name != "csrfmiddlewaretoken")
        return repr(kept)
