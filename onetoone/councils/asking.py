"""A question that pages ask about one person after another, put into SQL once for each organizer.

To say it takes Django several times as long as the database needs to answer it, and what is said depends on nothing
but the organizer's rights: only the person is filled in anew.
"""

import re
from functools import cache, lru_cache, wraps
from itertools import islice
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

    Of a `values_list` that holds rows, of another queryset records: with their annotations and what is related.
    """
    asked = about_people(lambda people_ids, *more: question(people_ids[0], *more))
    return wraps(question)(lambda person_id, *more: asked([person_id], *more))


def about_people(question):
    """Alike of `question(people_ids, organizer, …)`, about as many people as a page shows."""
    in_sql = lru_cache(maxsize=MOST)(
        lambda organizer, _rights, *more: _InSQL(question(ANYBODY, organizer, *more), ANYBODY)
    )

    @wraps(question)
    def asked(people_ids, organizer, *more):
        if len(people_ids) > PAGE:
            raise ValueError(f"More than a page of people: {len(people_ids)}.")
        filled = [
            *people_ids,
            *people_ids[-1:] * (PAGE - len(people_ids)),
        ]  # the last one fills the places left
        try:
            return in_sql(organizer, organizer.rights, *more).answers(filled) if people_ids else []
        except EmptyResultSet:
            return []

    return asked


def about(*anything):
    """Alike of a question that depends on nobody's rights, only on words and keys; these stand where they will."""

    def asked_once(question):
        in_sql = cache(lambda: _InSQL(question(*anything), anything))
        return wraps(question)(lambda *words: in_sql().answers(words))

    return asked_once


class _InSQL:
    """A queryset about whatever stands in as a statement, and how its answers are read."""

    def __init__(self, queryset, standing_in):
        self.model = queryset.model if issubclass(queryset._iterable_class, ModelIterable) else None
        if self.model:
            self.names = _columns(self.model)
            self.more_names = list(queryset.query.annotations)
            self.related = [
                queryset.model._meta.get_field(name) for name in queryset.query.select_related or ()
            ]
            theirs = [
                f"{field.name}__{name}" for field in self.related for name in _columns(field.related_model)
            ]
            queryset = queryset.select_related(None).values_list(*self.names, *self.more_names, *theirs)
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, self.values = compiler.as_sql()
        self.sql = _found_by_person(sql)
        columns = [column for column, _sql, _alias in compiler.select]
        self.converters = compiler.get_converters(columns).items()
        number_of = {_stored(one): number for number, one in enumerate(standing_in)}
        self.places = [(n, number_of[value]) for n, value in enumerate(self.values) if value in number_of]

    def answers(self, words):
        values, stored = list(self.values), [_stored(word) for word in words]
        for place, number in self.places:
            values[place] = stored[number]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            return [self._answer(list(row)) for row in cursor.fetchall()]

    def _answer(self, row):
        for place, (converts, column) in self.converters:
            for convert in converts:
                row[place] = convert(row[place], column, connection)
        if self.model is None:
            return row
        values = iter(row)
        record = self.model.from_db(DEFAULT_DB_ALIAS, self.names, [*islice(values, len(self.names))])
        vars(record).update(zip(self.more_names, islice(values, len(self.more_names)), strict=True))
        for field in self.related:
            names = _columns(field.related_model)
            theirs = field.related_model.from_db(DEFAULT_DB_ALIAS, names, [*islice(values, len(names))])
            field.set_cached_value(record, theirs)
        return record


@cache
def _columns(model):
    return [field.attname for field in model._meta.concrete_fields]


def _found_by_person(sql):
    """The same question, which SQLite now answers by an index of people and never by one of the whole council.

    A plus before a column keeps its index out of the plan. Without one SQLite takes a council for ten rows.
    """
    if connection.vendor != "sqlite":
        return sql
    return re.sub(r'("\w+"\."council_id" =)', r"+\1", sql)


def _stored(word):
    return KEY.get_db_prep_value(word, connection) if isinstance(word, UUID) else word
