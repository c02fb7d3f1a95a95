"""The people page: everybody by name, fifty a page, or those whom some typed words find."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from onetoone.lib.paging import page
from onetoone.people.finding import MOST_FOUND, find
from onetoone.people.lines import COLUMNS, Lines
from onetoone.people.models import Person

MANY = 1000
KEYS = ("sort_name", "id")
SHOWN = {
    "everyone": (_("Everyone"), lambda people, organizer: people),
    "mine": (_("Mine"), lambda people, organizer: people.of(organizer)),
    "never-met": (_("Never met"), lambda people, organizer: people.never_met().exclude(post=organizer)),
    "given-to-nobody": (
        _("Given to nobody"),
        lambda people, organizer: people.given_to_nobody().exclude(post=organizer),
    ),
}


@dataclass(frozen=True)
class Row:
    """Somebody, with the letter of the margin if they are the first under it, and the line that matters."""

    id: Any
    name: str
    letter: str
    line: str
    is_due: bool
    team: str


@dataclass(frozen=True)
class Listing:
    """One page of people, `show` of them by name or those that the words in `found` lead to."""

    rows: list[Row]
    show: str = "everyone"
    found: str = ""
    next: str = ""
    previous: str = ""
    people: int = 0  # counted up to MANY and one more, on the first page of everyone
    met: int = 0
    choices: tuple[tuple[str, str, bool], ...] = ()

    @property
    def are_many(self):
        return self.people > MANY

    @property
    def may_be_more(self):
        """As many were found as are looked through; another letter narrows it down."""
        return len(self.rows) == MOST_FOUND

    @property
    def is_empty(self):
        """Nobody at all is here, or given to this organizer."""
        return not (self.rows or self.found) and self.show == "everyone"


def listing(organizer, now, *, show="everyone", after="", before="", found="") -> Listing:
    """The people this organizer may see, fifty by name after or before a token, or found by these words."""
    people = Person.objects.visible_to(organizer)
    if found:
        rows = _light(find(people, found, organizer.council.country))
        return Listing(_rows(rows, organizer, now), found=found)
    shown = _shown_to(organizer)
    show = show if show in shown else "everyone"
    some = page(_light(shown[show][1](people, organizer)), KEYS, after=after, before=before, among=people)
    choices = tuple((f"?show={choice}", words, choice == show) for choice, (words, _some) in shown.items())
    rows = _rows(_with_letters(some), organizer, now)
    counted = _counted(people) if show == "everyone" and not some.previous else {}
    return Listing(rows, show, next=some.next, previous=some.previous, choices=choices, **counted)


def _shown_to(organizer):
    """Whoever sees only their own people has no use for the choices among the others."""
    return SHOWN if organizer.sees_everyone else {name: SHOWN[name] for name in ("everyone", "never-met")}


def _light(people):
    return people.values(*COLUMNS, "name", "sort_name", "team__name")


def _with_letters(people):
    """Each first person under a letter of the alphabet carries it."""
    last = ""
    for person in people:
        letter = person["sort_name"][:1].upper()
        yield person | {"letter": letter if letter != last else ""}
        last = letter


def _rows(people, organizer, now):
    people = list(people)
    lines = Lines([person["id"] for person in people], organizer, now)
    return [
        Row(
            person["id"],
            person["name"],
            person.get("letter", ""),
            *lines.about(person),
            person["team__name"] or "",
        )
        for person in people
    ]


def _counted(people):
    """How many there are and how many were met, never counting further than MANY."""
    some = people.order_by().values("met_at")[: MANY + 1]
    return some.aggregate(people=Count("pk"), met=Count("met_at"))
