"""What a database file must hold after processes died: all that was answered for, whole, and nothing else."""

import json
import sqlite3
from contextlib import closing

from django.apps import apps

from onetoone.councils.models import Record


def problems(file, acknowledged):
    """What is broken, lost or torn in this file, if these operations were answered for."""
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("BEGIN")  # one look at one moment, while others go on writing
        written = {key: (made, changed) for key, made, changed in database.execute(OPERATIONS)}
        lost = [f"lost: {key}" for key in acknowledged if key.hex not in written]
        return [*_broken(database), *lost, *_torn(database, written), *_orphans(database, written)]


OPERATIONS = "SELECT id, made, changed FROM audit_operation"


def _broken(database):
    told = [line for (line,) in database.execute("PRAGMA integrity_check") if line != "ok"]
    return [f"broken: {line}" for line in (*told, *database.execute("PRAGMA foreign_key_check"))]


def _torn(database, written):
    """Rows that an operation made or changed and that are not there."""
    keys = {label: _keys(database, table) for label, table in _tables().items()}
    words = _keys(database, "people_searchword", "person_id")
    for operation, (made, changed) in written.items():
        for label, key, *_before in (*json.loads(made), *json.loads(changed)):
            key = key.replace("-", "")
            if key not in keys[label]:
                yield f"torn: {operation} without its {label}"
            elif label == "people.Person" and key not in words:
                yield f"torn: {operation} made somebody whom nothing finds"


def _orphans(database, written):
    """Rows of an operation that is not there."""
    for label, table in _tables().items():
        for operation in _keys(database, table, "last_operation_id"):
            if operation and operation not in written:
                yield f"torn: {label} without its operation {operation}"


def _tables():
    records = (model for model in apps.get_models() if issubclass(model, Record))
    return {model._meta.label: model._meta.db_table for model in records}


def _keys(database, table, column="id"):
    return {key for (key,) in database.execute(f"SELECT {column} FROM {table}")}
