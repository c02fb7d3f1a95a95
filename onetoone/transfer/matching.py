"""Whom each row speaks of: our own id, then another system's id, then e-mail or telephone if the names agree.

Couples share both, so an address under another name is never enough: that is somebody to ask about.
"""

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import chain, islice
from uuid import UUID

from onetoone.people.models import Identifier, Person, SearchWord
from onetoone.people.models.person import sort_name
from onetoone.transfer.cells import Row
from onetoone.transfer.drawer import Drawer
from onetoone.transfer.known import Known, known, name_key, names_agree
from onetoone.transfer.models import ImportBatch, ImportedRow

FEW = 3  # people to choose from
MANY = 20  # namesakes of one name that are looked at


@dataclass(slots=True)
class Match:
    """The person a row speaks of; else those of another name who share its address, or of its name alone."""

    person: Known | None = None
    others: list[Known] = field(default_factory=list)
    shared: str = ""  # email · phone · name


class Book:
    """Those whom a chunk of rows may speak of, looked up together with at most five statements."""

    def __init__(self, batch: ImportBatch, *, only_looking=False):
        self.batch, self.council = batch, batch.council
        self._drawer = Drawer() if only_looking else None  # what is only looked at is not in the database
        self._claimed: Counter[int] = Counter()  # mark → rows that had it so far

    def open(self, rows: list[Row]) -> None:
        """Look up everybody these rows may speak of."""
        self.people: dict[UUID, Known] = {}
        self.identified: dict[tuple[str, str], Known] = {}
        self._named: dict[str, dict[str, dict[UUID, Known]]] = defaultdict(
            dict
        )  # address → name key → people
        self._came: dict[int, list[UUID]] = {}  # mark → people whom such rows became in one sheet
        identifiers = self._identifiers(rows)
        others = [row for row in rows if not any(pair in identifiers for pair in sure_ids(row))]
        ids = {*identifiers.values(), *filter(None, map(own_id, rows))}
        ids |= self._reached(others) | self._came_before(others) | self._namesakes(others)
        for person in known(self.council, ids, to_change=self._drawer is None):
            self.enter(person)
        self.identified |= {pair: self.people[one] for pair, one in identifiers.items() if one in self.people}
        self.stale = [pair for pair, one in identifiers.items() if one not in self.people]
        if self._drawer:
            self._drawer.give_back(self, others)

    def enter(self, person: Known, *addresses) -> None:
        """This person is in the book, under their name and their addresses."""
        self.people[person.id] = person
        key = name_key(person.name)
        for address in ("", *person.addresses(), *addresses):
            self._named[address].setdefault(key, {})[person.id] = person

    def welcome(self, person: Known, row: Row) -> None:
        """Enter somebody new, who may come again in a later row."""
        self.enter(person)
        if self._drawer:
            self._drawer.keep(person, row)

    def whose(self, row: Row) -> Match:
        """Whom this row speaks of, as far as that can be known without asking."""
        if person := self._by_id(row):
            return Match(person)
        match = self._by_name(row) if is_bare(row) else self._by_address(row)
        if match.person is None:
            match.person = self._once_more(row)
        return match

    def _by_id(self, row):
        sure = map(self.identified.get, sure_ids(row))
        if person := next(filter(None, chain([self.people.get(own_id(row))], sure)), None):
            return person
        unsure = [self.identified.get(pair) for pair in row.external.items()]
        return next((one for one in unsure if one and names_agree(one.name, row.name)), None)

    def _by_address(self, row):
        key, match = name_key(row.name), Match()
        for address in (*row.emails, *row.phones):
            people = self._named.get(address)
            if not people:
                continue
            for one in people.get(key, {}).values():
                if names_agree(one.name, row.name):
                    return Match(one)
            if not match.others:
                everybody = chain.from_iterable(alike.values() for alike in people.values())
                match = Match(None, list(islice(everybody, FEW)), "email" if "@" in address else "phone")
        if has_no_name(row) and len(match.others) == 1:
            return Match(match.others[0])
        return match

    def _by_name(self, row):
        alike = self._named[""].get(name_key(row.name), {}).values()
        some = (one for one in alike if names_agree(one.name, row.name))
        return Match(None, list(islice(some, FEW)), "name")

    def _once_more(self, row):
        """Whom the same row became in an earlier sheet; if it comes twice, whom it became the second time."""
        twin = mark(row) if self._came else None
        if twin not in self._came:
            return None
        became, place = self._came[twin], self._claimed[twin]
        self._claimed[twin] += 1
        return self.people.get(became[place]) if place < len(became) else None

    def _identifiers(self, rows):
        pairs = {pair for row in rows for pair in row.external.items()}
        if not pairs:
            return {}
        systems, values = map(set, zip(*pairs, strict=True))
        found = Identifier.objects.filter(council=self.council, system__in=systems, value__in=values)
        found = found.values_list("system", "value", "person_id")
        return {(system, value): one for system, value, one in found if (system, value) in pairs}

    def _reached(self, rows):
        words = {email[:80] for row in rows for email in row.emails}
        words |= {phone[1:] for row in rows for phone in row.phones}
        found = SearchWord.objects.filter(council=self.council, word__in=words)
        return set(found.values_list("person_id", flat=True)) if words else set()

    def _came_before(self, rows):
        marks = {mark(row) for row in rows if not sure_ids(row)}
        if not marks:
            return set()
        came = ImportedRow.objects.filter(council=self.council, mark__in=marks, person__isnull=False)
        came = came.exclude(batch=self.batch).order_by("pk").values_list("mark", "batch", "person")
        sheets: dict[tuple[int, UUID], list[UUID]] = defaultdict(list)
        for twin, batch_id, person_id in came:
            sheets[twin, batch_id].append(person_id)
        for (twin, _batch), people in sheets.items():
            self._came[twin] = max(self._came.get(twin, []), people, key=len)
        return set(chain.from_iterable(self._came.values()))

    def _namesakes(self, rows):
        names = {sort_name(row.name, row.family_name) for row in rows if is_bare(row)}
        if not names:
            return set()
        found = Person.objects.filter(council=self.council, sort_name__in=names).order_by("sort_name", "pk")
        return set(found.values_list("pk", flat=True)[: MANY * len(names)])


def own_id(row: Row) -> UUID | None:
    """The person's id here, if the sheet went out from here."""
    try:
        return UUID(row.external["onetoone"])
    except (KeyError, ValueError):
        return None


def sure_ids(row: Row) -> list[tuple[str, str]]:
    """Its ids that lead to one person; an `external_id` without a system may be somebody else's in the next sheet."""
    return [pair for pair in row.external.items() if pair[0] != "external"]


def is_bare(row: Row) -> bool:
    """Whether there is nothing but a name to know the person by."""
    return not (row.emails or row.phones or sure_ids(row))


def has_no_name(row: Row) -> bool:
    """Whether the name was taken from the address, for want of another."""
    told = row.given_name or row.middle_name or row.family_name or row.goes_by
    reached = row.emails or row.phones
    return not told and bool(reached) and row.name == reached[0].partition("@")[0]


def mark(row: Row) -> int:
    """A number that the same row has in every sheet, whatever its tags and notes say."""
    told = repr((row.name, row.goes_by, row.emails, row.phones, row.place, row.postcode))
    return int.from_bytes(hashlib.blake2b(told.encode(), digest_size=8).digest(), signed=True)
