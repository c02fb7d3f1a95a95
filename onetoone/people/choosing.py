"""Whom the people page shows: any of some choices, together."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from onetoone.councils.models import Organizer
from onetoone.people.models import Pair, PathwayStep, Person, Team

MINE, NEVER_MET, NOT_BY_ME = "mine", "never-met", "not-met-by-me"
QUIET, PROMISES, NOBODYS = "quiet", "promises", "given-to-nobody"
WORDS = {
    MINE: gettext_lazy("Mine"),
    NEVER_MET: gettext_lazy("Met by nobody"),
    NOT_BY_ME: gettext_lazy("Not met by me"),
    QUIET: "",  # says how long
    PROMISES: gettext_lazy("Open promises"),
    NOBODYS: gettext_lazy("Given to nobody"),
}
ONE_OF = ((MINE, NOBODYS), (NEVER_MET, NOT_BY_ME))  # choosing one of them ends the other
# Plain words: the history of a browser shows them.
NAMED = {"team": Team, "step": PathwayStep, "whose": Organizer}
ASKED = ("show", "days", *NAMED)
LONGEST = 1000
AT_SIGHT = 3  # two rows on a small phone


@dataclass(frozen=True)
class Chosen:
    """What was chosen: `show` some of WORDS, quiet for `days`, in a team, at a step, `whose`: given to an organizer.

    `whose` and given to nobody are those whom somebody who has left had to the end.
    """

    show: tuple[str, ...] = ()
    days: int = 0
    team: UUID | None = None
    step: UUID | None = None
    whose: UUID | None = None

    @classmethod
    def of(cls, asked: Mapping[str, list[str]], organizer) -> "Chosen":
        """As far as what was asked makes sense for this organizer; nonsense is left out."""
        offered = offered_to(organizer)
        keys = {name: _key((asked.get(name) or [""])[-1]) for name in NAMED}
        if not organizer.sees_everyone:
            keys["whose"] = None
        show = tuple(name for name in offered if name in asked.get("show", ()))
        if NEVER_MET in show:
            show = tuple(name for name in show if name != NOT_BY_ME)  # nor by me, then
        if keys["whose"] or MINE in show:
            show = tuple(name for name in show if name != (MINE if keys["whose"] else NOBODYS))
        days = _days((asked.get("days") or [""])[-1]) or organizer.council.cadence_days
        return cls(show=show, days=days if QUIET in show else 0, **keys)

    def __bool__(self):
        return bool(self.show or self.team or self.step or self.whose)

    @property
    def only(self) -> str:
        """The one choice that was made; "" when there are several."""
        made = [*self.show, *(name for name in NAMED if getattr(self, name))]
        return made[0] if len(made) == 1 else ""

    def asked(self) -> dict[str, list[str]]:
        """The same as an address tells it, and as the session keeps it."""
        told = {"show": list(self.show) or ["everyone"]}
        if self.days:
            told["days"] = [str(self.days)]
        return told | {name: [str(key)] for name in NAMED if (key := getattr(self, name))}

    def address(self, **more) -> str:
        """Leads to these people; an address names keys and never anybody."""
        return "?" + urlencode(self.asked() | more, doseq=True)

    def toggled(self, name) -> "Chosen":
        """With this choice added, or taken away; of what cannot both be, the other ends."""
        if name in NAMED:
            gone: dict[str, Any] = {name: None}
            return replace(self, **gone)
        if name in self.show:
            return replace(self, show=tuple(one for one in self.show if one != name))
        others = {one for pair in ONE_OF if name in pair for one in pair}
        show = tuple(one for one in WORDS if one == name or (one in self.show and one not in others))
        return replace(self, show=show, whose=None if NOBODYS in others else self.whose)

    def among(self, people, organizer, now):
        """Those of these people whom this organizer chose."""
        if MINE in self.show:
            people = people.of(organizer)
        if self.whose:
            pairs = Pair.objects.visible_to(organizer).filter(organizer=self.whose)
            given = pairs.to_the_end() if NOBODYS in self.show else pairs.open()
            people = people.filter(pk__in=given.values("person_id"))
        if NOBODYS in self.show:
            people = people.given_to_nobody()
        if NEVER_MET in self.show:
            people = people.never_met()
        if NOT_BY_ME in self.show:
            people = people.not_met_by(organizer)
        if QUIET in self.show:
            people = people.quiet_since(now - dt.timedelta(days=self.days))
        if {NOBODYS, NEVER_MET, NOT_BY_ME} & set(self.show):
            people = people.without_a_post()  # they meet each other anyway
        elif QUIET in self.show:
            people = people.exclude(post=organizer)
        if PROMISES in self.show:
            people = people.filter(pk__in=_promises(organizer).values("person_id"))
        facts = {f"{name}_id": key for name in ("team", "step") if (key := getattr(self, name))}
        return people.filter(**facts)

    def named(self, organizer) -> dict[str, str]:
        """What the chosen team, step and organizer are called; of what is gone nothing is said."""
        return {
            name: str(found)
            for name, model in NAMED.items()
            if (key := getattr(self, name)) and (found := _one(model, key, organizer))
        }


EVERYONE = Chosen()


@dataclass(frozen=True)
class Chip:
    """A choice in a word, whether it is made, and the address that makes it or takes it away."""

    name: str
    words: str
    is_chosen: bool
    address: str


def chips(chosen: Chosen, organizer) -> list[Chip]:
    """Everyone first, then what this organizer can choose in one tap, then what was chosen by name."""
    made = [Chip("everyone", _("Everyone"), not chosen, EVERYONE.address())]
    days = chosen.days or organizer.council.cadence_days
    for name in offered_to(organizer):
        words = quiet_for(days) if name == QUIET else str(WORDS[name])
        made.append(Chip(name, words, name in chosen.show, chosen.toggled(name).address()))
    for name, words in chosen.named(organizer).items():
        made.append(Chip(name, words, True, chosen.toggled(name).address()))
    return made


def at_first_sight(chips) -> list[Chip]:
    """Everyone, what is chosen, and of the others as many as fit; the rest opens in a tap."""
    chosen = sum(chip.is_chosen for chip in chips[1:])
    room = max(AT_SIGHT - 1 - chosen, 0)
    others = [chip for chip in chips[1:] if not chip.is_chosen][:room]
    return [chip for chip in chips if chip is chips[0] or chip.is_chosen or chip in others]


def offered_to(organizer):
    """Whoever sees only their own people has no use for the choices among the others."""
    others = () if organizer.sees_everyone else (MINE, NOBODYS)
    return [name for name in WORDS if name not in others]


def quiet_for(days):
    """That nobody here and the person have spoken for so many days."""
    return ngettext("Quiet for %(days)s day", "Quiet for %(days)s days", days) % {"days": days}


def _promises(organizer):
    # Few are open: to begin with them costs less than to ask about everybody.
    return Person.commitments.rel.related_model.objects.visible_to(organizer).open()


def _one(model, key, organizer):
    ours = model.objects.filter(council=organizer.council_id)
    seen = ours if model is Organizer else model.objects.visible_to(organizer)
    return seen.filter(pk=key).first()


def _key(text):
    try:
        return UUID(text)
    except ValueError:
        return None


def _days(text):
    return int(text) if text.isascii() and text.isdecimal() and 0 < int(text[:6]) <= LONGEST else 0
