"""Undo an operation within a day: what it made no longer counts, what it changed is as before."""

import datetime as dt

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from onetoone.audit.models import Operation
from onetoone.councils.models import Record

A_DAY = dt.timedelta(days=1)


class CannotUndo(Exception):
    """Carries the sentence that says why."""


@transaction.atomic
def undo(key, *, by, at=None, only="") -> Operation:
    """Undo this organizer's own operation; a second time answers the same. Raises CannotUndo with a sentence.

    Of a deed with several people `only` undoes what it did with the one who has this key; the rest stands.
    """
    at = at or timezone.now()
    operation = Operation.objects.select_for_update().filter(pk=key, organizer_id=by.pk).first()
    if operation is None:
        raise CannotUndo(_("There is nothing to undo here."))
    if operation.undone_at:
        return operation
    if at - operation.at > A_DAY:
        raise CannotUndo(
            _("This was more than a day ago and stays as it is. Write down what is true now instead.")
        )
    made = [_row(label, key) for label, key in operation.made]
    changed = [(_row(label, key), before) for label, key, before in reversed(operation.changed)]
    if only:
        made = [record for record in made if _whom(record) == only]
        changed = [one for one in changed if _whom(one[0]) == only]
        if not (made or changed):
            return operation
    _refuse_if_built_upon(operation, made, [record for record, _before in changed])
    for record in reversed(made):
        record.undo(at)
    for record, before in changed:
        record.refresh_from_db()  # the same row may have changed twice
        record.put_back(before)
    for record in [*made, *(record for record, _before in changed)]:
        record.recount()
    rest = _without(operation, [*made, *(record for record, _before in changed)]) if only else []
    if not rest:
        operation.undone_at = at
    operation.save()
    return operation


def to_undo(record, *, by, at=None) -> Operation | None:
    """The latest deed with this record, if it is this organizer's own, stands, and is less than a day old."""
    since = (at or timezone.now()) - A_DAY
    own = Operation.objects.filter(pk=record.last_operation_id, organizer_id=by.pk, undone_at=None)
    return own.filter(at__gt=since).first()


def _whom(record):
    """The key of the person this row is about."""
    return str(getattr(record, getattr(record, "about", ""), None))


def _without(operation, records):
    """The rows of the kind it answered with that are left once it forgets these; its answer is one of them."""
    gone = {(record._meta.label, str(record.pk)) for record in records}
    operation.made = [row for row in operation.made if tuple(row) not in gone]
    operation.changed = [row for row in operation.changed if tuple(row[:2]) not in gone]
    rest = [
        row[:2] for row in (*operation.made, *operation.changed) if row[0] == (operation.result or [""])[0]
    ]
    if rest and operation.result not in rest:
        operation.result = rest[0]
    return rest


def _row(label, key) -> Record:
    return apps.get_model(label)._base_manager.get(pk=key)


def _refuse_if_built_upon(operation, made, changed):
    touched = [*made, *changed]
    if any(record.last_operation_id != operation.pk for record in touched):
        raise CannotUndo(_("This has changed again since. Undo the later change first."))
    # A row changed here may point at a row made here: its issues, say.
    own = {record.pk for record in touched}
    resting = [child for record in made for child in _children(record) if child.pk not in own]
    if resting or _written_since(operation, changed):
        raise CannotUndo(_("Something was written down since that rests on this. Undo that first."))


def _written_since(operation, changed):
    """Whether later deeds rest on steps with a person that this one changed: the debrief of a talk that was held."""
    steps = [
        record
        for record in changed
        if getattr(record, "about", "") == "person_id" and hasattr(record, "person_id")
    ]
    keys = {child.last_operation_id for record in steps for child in _children(record)}
    return Operation.objects.filter(pk__in=keys, at__gt=operation.at, undone_at=None).exists()


def _children(record):
    for relation in record._meta.related_objects:
        if issubclass(relation.related_model, Record):
            yield from relation.related_model.objects.filter(**{relation.field.name: record})
