from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from onetoone.accounts.at_work import AtWorkField, as_meant
from onetoone.audit.forms import DeedForm
from onetoone.lib.languages import languages
from onetoone.lib.telephone import e164, has_words
from onetoone.people.finding import likely_same
from onetoone.people.models import Person, Team

BY_HAND = {"autocomplete": "off"}  # the browser's own name and number are the organizer's


NO_FACTS = ("operation", "at_work", "team", "introduced_by", "anyway")


class PersonForm(DeedForm):
    """The plain facts about a person: who they are, how to reach them, in which language."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=160, widget=forms.TextInput(BY_HAND))
    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(BY_HAND | {"type": "tel"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        required=False,
        help_text=gettext_lazy("Better a private one: an employer may be able to read a work mailbox."),
        widget=forms.EmailInput(BY_HAND),
    )
    at_work = AtWorkField()
    reached_through = forms.CharField(
        label=gettext_lazy("Reached through"),
        help_text=gettext_lazy("Who or where, for somebody without telephone: a neighbor, the shop door."),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    goes_by = forms.CharField(label=gettext_lazy("Goes by"), max_length=60, required=False)
    pronouns = forms.CharField(label=gettext_lazy("Pronouns"), max_length=40, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    other_languages = forms.CharField(label=gettext_lazy("Other languages"), max_length=120, required=False)
    needs_interpreter = forms.BooleanField(label=gettext_lazy("Needs an interpreter"), required=False)
    place = forms.CharField(label=gettext_lazy("Place"), max_length=120, required=False)
    team = forms.CharField(
        label=gettext_lazy("Team"), max_length=80, required=False, widget=forms.TextInput({"list": "teams"})
    )

    def __init__(self, data=None, *args, organizer, person=None, **kwargs):
        self.organizer, self.person = organizer, person
        super().__init__(as_meant(data), *args, initial=self._known(person), **kwargs)
        self.fields["language"].choices = [
            ("", _("The council’s own")),
            *languages(person and person.language, first=(organizer.council.language, get_language()[:2])),
        ]

    def clean_phone(self):
        typed = self.cleaned_data["phone"]
        if has_words(typed):
            raise ValidationError(_("Only the number here: whose it is stands under “Reached through”."))
        number = e164(typed, self.organizer.council.country)
        if typed and number is None:
            raise ValidationError(
                _(
                    "Write the whole number with its area code, or with + and its country code, as in +52 55 1234 5678."
                )
            )
        return number or ""

    def clean(self):
        words = super().clean()
        if "email" in self.changed_data:
            AtWorkField.ask_about(self, words.get("email"), is_discreet=False)
        return words

    def facts(self):
        """What the form says about the person."""
        facts = {name: self.cleaned_data[name] for name in self._facts()}
        return facts | {"team": Team.named(self.cleaned_data["team"], self.organizer.council)}

    def _facts(self):
        return [name for name in self.fields if name not in NO_FACTS]

    def _known(self, person):
        if person is None:
            return {}
        known = {name: getattr(person, name) for name in self.base_fields if name not in NO_FACTS}
        return known | {"phone": person.phone_as_read, "team": person.team or ""}


class NewPersonForm(PersonForm):
    """Somebody new. One who may be here already is held back once, with `likely` to look at."""

    introduced_by = forms.ModelChoiceField(Person.objects.none(), required=False, widget=forms.HiddenInput)
    anyway = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, organizer, introduced_by="", **kwargs):
        self.likely = []
        super().__init__(*args, organizer=organizer, **kwargs)
        self.initial["introduced_by"] = introduced_by
        self.fields["introduced_by"].queryset = Person.objects.visible_to(organizer)

    @property
    def introducer(self):
        """Who led us to them; None if nobody did, or nobody whom this organizer may see."""
        try:
            return self.fields["introduced_by"].clean(self["introduced_by"].value())
        except ValidationError:
            return None

    def clean(self):
        words = super().clean()
        if not self.errors and not words["anyway"]:
            people = Person.objects.visible_to(self.organizer)
            who = {name: words[name] for name in ("name", "phone", "email")}
            self.likely = likely_same(people, **who)
        if self.likely:
            raise ValidationError(_("Is this somebody you have already? Look first, then decide."))
        return words

    def add(self):
        """The person, in the organizer's council."""
        facts, introduced_by = self.facts(), self.cleaned_data["introduced_by"]
        return Person.add(
            self.organizer.council, facts.pop("name"), by=self.organizer, introduced_by=introduced_by, **facts
        )
