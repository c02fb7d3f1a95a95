"""Seats for several people at once: who they are, and how the message reaches them."""

from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.conf import settings
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.accounts.at_work import AtWorkField, as_meant
from onetoone.audit.forms import DeedForm
from onetoone.councils.forms import PostForm
from onetoone.councils.links import invitation_text, spoken_with, way_in
from onetoone.councils.models import Invitation
from onetoone.councils.models.organizer import Post
from onetoone.lib.private_mail import is_perhaps_at_work
from onetoone.lib.telephone import e164

ROWS, SHOWN, SPARE = 9, 3, 1
UNSEEN = {"autocomplete": "off"}


@dataclass(frozen=True)
class Guest:
    """Somebody to invite. The number fills in a message and is not kept; the e-mail is, for signing in."""

    name: str
    email: str = ""
    number: str = ""


@dataclass(frozen=True)
class Row:
    """Where one of them is written; `at_work` is what was asked about their e-mail."""

    name: forms.BoundField
    reach: forms.BoundField
    at_work: forms.BoundField

    @property
    def is_filled(self):
        return bool(self.name.value() or self.reach.value())


class SeatForm(PostForm):
    """What every seat says: its role, and the language of whoever takes it."""

    language = forms.ChoiceField(
        label=gettext_lazy("Their language"),
        choices=[("", gettext_lazy("As their phone says")), *settings.LANGUAGES],
        required=False,
        help_text=gettext_lazy(
            "The message, the card and their first pages come in it."
            " Left as it is, message and card are in the language you read."
        ),
    )

    def __init__(self, data=None, *args, council, **kwargs):
        super().__init__(as_meant(data), *args, council=council, **kwargs)
        self.council = council
        # Staff have no page of their own yet: nobody is invited to nothing.
        choices = self.fields["post"].choices
        self.fields["post"].choices = [choice for choice in choices if choice[0] != Post.STAFF]


class InvitationForm(SeatForm, forms.ModelForm):
    """A seat nobody has taken yet, put right; its link and its code stay as they are."""

    at_work = AtWorkField()

    class Meta:
        model = Invitation
        fields = ["name", "email", "post", "language"]
        widgets = {"name": forms.TextInput(UNSEEN), "email": forms.EmailInput(UNSEEN)}

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean(self):
        words = super().clean()
        if "email" in self.changed_data:
            AtWorkField.ask_about(self, words.get("email"), is_discreet=bool(self.council.discreet_name))
        return words


class InviteForm(DeedForm, SeatForm):
    """Seats for as many as are named."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for number in range(1, ROWS + 1):
            self.fields |= self._fields_of_row(number)

    def _fields_of_row(self, number):
        """What is asked about one of them; when it comes back, it is asked by name."""
        named = {"name": self.data.get(f"name_{number}", "").strip()}
        reach = _("Number or e-mail of %(name)s") % named if named["name"] else _("Their number or e-mail")
        unseen = forms.TextInput(UNSEEN)
        at_work = AtWorkField()
        at_work.label = _("Use the address of %(name)s at work all the same") % named
        return {
            f"name_{number}": forms.CharField(label=_("Name"), max_length=120, required=False, widget=unseen),
            f"reach_{number}": forms.CharField(
                label=reach,
                max_length=254,
                required=False,
                widget=forms.TextInput(UNSEEN | {"autocapitalize": "none"}),
            ),
            f"at_work_{number}": at_work,
        }

    @staticmethod
    def as_before(invitation) -> dict:
        """What an invitation that was taken back says, to be put right."""
        of_one = {"name_1": invitation.name, "reach_1": invitation.email}
        return of_one | {"post": invitation.post, "language": invitation.language}

    @cached_property
    def rows(self) -> list[Row]:
        """Those that somebody is written in, then the empty ones."""
        rows = [
            Row(*(self[f"{what}_{number}"] for what in ("name", "reach", "at_work")))
            for number in range(1, ROWS + 1)
        ]
        return sorted(rows, key=lambda row: not row.is_filled)

    @property
    def open_rows(self):
        """What is written, and room for somebody more."""
        filled = sum(row.is_filled for row in self.rows)
        return self.rows[: filled + SPARE if self.is_bound else SHOWN]

    @property
    def more_rows(self):
        """Those for who names more people."""
        return self.rows[len(self.open_rows) :]

    def clean(self):
        words = super().clean()
        self.guests = [guest for row in range(1, ROWS + 1) if (guest := self._guest(row, words))]
        if not self.guests and not self.errors:
            self.add_error("name_1", _("Write one name at least."))
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
        else:
            where = {"name": f"at_work_{row}", "typed_in": f"reach_{row}"}
            AtWorkField.ask_about(self, reach, is_discreet=bool(self.council.discreet_name), **where)
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
