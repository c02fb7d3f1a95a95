"""Bring the database up to date, with a copy to go back to."""

import os
import sqlite3
import sys
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

Step = tuple[str, str]


def missing_steps() -> list[Step]:
    """What this database still needs. One that is newer than this code, or broken, ends with a sentence."""
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as problem:
        sys.exit(_("The database cannot be opened: %(problem)s.") % {"problem": problem})
    if newer := set(executor.loader.applied_migrations) - _known_steps(executor.loader):
        sentence = _(
            "This database was written by a newer onetoone: it has %(step)s."
            " Start that version, or name another folder with --data."
        )
        sys.exit(sentence % {"step": " ".join(sorted(newer)[-1])})
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [(step.app_label, step.name) for step, _backwards in plan]


def bring_up_to_date() -> None:
    """Apply what is missing, after a checked copy of a SQLite database that already holds something."""
    if missing_steps():
        if connection.vendor == "sqlite" and connection.introspection.table_names():
            _copy()
        call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def _known_steps(loader: MigrationLoader) -> set[Step]:
    squashed = {step for squash in loader.replacements.values() for step in squash.replaces}
    return set(loader.disk_migrations) | squashed


def _copy() -> None:
    path = settings.DATA / "backups" / f"before-migration-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.sqlite3"
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        _copy_to(path)
    except (sqlite3.Error, OSError) as problem:
        with suppress(OSError):
            path.unlink()
        sentence = _(
            "The database was not brought up to date, because it could not be copied first: %(problem)s."
        )
        sys.exit(sentence % {"problem": problem})


def _copy_to(path: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
        if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise sqlite3.DatabaseError(_("the copy does not pass SQLite's own check"))
        if _rows_by_table(copy) != _rows_by_table(connection.connection):
            raise sqlite3.DatabaseError(_("the copy does not hold the same rows"))


def _rows_by_table(database: sqlite3.Connection) -> dict[str, int]:
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    count = 'SELECT count(*) FROM "{}"'
    return {name: database.execute(count.format(name)).fetchone()[0] for name in tables}
