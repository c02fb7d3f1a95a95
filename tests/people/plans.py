"""What the database is asked for, and how it means to answer."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

only_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="reads SQLite's plans")


def statements(deed):
    """The statements that this asks, and what it answers."""
    with CaptureQueriesContext(connection) as asked:
        answer = deed()
    return [one["sql"] for one in asked.captured_queries], answer


def scans(sql):
    """The steps of the plan that walk through a whole table or index."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        steps = [row[-1] for row in cursor.fetchall()]
    # What a LIMIT inside has bounded may be walked through.
    return [step for step in steps if re.match("SCAN (?!.subquery|CONSTANT)", step)]
