"""An e-mail is asked about before it is kept: whether another was meant; whether an employer may read it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from onetoone.lib.private_mail import is_perhaps_at_work, perhaps_meant


def as_meant(data):
    """What was sent; a button named `meant` with the name of a field puts the address there that was perhaps meant."""
    field = data.get("meant", "") if data else ""
    if not (field and (address := perhaps_meant(data.get(field, "").strip()))):
        return data
    put_right = data.copy()
    put_right[field] = address
    return put_right


class AtWorkField(forms.BooleanField):
    """Whether an address stays as it was typed, although another was perhaps meant or an employer may read it."""

    meant = typed_in = ""

    def __init__(self):
        super().__init__(
            label=_("Use an address at work all the same"),
            help_text=_("Whoever runs it could read the codes that arrive there."),
            required=False,
        )

    @staticmethod
    def ask_about(form, address, *, name="at_work", typed_in="email", is_discreet=True):
        """Not kept before that is answered; where nothing is hidden, an address at work is no question."""
        asked, is_open = form[name], not form.cleaned_data.get(name)
        if meant := perhaps_meant(address or ""):
            asked.field.meant, asked.field.typed_in = meant, typed_in
            asked.help_text, asked.label = "", _("Keep %(address)s as it is") % {"address": address}
            if is_open:
                form.add_error(name, _("Did you mean %(address)s?") % {"address": meant})
        elif address and is_open and is_discreet and is_perhaps_at_work(address):
            words = _("This may be an address at work. Write a private one, or none, or tick this.")
            form.add_error(name, words)
