"""The keys in hand: unwrapped, for the length of one request, bounded, and never older than a rollback."""

from contextvars import ContextVar
from uuid import UUID

from django.db import connection, transaction

MOST = 20_000  # some megabytes; the oldest go first


class _Made:
    """Whether keys made in this transaction still stand: a rollback that takes their rows takes them too."""

    def __init__(self) -> None:
        self.is_committed = False
        transaction.on_commit(self)

    def __call__(self) -> None:
        self.is_committed = True

    def is_true(self) -> bool:
        return self.is_committed or any(entry[1] is self for entry in reversed(connection.run_on_commit))


type Name = tuple[str, UUID]
_ring: ContextVar[dict[Name, tuple[bytes, _Made | None]]] = ContextVar("keys in hand")


def get(name: Name) -> bytes | None:
    """The key, if it is in hand and no rollback has taken it."""
    ring = _ring.get({})
    key, made = ring.get(name, (None, None))
    if made and not made.is_true():
        del ring[name]
        return None
    return key


def keep(keys: dict[Name, bytes], *, just_made: bool = False) -> None:
    """Hold keys until the ring is cleared; those just made also go when their transaction is rolled back."""
    ring = _ring.get(None)
    if ring is None:
        _ring.set(ring := {})
    made = _Made() if just_made and keys else None
    ring.update((name, (key, made)) for name, key in keys.items())
    while len(ring) > MOST:
        del ring[next(iter(ring))]


def drop(name: Name) -> None:
    """Let one key go."""
    _ring.get({}).pop(name, None)


def clear() -> None:
    """Let all keys go: at both ends of a request, of a worker's task, of a test."""
    _ring.set({})
