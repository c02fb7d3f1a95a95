"""What the operation in hand has made and changed so far, so that it can be undone."""

from contextlib import contextmanager
from contextvars import ContextVar

_in_hand: ContextVar = ContextVar("operation in hand", default=None)


@contextmanager
def keeping(operation):
    """While this lasts, `made` and `changed` write into this operation."""
    token = _in_hand.set(operation)
    try:
        yield operation
    finally:
        _in_hand.reset(token)


def operation_id():
    """The key of the operation in hand, or None."""
    operation = _in_hand.get()
    return operation and operation.pk


def made(record) -> None:
    """Remember a row that came into being."""
    if operation := _in_hand.get():
        operation.made.append([record._meta.label, str(record.pk)])


def changed(record, before: dict) -> None:
    """Remember the fields of a row as they were, once a row: the first state is the one to go back to."""
    operation = _in_hand.get()
    if operation and [record._meta.label, str(record.pk)] not in operation.made:
        operation.changed.append([record._meta.label, str(record.pk), before])
