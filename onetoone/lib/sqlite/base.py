"""Django's SQLite backend, on a SQLite without the WAL-reset fault.

The fault (fixed in 3.51.3, 3.50.7 and 3.44.6) can lose committed pages in WAL mode. Where no fixed version is
to be had, the journal falls back to TRUNCATE with synchronous=EXTRA: slower, and safe.
"""

import sqlite3

from django.db.backends.sqlite3 import base, features, operations

HAS_SAFE_WAL = (
    sqlite3.sqlite_version_info >= (3, 51, 3)
    or (3, 50, 7) <= sqlite3.sqlite_version_info < (3, 51, 0)
    or (3, 44, 6) <= sqlite3.sqlite_version_info < (3, 45, 0)
)
JOURNAL = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
    if HAS_SAFE_WAL
    else "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA;"
)
INIT_COMMAND = JOURNAL + "PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA cache_size=-8000;"


class DatabaseFeatures(features.DatabaseFeatures):
    max_query_params = 250_000  # pysqlite3 lacks getlimit(), which Django would ask


class DatabaseOperations(operations.DatabaseOperations):
    def _quote_params_for_last_executed_query(self, params):
        quoted = ()
        for start in range(0, len(params), 2_000):  # SQLite's limit of columns; again without getlimit()
            some = params[start : start + 2_000]
            question = "SELECT " + ", ".join(["QUOTE(?)"] * len(some))
            quoted += self.connection.connection.execute(question, some).fetchone()
        return quoted


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
    ops_class = DatabaseOperations
