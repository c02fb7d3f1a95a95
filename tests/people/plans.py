"""What the database is asked for, and how it means to answer."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

only_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plans")
only_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="reads PostgreSQL's plans")


def statements(deed):
    """The statements that this asks, and what it answers."""
    with CaptureQueriesContext(connection) as asked:
        answer = deed()
    return [one["sql"] for one in asked.captured_queries], answer


def plan(sql):
    """The steps in which SQLite means to answer."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return [row[-1] for row in cursor.fetchall()]


def scans(sql):
    """The steps of the plan that walk through a whole table or index."""
    steps = plan(sql)
    # The rows that a LIMIT let through may be walked through.
    return [step for step in steps if re.match(r"SCAN (?!\(?subquery|CONSTANT)", step)]
