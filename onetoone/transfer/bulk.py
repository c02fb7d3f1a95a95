"""Many rows at once, without making instances of the model first: that alone would take most of an import's time."""

from functools import partial
from itertools import repeat
from operator import attrgetter
from typing import Any

from django.db import connection, models


def insert(model: type[models.Model], names, rows, **same) -> None:
    """Insert rows of values in the order of these fields, with the `same` values in all; the rest are defaults."""
    given: list[Any] = [model._meta.get_field(name) for name in names]
    others = {one: same.get(one.name, one.get_default()) for one in _columns(model) if one not in given}
    columns = ", ".join(_quoted(one.column) for one in (*given, *others))
    places = ", ".join(["%s"] * (len(given) + len(others)))
    statement = f"INSERT INTO {_quoted(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608
    constant = [repeat(one.get_db_prep_save(value, connection)) for one, value in others.items()]
    _execute(statement, given, rows, constant)


def update(model: type[models.Model], names, rows) -> None:
    """Set these fields of many rows; the last value of each is the row's key."""
    given: list[Any] = [model._meta.get_field(name) for name in names]
    settings = ", ".join(f"{_quoted(one.column)} = %s" for one in given)
    key = model._meta.pk
    statement = f"UPDATE {_quoted(model._meta.db_table)} SET {settings} WHERE {_quoted(key.column)} = %s"  # noqa: S608
    _execute(statement, [*given, key], rows)


def _columns(model):
    return [one for one in model._meta.concrete_fields if not isinstance(one, models.AutoField)]


def _execute(statement, given, rows, constant=()):
    if rows:
        stored = [_stored(one, column) for one, column in zip(given, zip(*rows, strict=True), strict=True)]
        with connection.cursor() as cursor:
            cursor.executemany(statement, list(zip(*stored, *constant, strict=False)))


def _stored(one, values):
    """The values of this field as its column holds them."""
    target = one.target_field if one.is_relation else one
    if isinstance(target, (models.CharField, models.BooleanField, models.IntegerField)):
        return values
    if isinstance(target, models.UUIDField) and not connection.features.has_native_uuid_field:
        if None in values:
            return [value and value.hex for value in values]
        return map(attrgetter("hex"), values)
    store = partial(one.get_db_prep_save, connection=connection)
    if isinstance(target, models.JSONField):
        nothing = store([])
        return [nothing if value == [] else store(value) for value in values]
    return map(store, values)


def _quoted(name):
    return connection.ops.quote_name(name)
