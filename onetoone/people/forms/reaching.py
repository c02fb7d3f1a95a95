"""One line that says how somebody is reached: a number, an e-mail, or through whom."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.lib.telephone import e164, has_words
from onetoone.people.forms.person import BY_HAND

A_DAY = dt.timedelta(days=1)


def reached(line, country) -> dict:
    """What stands there: a number as it is dialled, an e-mail, or words. ValidationError for half of one."""
    if "@" in line:
        validate_email(line)
        return {"email": line}
    if has_words(line):
        return {"reached_through": line}  # a number in it may be somebody else's
    if phone := line and e164(line, country):
        return {"phone": phone}
    if sum(sign.isdigit() for sign in line) > 4:
        raise ValidationError(
            _(
                "Write the whole number with its area code, or with + and its country code, as in +52 55 1234 5678."
            )
        )
    return {"reached_through": line}


class ReachForm(DeedForm):
    """Another way to somebody whose number was wrong."""

    line = forms.CharField(
        max_length=254,
        label=gettext_lazy("Number, e-mail, or through whom"),
        help_text=gettext_lazy("Or who may know: her sister at the bakery, the team of Line 14."),
        widget=forms.TextInput(BY_HAND | {"autocapitalize": "none"}),
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_line(self):
        self.facts = reached(self.cleaned_data["line"], self.person.council.country)
        return self.cleaned_data["line"]

    def write_down(self, *, by):
        """They can be reached so, beside what was known already; the call stands on Today again.

        Through somebody else it stands there from tomorrow: that is none of the calls of this evening.
        """
        for name, line in self.facts.items():
            self.person.edit(**self._beside(name, line))
        today = self.person.council.today()
        self.person.be_called_by(by, on=today + A_DAY if "reached_through" in self.facts else today)
        return self.person

    def _beside(self, name, line):
        known = getattr(self.person, name)
        if not known or known == line:
            return {name: line}
        if name == "reached_through":
            return {name: f"{known}; {line}"}
        others = f"other_{name}s"
        return {others: list(dict.fromkeys([*getattr(self.person, others), line]))}
