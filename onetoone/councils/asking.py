"""A question that pages ask about one person after another, put into SQL once for each organizer.

To say it takes Django several times as long as the database needs to answer it, and what is said depends on nothing
but the organizer's rights: only the person is filled in anew.
"""

import re
from functools import lru_cache, wraps
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import UUIDField
from django.db.models.query import ModelIterable

PAGE = 50
KEY = UUIDField()
ANYBODY = tuple(UUID(int=0x1111 << 112 | number) for number in range(PAGE))  # stand where the people will
MOST = 1000  # statements kept, some kilobytes each


def about_one_person(question):
    """`question(person_id, organizer, …)` makes a queryset; called so, what it becomes answers with a list.

    Of a `values_list` that holds rows, of another queryset records: with their annotations, without what is related.
    """
    asked = about_people(lambda people_ids, *more: question(people_ids[0], *more))
    return wraps(question)(lambda person_id, *more: asked([person_id], *more))


def about_people(question):
    """Alike of `question(people_ids, organizer, …)`, about as many people as a page shows."""
    in_sql = lru_cache(maxsize=MOST)(
        lambda organizer, _rights, *more: _InSQL(question(ANYBODY, organizer, *more))
    )

    @wraps(question)
    def asked(people_ids, organizer, *more):
        try:
            return in_sql(organizer, organizer.rights, *more).answers(people_ids) if people_ids else []
        except EmptyResultSet:
            return []

    return asked


class _InSQL:
    """A queryset about ANYBODY as a statement, and how its answers are read."""

    def __init__(self, queryset):
        self.model = queryset.model if issubclass(queryset._iterable_class, ModelIterable) else None
        if self.model:
            self.names = [field.attname for field in self.model._meta.concrete_fields]
            self.more_names = list(queryset.query.annotations)
            queryset = queryset.values_list(*self.names, *self.more_names)
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, self.values = compiler.as_sql()
        self.sql = _found_by_person(sql)
        columns = [column for column, _sql, _alias in compiler.select]
        self.converters = compiler.get_converters(columns).items()
        number_of = {_stored(anybody): number for number, anybody in enumerate(ANYBODY)}
        self.people = [(n, number_of[value]) for n, value in enumerate(self.values) if value in number_of]

    def answers(self, people_ids):
        if len(people_ids) > PAGE:
            raise ValueError(f"More than a page of people: {len(people_ids)}.")
        values, last = list(self.values), len(people_ids) - 1
        stored = [_stored(key) for key in people_ids]
        for place, number in self.people:
            values[place] = stored[min(number, last)]  # the last one fills the places left over
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            return [self._answer(list(row)) for row in cursor.fetchall()]

    def _answer(self, row):
        for place, (converts, column) in self.converters:
            for convert in converts:
                row[place] = convert(row[place], column, connection)
        if self.model is None:
            return row
        record = self.model.from_db(DEFAULT_DB_ALIAS, self.names, row[: len(self.names)])
        vars(record).update(zip(self.more_names, row[len(self.names) :], strict=True))
        return record


def _found_by_person(sql):
    """The same question, which SQLite now answers by an index of people and never by one of the whole council.

    A plus before a column keeps its index out of the plan. Without one SQLite takes a council for ten rows.
    """
    if connection.vendor != "sqlite":
        return sql
    return re.sub(r'("\w+"\."council_id" =)', r"+\1", sql)


def _stored(key):
    return KEY.get_db_prep_value(key, connection)
