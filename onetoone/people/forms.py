from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.councils.models import Organizer
from onetoone.lib.telephone import e164
from onetoone.people.choosing import LONGEST, NAMED, QUIET, WORDS, offered_to
from onetoone.people.finding import likely_same
from onetoone.people.languages import languages
from onetoone.people.models import PathwayStep, Person, Team

BY_HAND = {"autocomplete": "off"}  # the browser's own name and number are the organizer's


class FindForm(forms.Form):
    """What somebody remembers of a person."""

    find = forms.CharField(max_length=100, required=False)


class ChoosingForm(forms.Form):
    """Whom the list shows: the choices of one tap, and a team, a step, an organizer, how long it has been quiet."""

    show = forms.MultipleChoiceField(
        label=gettext_lazy("Those who are"), required=False, widget=forms.CheckboxSelectMultiple
    )
    days = forms.IntegerField(
        label=gettext_lazy("Quiet for how many days?"),
        help_text=gettext_lazy("Counts with “Quiet” above: you and they have not spoken for so long."),
        min_value=1,
        max_value=LONGEST,
        required=False,
    )
    team = forms.ModelChoiceField(Team.objects.none(), label=gettext_lazy("Team"), required=False)
    step = forms.ModelChoiceField(PathwayStep.objects.none(), label=gettext_lazy("Step"), required=False)
    organizer = forms.ModelChoiceField(
        Organizer.objects.none(), label=gettext_lazy("Given to"), required=False
    )

    def __init__(self, *args, organizer, chosen, **kwargs):
        keys = {name: getattr(chosen, name) for name in ("team", "step", "organizer")}
        days = chosen.days or organizer.council.cadence_days
        super().__init__(*args, initial=keys | {"show": chosen.show, "days": days}, **kwargs)
        words = WORDS | {QUIET: gettext_lazy("Quiet")}
        self.fields["show"].choices = [(name, words[name]) for name in offered_to(organizer)]
        self.fields["team"].queryset = Team.objects.visible_to(organizer).in_use().order_by("name")
        self.fields["step"].queryset = PathwayStep.objects.visible_to(organizer).in_use().order_by("position")
        serving = Organizer.objects.meeting_people().filter(council=organizer.council_id)
        self.fields["organizer"].queryset = serving.select_related("user").by_name()
        for name in NAMED:
            self.fields[name].empty_label = _("Any")
        if not organizer.sees_everyone:
            del self.fields["organizer"]


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
        label=gettext_lazy("E-mail"), max_length=254, required=False, widget=forms.EmailInput(BY_HAND)
    )
    reached_through = forms.CharField(
        label=gettext_lazy("Reached through"),
        help_text=gettext_lazy("Who or where, for somebody without telephone: a neighbour, the shop door."),
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

    def __init__(self, *args, organizer, person=None, **kwargs):
        self.organizer, self.person = organizer, person
        super().__init__(*args, initial=self._known(person), **kwargs)
        self.fields["language"].choices = languages(person and person.language)

    def clean_phone(self):
        typed = self.cleaned_data["phone"]
        number = e164(typed, self.organizer.council.country)
        if typed and number is None:
            raise ValidationError(
                _("Write the whole number with its area code, or with + and its country code.")
            )
        return number or ""

    def facts(self):
        """What the form says about the person."""
        facts = {name: self.cleaned_data[name] for name in self._names()}
        return facts | {"team": Team.named(self.cleaned_data["team"], self.organizer.council)}

    def edit(self):
        """The facts that were changed, written down."""
        facts = {name: fact for name, fact in self.facts().items() if getattr(self.person, name) != fact}
        self.person.edit(**facts)
        return self.person

    def _names(self):
        return [name for name in PersonForm.base_fields if name not in ("operation", "team")]

    def _known(self, person):
        if person is None:
            return {}
        known = {name: getattr(person, name) for name in self._names()}
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


class GiveForm(DeedForm):
    """To whom a person is given as well: a CC gives to anybody who organizes here, an organizer takes them on."""

    organizer = forms.TypedChoiceField(label=gettext_lazy("Give to"))

    def __init__(self, *args, person, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.to_whom = {str(one.pk): one for one in (_others_of(person, by.council) if by.is_cc else [by])}
        self.fields["organizer"].choices = [(key, str(one)) for key, one in self.to_whom.items()]
        self.fields["organizer"].coerce = self.to_whom.get


def _others_of(person, council):
    """Who organizes in the council and has not been given this person."""
    serving = Organizer.objects.meeting_people().filter(council=council).select_related("user")
    return serving.exclude(pk__in=person.pairs.open().values("organizer")).by_name()
