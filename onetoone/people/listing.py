"""The people page: everybody by name or those chosen, fifty a page, or those whom some typed words find."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count
from django.utils.formats import number_format

from onetoone.lib.paging import page
from onetoone.people.around import Around
from onetoone.people.choosing import EVERYONE, NOBODYS, Chip, Chosen, at_first_sight, chips
from onetoone.people.finding import MOST_FOUND, find, number_found, numbers_typed
from onetoone.people.lines import COLUMNS, Lines
from onetoone.people.models import Person

MANY = 1000
KEYS = ("sort_name", "id")


@dataclass(frozen=True)
class Row:
    """Somebody, with the letter of the margin if they are the first under it, and the line that matters."""

    id: Any
    name: str
    letter: str
    line: str
    is_due: bool
    team: str
    number: str = ""  # of those found by its digits

    @property
    def key(self):
        return str(self.id)


@dataclass(frozen=True)
class Listing:
    """One page of people, those chosen by name or those that the words in `found` lead to."""

    rows: list[Row]
    chosen: Chosen = EVERYONE
    found: str = ""
    next: str = ""
    previous: str = ""
    people: int = 0  # counted up to MANY and one more, on the first page
    met: int = 0
    chips: tuple[Chip, ...] = ()

    @property
    def first_chips(self):
        return at_first_sight(self.chips)

    @property
    def more_chips(self):
        return [chip for chip in self.chips if chip not in self.first_chips]

    @property
    def given_to(self):
        """The organizer whose people these are, where nothing else was chosen."""
        named = [chip.words for chip in self.chips if chip.name == self.chosen.only == "whose"]
        return "".join(named)

    @property
    def shown(self):
        """What was chosen, in its words; "" for everyone and where `given_to` says it."""
        chosen = [chip.words for chip in self.chips[1:] if chip.is_chosen]
        return "" if self.given_to else ", ".join(chosen)

    @property
    def are_many(self):
        return self.people > MANY

    @property
    def may_be_more(self):
        """As many were found as are looked through; another letter narrows it down."""
        return len(self.rows) == MOST_FOUND

    @property
    def sought_by_digits(self):
        return bool(numbers_typed(self.found))

    @property
    def is_empty(self):
        """Nobody at all is here, or given to this organizer."""
        return not (self.rows or self.found or self.chosen)

    @property
    def are_nobodys(self):
        """Those given to nobody: they wait for somebody to give them."""
        return bool(self.rows) and NOBODYS in self.chosen.show

    @property
    def many(self):
        return number_format(MANY, force_grouping=True)

    @property
    def address_after(self):
        return self.next and self.chosen.address(after=self.next)

    @property
    def address_before(self):
        return self.previous and self.chosen.address(before=self.previous)


def listing(organizer, now, *, chosen=EVERYONE, after="", before="", found="") -> Listing:
    """The people this organizer may see, fifty by name after or before a token, or found by these words."""
    people = Person.objects.visible_to(organizer)
    if found:
        country = organizer.council.country
        rows = list(_light(find(people, found, country), "phone", "other_phones"))
        numbers = [number_found((row["phone"], *row["other_phones"]), found, country) for row in rows]
        told = zip(_rows(rows, organizer, now), numbers, strict=True)
        return Listing([replace(row, number=number) for row, number in told], found=found)
    shown = chosen.among(people, organizer, now)
    some = page(_light(shown), KEYS, after=after, before=before, among=people)
    rows = _rows(_with_letters(some), organizer, now)
    rows = _with_reasons(rows, organizer) if organizer.is_cc and NOBODYS in chosen.show else rows
    counted = {} if some.previous else _counted(shown)
    chosen_chips = tuple(chips(chosen, organizer))
    return Listing(rows, chosen, next=some.next, previous=some.previous, chips=chosen_chips, **counted)


def _light(people, *more):
    return people.values(*COLUMNS, "name", "sort_name", "team__name", *more)


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


def _with_reasons(rows, organizer):
    """Each row also tells who handed them on, and why."""
    around = Around([row.id for row in rows], organizer)
    return [replace(row, line=f"{row.line} {around.handed_on(row.id)}".strip()) for row in rows]


def _counted(people):
    """How many there are and how many were met, never counting further than MANY."""
    some = people.order_by().values("met_at")[: MANY + 1]
    return some.aggregate(people=Count("pk"), met=Count("met_at"))
