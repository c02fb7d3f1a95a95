"""Seats for several people at once: who they are, and how the message reaches them."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.accounts.at_work import AtWorkField
from onetoone.audit.forms import DeedForm
from onetoone.councils.forms import PostForm
from onetoone.councils.links import invitation_text, spoken_with, way_in
from onetoone.councils.models import Invitation
from onetoone.councils.models.organizer import Post
from onetoone.lib.private_mail import is_perhaps_at_work
from onetoone.lib.telephone import e164

ROWS, SHOWN = 9, 3


@dataclass(frozen=True)
class Guest:
    """Somebody to invite. The number fills in a message and is not kept; the e-mail is, for signing in."""

    name: str
    email: str = ""
    number: str = ""


class InviteForm(DeedForm, PostForm):
    """Seats for as many as are named."""

    language = forms.ChoiceField(
        label=gettext_lazy("Their language"),
        choices=[("", gettext_lazy("As their phone says")), *settings.LANGUAGES],
        required=False,
        help_text=gettext_lazy(
            "The message, the card and their first pages come in it."
            " Left as it is, message and card are in the language you read."
        ),
    )

    at_work = AtWorkField()

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, council=council, **kwargs)
        self.council = council
        if not council.discreet_name:
            del self.fields["at_work"]
        # Staff have no page of their own yet: nobody is invited to nothing.
        choices = self.fields["post"].choices
        self.fields["post"].choices = [choice for choice in choices if choice[0] != Post.STAFF]
        for row in range(1, ROWS + 1):
            self.fields[f"name_{row}"] = forms.CharField(
                label=gettext_lazy("Name"),
                max_length=120,
                required=False,
                widget=forms.TextInput({"autocomplete": "off"}),
            )
            self.fields[f"reach_{row}"] = forms.CharField(
                label=gettext_lazy("Their number or e-mail"),
                max_length=254,
                required=False,
                widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
            )

    @property
    def first_rows(self):
        """The rows that are open at once."""
        return self._rows(1, SHOWN)

    @property
    def more_rows(self):
        """Those for who names more people."""
        return self._rows(SHOWN + 1, ROWS)

    def _rows(self, first, last):
        return [(self[f"name_{row}"], self[f"reach_{row}"]) for row in range(first, last + 1)]

    def clean(self):
        words = super().clean()
        self.guests = [guest for row in range(1, ROWS + 1) if (guest := self._guest(row, words))]
        if not self.guests and not self.errors:
            self.add_error("name_1", _("Write one name at least."))
        AtWorkField.ask_about(self, *(guest.email for guest in self.guests))
        return words

    def _guest(self, row, words):
        name, reach = words.get(f"name_{row}", ""), words.get(f"reach_{row}", "")
        if reach and not name and f"name_{row}" not in self.errors:
            self.add_error(f"name_{row}", _("Whose number or e-mail is this?"))
        if not name:
            return None
        if "@" not in reach:
            number = e164(reach, self.council.country) if reach else ""
            if number is None:
                self.add_error(f"reach_{row}", _("Write the whole number with its area code, or an e-mail."))
            return Guest(name, number=number or "")
        try:
            validate_email(reach)
        except forms.ValidationError as problem:
            self.add_error(f"reach_{row}", problem)
        return Guest(name, email=reach)

    def invite(self, *, by) -> list[tuple[Invitation, str, str]]:
        """The seats, each with its code and the number of whoever it is kept for."""
        shared = {name: self.cleaned_data[name] for name in ("post", "language")}
        return [
            (*Invitation.invite(by.council, guest.name, email=guest.email, by=by, **shared), guest.number)
            for guest in self.guests
        ]


def to_pass_on(seats, request) -> list[dict]:
    """What each guest is sent or handed: link, text and code, and whether their e-mail may be read at work."""
    told = []
    for invitation, code, number in seats:
        way = way_in(code, request)
        text = invitation_text(invitation, way["link"], number, sender=request.organizer.first_name)
        at_work = is_perhaps_at_work(invitation.email)
        spoken = spoken_with(invitation)
        told.append({"invitation": invitation, "at_work": at_work, "spoken": spoken, **way, **text})
    return told
