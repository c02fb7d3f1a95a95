"""Several people at once: those one knows by a tap, those one finds as one types, and new ones by their name."""

import zlib
from collections import defaultdict
from functools import cached_property
from unicodedata import category

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.lib.keys import key_typed
from onetoone.people.finding import FEW, MOST_FOUND, find, likely_same
from onetoone.people.models import Person
from onetoone.people.models.person import sort_name

OFFERED, MOST, LOOKED_FOR = 12, 60, 5
SOMEBODY_ELSE = "new"


class NewName(str):
    """A name as it was typed; its `key` stays the same while it moves about on the page."""

    @property
    def key(self):
        return f"{zlib.crc32(sort_name(self).encode()):08x}"


class Doubt:
    """A new name that people here already answer to: which of them it is, or somebody else."""

    def __init__(self, name, likely, said):
        self.name, self.likely = name, likely
        self.field = f"same-{NewName(name).key}"
        self.said = said.get(self.field, "")
        self.person = next((person for person in likely if str(person.pk) == self.said), None)

    @property
    def is_open(self):
        return self.person is None and self.said != SOMEBODY_ELSE


class CompanyForm(DeedForm):
    """Who it was. `said` is what was ticked and typed so far; while one is only looking nothing is asked to hold."""

    find = forms.CharField(required=False, max_length=400, label=gettext_lazy("Find or add a name"))

    def __init__(self, data=None, *, organizer, now=None, **kwargs):
        self.said = data if data is not None else QueryDict()
        self.organizer, self.now = organizer, now or timezone.now()
        self.is_looking = "look" in self.said
        kept = {name: self.said[name] for name in ("day", "other_day", "name") if name in self.said}
        super().__init__(None if self.is_looking else data, initial=kept, **kwargs)
        self._find_who()

    def _find_who(self):
        self.people = (
            Person.objects.visible_to(self.organizer).exclude(post=self.organizer).select_related("team")
        )
        keys = [key_typed(typed) for typed in self.said.getlist("who")[:MOST]]
        self.chosen = list(self.people.filter(pk__in=keys).by_name())
        self.typed = _readable(self.said.get("find", ""))[:400].strip()
        self.named = _each(self.said.getlist("new")[:MOST])
        if "picked" in self.said:
            self.typed = ", ".join(name for name in self._left_in_the_field() if name not in self.named)
        self.doubts = []

    @property
    def asks(self):
        """Whether the page asks something before anything is written down."""
        return any(doubt.is_open for doubt in self.doubts)

    @cached_property
    def found(self):
        """Those whom the typed words, or each of the latest names among them, lead to and who are not chosen yet."""
        country, names = self.organizer.council.country, _names_in(self.typed)[-LOOKED_FOR:]
        limit = MOST_FOUND if len(names) == 1 else OFFERED
        led_to = [person for name in names for person in find(self.people, name, country, limit=limit)]
        found = _told_apart(self._others({person.pk: person for person in led_to}.values()))
        named, whole = _by_name(found), {sort_name(name) for name in self._whole_names()}
        for person in found:
            person.is_meant = person.sort_name in whole and len(named[person.sort_name]) == 1
        return found

    def _whole_names(self):
        """The typed names, but for one somebody may be in the midst of."""
        names = _names_in(self.typed)
        return (
            names
            if self.typed.rstrip().endswith(",")
            else [*names[:-1], *(n for n in names[-1:] if " " in n)]
        )

    @property
    def unknown(self):
        """The typed names as they could be added, but for those ticked already, and whom one person here is called."""
        named = _by_name([*self.chosen, *self.found])
        typed = [name for name in _names_in(self.typed) if name not in self.named]
        return [name for name in typed if len(named.get(sort_name(name), [])) != 1]

    @property
    def offered(self):
        """One's own people, whoever one touched last first; then those whom one added.

        Who asked not to be contacted is found by their name and not offered.
        """
        people = self.people.may_be_asked()
        own = people.of(self.organizer).order_by(F("touched_at").desc(nulls_last=True), "sort_name")
        offered = list(own[:OFFERED])
        if len(offered) < OFFERED:
            offered += people.filter(added_by=self.organizer).order_by("-pk")[:OFFERED]
        return _told_apart(self._others({person.pk: person for person in offered}.values())[:OFFERED])

    def _others(self, people):
        return [person for person in people if person not in self.chosen]

    def clean(self):
        cleaned = super().clean()
        new = _each([*self.named, *self._left_in_the_field()])
        known = [Doubt(name, self._likely(name), self.said) for name in new]
        self.doubts = [doubt for doubt in known if doubt.likely]
        self.named, self.typed = new, ""
        if self.asks:
            raise ValidationError(_("Is this somebody who is here already? Look first, then decide."))
        if not (self.chosen or new):
            self.add_error("find", _("Tap a name, or type one."))
        return cleaned

    def _left_in_the_field(self):
        """Names typed and not ticked; words that led to somebody who was ticked were only for finding them."""
        country = self.organizer.council.country
        ticked = self.people.filter(pk__in=[person.pk for person in self.chosen])
        return [name for name in _names_in(self.typed) if not find(ticked, name, country)]

    def _likely(self, name):
        found = find(self.people, name, self.organizer.council.country, limit=FEW)
        likely = [*likely_same(self.people, name=name), *found]
        return self._others({person.pk: person for person in likely}.values())

    def company(self) -> list[Person]:
        """All of them, each once; whoever is new is added to the council."""
        same = {doubt.name: doubt.person for doubt in self.doubts}
        people = list(self.chosen)
        for name in self.named:
            person = same.get(name) or Person.add(self.organizer.council, name, by=self.organizer)
            people.append(person)
        return list({person.pk: person for person in people}.values())


def _by_name(people):
    named = defaultdict(list)
    for person in people:
        named[person.sort_name].append(person)
    return named


def _told_apart(people):
    """The same people; those who are called alike each with what tells them apart: the team, or the number's end."""
    for alike in _by_name(people).values():
        for person in alike:
            number = f"…{person.phone[-4:]}" if person.phone else person.place
            person.apart = (person.team.name if person.team else number) if len(alike) > 1 else ""
    return people


def _names_in(typed):
    return _each(typed.replace("\n", ",").replace(";", ",").split(","))


def _readable(typed):
    """Without the signs that nobody can type and no database keeps."""
    return "".join(sign for sign in typed if sign == "\n" or category(sign) not in ("Cc", "Cs"))


def _each(names):
    """These names without blanks around them, each once."""
    readable = [_readable(name).strip() for name in names]
    each = [NewName(name[:160].strip()) for name in readable if name]
    return list({sort_name(name) or name: name for name in each}.values())[:MOST]
