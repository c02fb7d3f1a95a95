"""Where a discreet name hides the council, an address that an employer may read is asked about first."""

from django import forms
from django.utils.translation import gettext_lazy as _

from onetoone.lib.private_mail import is_perhaps_at_work, perhaps_meant


class AtWorkField(forms.BooleanField):
    """Whether codes may go to an address that an employer may read: asked where a discreet name hides the council."""

    def __init__(self):
        super().__init__(
            label=_("Use an address at work all the same"),
            help_text=_("Whoever runs it could read the codes that arrive there."),
            required=False,
        )

    @staticmethod
    def ask_about(form, address, *, name="at_work"):
        """Not kept before that is answered."""
        is_open = address and name in form.fields and not form.cleaned_data.get(name)
        if is_open and (meant := perhaps_meant(address)):
            words = _("Did you mean %(address)s? Put it right, or tick this if it is right as it is.")
            form.add_error(name, words % {"address": meant})
        elif is_open and is_perhaps_at_work(address):
            words = _("This may be an address at work. Write a private one, or none, or tick this.")
            form.add_error(name, words)
