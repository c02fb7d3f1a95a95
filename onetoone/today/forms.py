from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.lib.private_mail import is_perhaps_at_work
from onetoone.people.finding import likely_same
from onetoone.people.forms.reaching import reached
from onetoone.people.models import Person

BY_HAND = {"autocomplete": "off"}
NUMBERS = (1, 2, 3)


class FirstPeopleForm(DeedForm):
    """Three people to meet first: a name each, and a number, an e-mail, or through whom they are reached."""

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        for number in NUMBERS:
            self.fields[f"name_{number}"] = forms.CharField(
                label=gettext_lazy("Name"), max_length=160, required=False, widget=forms.TextInput(BY_HAND)
            )
            self.fields[f"reach_{number}"] = forms.CharField(
                label=gettext_lazy("Number, e-mail, or through whom"),
                max_length=254,
                required=False,
                widget=forms.TextInput(BY_HAND | {"autocapitalize": "none"}),
            )

    @property
    def rows(self):
        """The two fields of each person."""
        return [(self[f"name_{number}"], self[f"reach_{number}"]) for number in NUMBERS]

    def clean(self):
        words = super().clean()
        told = [(number, words.get(f"name_{number}"), words.get(f"reach_{number}", "")) for number in NUMBERS]
        self.people = [self._facts(number, name, reach) for number, name, reach in told if name]
        for number, name, reach in told:
            if reach and not name and f"name_{number}" not in self.errors:
                self.add_error(f"name_{number}", _("Who is reached so?"))
        if not self.people and not self.errors:
            self.add_error("name_1", _("Write one name at least."))
        return words

    @property
    def has_one_at_work(self):
        """Whether an e-mail among these may be read by an employer."""
        typed = [self[f"reach_{number}"].data or "" for number in NUMBERS]
        return any("@" in line and is_perhaps_at_work(line) for line in typed)

    def add(self):
        """These people, given to whoever names them, with a call for today; answers with the first."""
        added = []
        for facts in self.people:
            person = Person.add(self.by.council, facts.pop("name"), by=self.by, **facts)
            person.be_taken_on(self.by)
            added.append(person)
        return added[0]

    def _facts(self, number, name, reach):
        facts = {"name": name} | self._reached(number, reach)
        who = {key: facts.get(key, "") for key in ("name", "phone", "email")}
        if likely_same(Person.objects.visible_to(self.by), **who):
            self.add_error(
                f"name_{number}",
                _("Somebody of this name or number is here already: find them under People."),
            )
        return facts

    def _reached(self, number, reach):
        try:
            return reached(reach, self.by.council.country)
        except forms.ValidationError as problem:
            self.add_error(f"reach_{number}", problem)
            return {}
