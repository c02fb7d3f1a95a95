"""What a chunk of rows became, written in bulk: people, the words that find them, their ids, pairs and notes."""

from dataclasses import dataclass, field
from operator import attrgetter, itemgetter
from typing import Any
from uuid import UUID

from onetoone.councils.models import Organizer
from onetoone.lib.keys import new_key
from onetoone.meetings.models import Note, Shared
from onetoone.people.models import Identifier, Pair, PairToCome, Person, SearchWord
from onetoone.people.models.person import sort_name
from onetoone.people.models.search_word import words_of
from onetoone.transfer.bulk import insert, update
from onetoone.transfer.known import FACTS, Known
from onetoone.transfer.models import ImportBatch, ImportedRow
from onetoone.vault import keys

REACHED_THROUGH = Person._meta.get_field("reached_through")


@dataclass
class Pile:
    """What a chunk of rows became, not yet written."""

    new: dict[UUID, Known] = field(default_factory=dict)
    changed: dict[UUID, Known] = field(default_factory=dict)
    found_anew: dict[UUID, Known] = field(default_factory=dict)  # changed, with other words to find them by
    identifiers: dict[tuple[str, str], tuple[UUID, UUID]] = field(
        default_factory=dict
    )  # its key, whose it is
    forgotten: list[UUID] = field(default_factory=list)  # keys of identifiers
    pairs: dict[UUID, Organizer] = field(default_factory=dict)
    kept: list[tuple[UUID, UUID, UUID]] = field(default_factory=list)  # its key, who, for which invitation
    notes: dict[tuple[UUID, str], Organizer] = field(default_factory=dict)
    fates: list[tuple[int, UUID | None, str, Any, int | None]] = field(default_factory=list)


def write(pile: Pile, batch: ImportBatch, stale=()) -> None:
    """Write all of it, with about a dozen statements; `stale` ids still name somebody who no longer counts."""
    for system, value in stale:
        Identifier.objects.filter(council=batch.council, system=system, value=value).delete()
    _seal([*pile.new.values(), *pile.changed.values()], batch)
    _insert_people([*pile.new.values()], batch)
    change(pile, batch)
    identifiers = [(*both, *pair) for pair, both in pile.identifiers.items()]
    insert(Identifier, ("id", "person", "system", "value"), identifiers, council=batch.council_id)
    _give(pile, batch)
    _write_notes(pile, batch)
    names = ("number", "person", "fate", "filled", "mark")
    insert(ImportedRow, names, pile.fates, council=batch.council_id, batch=batch.pk)


def write_words(people, council_id) -> None:
    """The words that find these people, who have none yet."""
    words = [
        (word, person.id, UUID(int=person.id.int ^ (number << 32)))
        for person in people
        for number, word in enumerate(words_of(person), start=1)
    ]
    words.sort(key=itemgetter(0))  # neighbours in the index are written one after the other
    insert(SearchWord, ("word", "person", "id"), words, council=council_id)


def _insert_people(people, batch):
    facts = attrgetter(*FACTS)
    rows = [(*facts(person), sort_name(person.name, person.family_name)) for person in people]
    same = {"council": batch.council_id, "added_by": batch.by_id, "last_operation_id": batch.pk}
    insert(Person, (*FACTS, "sort_name"), rows, **same)
    write_words(people, batch.council_id)


def change(pile: Pile, batch: ImportBatch) -> None:
    """The facts of people who were here already, the words to find them by, and ids that are theirs no more."""
    names = [name for name in FACTS if name != "id"]
    facts = attrgetter(*names)
    rows = [(*facts(person), batch.pk, person.id) for person in pile.changed.values()]
    update(Person, (*names, "last_operation_id"), rows)
    Identifier.objects.filter(pk__in=pile.forgotten).delete()
    if pile.found_anew:
        SearchWord.objects.filter(person__in=list(pile.found_anew)).delete()
        write_words(pile.found_anew.values(), batch.council_id)


def _seal(people, batch):
    told = [person for person in people if isinstance(person.reached_through, str) and person.reached_through]
    rows = [Person(pk=one.id, council=batch.council, reached_through=one.reached_through) for one in told]
    keys.make(rows)
    for person in people:
        person.reached_through = person.reached_through or None
    for person, row in zip(told, rows, strict=True):
        person.reached_through = REACHED_THROUGH.pre_save(row, add=True)


def _give(pile, batch):
    """New people to their organizer; those who were here only if they belong to nobody."""
    here = [one for one in pile.pairs if one not in pile.new]
    given = (
        set(Pair.objects.open().filter(person__in=here).values_list("person_id", flat=True)) if here else ()
    )
    rows = [(new_key(), one, who.pk) for one, who in pile.pairs.items() if one not in given]
    same = {"council": batch.council_id, "given_by": batch.by_id, "last_operation_id": batch.pk}
    insert(Pair, ("id", "person", "organizer"), rows, since=batch.council.today(), **same)
    insert(PairToCome, ("id", "person", "invitation"), pile.kept, **same)


def _write_notes(pile, batch):
    """For the coordinators unless somebody said the council; what a note of theirs says already is not said twice."""
    here = {one for one, _text in pile.notes} - pile.new.keys()
    said = keys.gather(list(Note.objects.filter(person__in=here, one_to_one=None))) if here else []
    already = {(note.person_id, note.text) for note in said}
    readers = batch.answers.get("notes") or Shared.CC
    notes = [
        Note(
            council=batch.council, person_id=one, author=author, text=text, shared_with=readers,
            last_operation_id=batch.pk,
        )
        for (one, text), author in pile.notes.items()
        if (one, text) not in already
    ]  # fmt: skip
    if notes:
        keys.make(notes)
        Note.objects.bulk_create(notes)
