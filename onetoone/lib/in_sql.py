"""A question that pages ask again and again, put into SQL once.

To say it takes Django several times as long as the database needs to answer it. It is said about keys and words that
stand in for those of which it will be asked; only these are filled in anew.
"""

from functools import cache, wraps
from itertools import islice
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import UUIDField
from django.db.models.query import ModelIterable

KEY = UUIDField()


def said_once(*kinds):
    """Decorates `question(word, …)`, which makes a queryset: called so, what it becomes answers with a list.

    The words are keys or strings, as their `kinds` say, UUID or str. Of a `values_list` the answers are rows, of
    another queryset records: with their annotations and what is related.
    """
    standing_in = [
        UUID(int=0x1111 << 112 | n) if kind is UUID else f"word {n}" for n, kind in enumerate(kinds)
    ]

    def asked(question):
        in_sql = cache(lambda: InSQL(question(*standing_in), standing_in))
        return wraps(question)(lambda *words: in_sql().answers(words))

    return asked


class InSQL:
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
        self.sql, self.values = compiler.as_sql()
        columns = [column for column, _sql, _alias in compiler.select]
        self.converters = compiler.get_converters(columns).items()
        self.stored = [KEY.get_db_prep_value if isinstance(one, UUID) else _as_it_is for one in standing_in]
        number_of = {stored: number for number, stored in enumerate(self._stored(standing_in))}
        self.places = [(n, number_of[value]) for n, value in enumerate(self.values) if value in number_of]

    def answers(self, words):
        """What the database answers of these words, each in the place of the one that stood in for it."""
        values, stored = list(self.values), self._stored(words)
        for place, number in self.places:
            values[place] = stored[number]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            return [self._answer(list(row)) for row in cursor.fetchall()]

    def _stored(self, words):
        return [stored(word, connection) for stored, word in zip(self.stored, words, strict=True)]

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


def _as_it_is(word, _connection):
    return word
