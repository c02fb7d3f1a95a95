"""Undo a whole import within thirty days. What somebody changed since, or wrote down on top of it, stays as it is."""

from collections import defaultdict
from itertools import batched

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from onetoone.audit.models import AuditEvent
from onetoone.councils.models import Council, Record
from onetoone.councils.undoing import CannotUndo
from onetoone.meetings.models import Note
from onetoone.people.models import Identifier, Pair, PairToCome, Person, SearchWord, Team
from onetoone.transfer.known import known
from onetoone.transfer.models import ImportBatch
from onetoone.transfer.writing import Pile, change

SOME = 2_500


@transaction.atomic
def undo_import(batch: ImportBatch, *, by, at=None) -> ImportBatch:
    """New people no longer count, filled facts are empty again; `stayed` tells how many people stay as they are.

    A second time answers the same. Raises CannotUndo with a sentence.
    """
    at = at or timezone.now()
    Council.objects.select_for_update().get(pk=batch.council_id)
    batch.refresh_from_db()
    if batch.undone_at:
        return batch
    if not batch.can_be_undone(at):
        raise CannotUndo(_("This import stays as it is: it is not finished, or more than thirty days old."))
    new, here = _people(batch, batch.new_rows()), _people(batch, batch.filled_rows())
    batch.stayed = _undo_new(batch, new, at) + _empty_again(batch, here.exclude(pk__in=new.values("pk")))
    _undo_what_hangs_on(batch, new.filter(undone_at=None), at)
    batch.undone_at = at
    batch.save(update_fields=["stayed", "undone_at"])
    kind = AuditEvent.Kind.IMPORTED
    event = {"council_id": batch.council_id, "organizer_id": by.pk, "record_id": batch.pk}
    AuditEvent.objects.create(kind=kind, why="undone", at=at, **event)
    return batch


def _people(batch, rows):
    return Person.everything.filter(council=batch.council_id, pk__in=rows.values("person"))


def _undo_new(batch, new, at):
    """Those whom nobody touched since no longer count; how many stay."""
    untouched = new.filter(last_operation_id=batch.pk, undone_at=None, post=None)
    for child, name in _relations():
        later = child.objects.filter(**{name: OuterRef("pk")}).exclude(last_operation_id=batch.pk)
        untouched = untouched.filter(~Exists(later))
    untouched.update(undone_at=at)
    gone = new.filter(undone_at=at).values("pk")
    SearchWord.objects.filter(person__in=gone).delete()
    Identifier.objects.filter(person__in=gone).delete()
    return new.filter(undone_at=None).count()


def _relations():
    """All that can be written down about a person: (model, name of its field)."""
    for relation in Person._meta.related_objects:
        if issubclass(relation.related_model, Record):
            yield relation.related_model, relation.field.name


def _empty_again(batch, here):
    """The facts this import filled, of people nobody changed since; how many were changed."""
    filled = defaultdict(list)
    rows = batch.filled_rows().order_by("-number")
    for person_id, number, facts in rows.values_list("person_id", "number", "filled"):
        filled[person_id].append((number, facts))
    ids = here.filter(last_operation_id=batch.pk).values_list("pk", flat=True)
    for some in batched(list(ids), SOME):
        pile = Pile(changed={person.id: person for person in known(batch.council, some)})
        for person in pile.changed.values():
            for number, facts in filled[person.id]:
                pile.forgotten += [batch.key(number, place) for place in range(1, 1 + facts.pop("ids", 0))]
                person.empty(facts)
        pile.found_anew = pile.changed
        change(pile, batch)
    return here.exclude(last_operation_id=batch.pk).count()


def _undo_what_hangs_on(batch, staying, at):
    """The pairs and notes that came with the sheet, but for new people who stay; and teams that have nobody."""
    came = batch.imported_rows.values("person")
    for kind in (Pair, PairToCome, Note):
        theirs = kind.objects.filter(person__in=came, last_operation_id=batch.pk)
        theirs.exclude(person__in=staying.values("pk")).update(undone_at=at)
    teams = Team.objects.filter(council=batch.council_id, last_operation_id=batch.pk)
    teams.filter(~Exists(Person.objects.filter(team=OuterRef("pk")))).update(undone_at=at)
