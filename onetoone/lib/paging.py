"""Pages of a long list by the keys of its last row: the thousandth page costs as much as the first."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet


@dataclass(frozen=True)
class Page:
    """The rows, and the tokens that lead to the rows after and before them, or ""."""

    rows: list[Any]
    next: str = ""
    previous: str = ""

    def __iter__(self):
        return iter(self.rows)


def page(rows: QuerySet, keys, *, after="", before="", size=50, among: QuerySet | None = None) -> Page:
    """The page of `rows` that follows the row of the token `after`, or comes before the one of `before`.

    `keys` order the rows and together are unique ("-at" runs backwards); the last one is the primary key. Rows are
    model instances or `values()` that hold it. A token names its row and nothing else; `among` are the rows it may
    name, `rows` themselves unless told. A token that leads nowhere leads to the first page.
    """
    mark = _row_of(after or before, keys, rows if among is None else among)
    backwards = bool(before and mark and not after)
    order = [_turned(key) for key in keys] if backwards else list(keys)
    some = rows.filter(beyond(order, mark)) if mark else rows
    found = list(some.order_by(*order)[: size + 1])
    more, found = len(found) > size, found[:size]
    if mark and (not found or (backwards and len(found) < size)):
        return page(rows, keys, size=size)
    if backwards:
        found.reverse()
    return Page(
        found,
        next=_token_of(found[-1], keys) if more or backwards else "",
        previous=_token_of(found[0], keys) if mark and (more or not backwards) else "",
    )


def beyond(keys, values) -> Q:
    """What follows, in the order of these keys, the row that has these values."""
    key, *other_keys = keys
    value, *other_values = values
    name, further = (key[1:], "lt") if key.startswith("-") else (key, "gt")
    past = Q(**{f"{name}__{further}": value})
    if not other_keys:
        return past
    # The first key alone bounds the range, so that an index is entered in the middle; the rest splits ties.
    return Q(**{f"{name}__{further}e": value}) & (past | beyond(other_keys, other_values))


def token(key: UUID) -> str:
    """A row's key, short enough for an address."""
    return urlsafe_b64encode(key.bytes).decode().rstrip("=")


def key_of(token: str) -> UUID | None:
    """The key that made this token; None when none did."""
    try:
        return UUID(bytes=urlsafe_b64decode(token.encode() + b"=="))
    except (binascii.Error, ValueError):
        return None


def _row_of(token, keys, among):
    key = key_of(token) if token else None
    names = [name.lstrip("-") for name in keys]
    return key and among.filter(pk=key).order_by().values_list(*names).first()


def _turned(key):
    return key[1:] if key.startswith("-") else f"-{key}"


def _token_of(row, keys):
    name = keys[-1].lstrip("-")
    return token(row[name] if isinstance(row, dict) else getattr(row, name))
