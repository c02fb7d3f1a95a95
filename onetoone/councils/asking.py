"""A question that pages ask about one person after another, put into SQL once for each organizer.

What is said depends on nothing but the organizer's rights: only the person is filled in anew.
"""

import re
from functools import lru_cache, wraps
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection

from onetoone.lib.in_sql import InSQL

PAGE = 50
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
        lambda organizer, _rights, *more: _AboutPeople(question(ANYBODY, organizer, *more), ANYBODY)
    )

    @wraps(question)
    def asked(people_ids, organizer, *more):
        if len(people_ids) > PAGE:
            raise ValueError(f"More than a page of people: {len(people_ids)}.")
        places_left = PAGE - len(people_ids)
        everybody = [*people_ids, *people_ids[-1:] * places_left]
        try:
            return in_sql(organizer, organizer.rights, *more).answers(everybody) if people_ids else []
        except EmptyResultSet:
            return []

    return asked


class _AboutPeople(InSQL):
    def __init__(self, *question):
        super().__init__(*question)
        self.sql = _found_by_person(self.sql)


def _found_by_person(sql):
    """The same question, which SQLite now answers by an index of people and never by one of the whole council.

    A plus before a column keeps its index out of the plan. Without one SQLite takes a council for ten rows.
    """
    if connection.vendor != "sqlite":
        return sql
    return re.sub(r'("\w+"\."council_id" =)', r"+\1", sql)
