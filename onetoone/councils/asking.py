"""A question that pages ask about one person after another, put into SQL once for each organizer.

To say it takes Django several times as long as the database needs to answer it, and what is said depends on nothing
but the organizer's rights: only the person is filled in anew.
"""

from functools import lru_cache, wraps
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import UUIDField
from django.db.models.query import ModelIterable

ANYBODY = UUID("11111111-1111-1111-1111-111111111111")  # stands in the statement where the person will
MOST = 1000  # statements kept, some kilobytes each


def about_one_person(question):
    """`question(person_id, organizer, …)` makes a queryset; called so, what it becomes answers with a list.

    Of a `values_list` that holds rows, of another queryset records: with their annotations, without what is related.
    """
    in_sql = lru_cache(maxsize=MOST)(
        lambda organizer, _rights, *more: _InSQL(question(ANYBODY, organizer, *more))
    )

    @wraps(question)
    def asked(person_id, organizer, *more):
        try:
            return in_sql(organizer, organizer.rights, *more).answers(person_id)
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
        self.sql, self.values = compiler.as_sql()
        self.converters = compiler.get_converters(
            [column for column, _sql, _alias in compiler.select]
        ).items()

    def answers(self, person_id):
        anybody, somebody = _stored(ANYBODY), _stored(person_id)
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [somebody if value == anybody else value for value in self.values])
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


def _stored(key):
    return UUIDField().get_db_prep_value(key, connection)
