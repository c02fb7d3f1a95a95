"""A table of sealed stories, and a ring and a key file of its own for every test."""

import pytest
from django.db import connection, connections
from django.test import modify_settings

from onetoone.lib.sqlite.base import INIT_COMMAND
from onetoone.vault import keys
from onetoone.vault.models import CouncilKey, PersonKey
from tests.vault.stories import Story


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        make_tables(Story)


@pytest.fixture(autouse=True)
def key_file(settings, tmp_path):
    """The place of the master keys; no key is in hand, and the file is not there yet."""
    settings.ONETOONE_KEYS = tmp_path / "keys" / "master.json"
    keys.clear()
    yield settings.ONETOONE_KEYS
    keys.clear()


@pytest.fixture
def installed():
    """Stories are an app: loading rows from outside looks models up by the name of their app."""
    with modify_settings(INSTALLED_APPS={"append": "tests.vault.stories"}):
        yield


@pytest.fixture
def in_a_file(tmp_path, monkeypatch, django_db_blocker):
    """The path of a SQLite database on disk that stands in for the usual one, open to every thread."""
    path, usual = tmp_path / "onetoone.sqlite3", connections["default"]
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": INIT_COMMAND}
    in_file = {"ENGINE": "onetoone.lib.sqlite", "NAME": path, "OPTIONS": options}
    monkeypatch.setitem(connections.settings, "default", usual.settings_dict | in_file)
    del connections["default"]
    with django_db_blocker.unblock():
        make_tables(CouncilKey, PersonKey, Story)
        yield path
        connection.close()
    connections["default"] = usual


def make_tables(*models):
    there = connection.introspection.table_names()
    with connection.schema_editor() as editor:
        for model in models:
            if model._meta.db_table not in there:
                editor.create_model(model)
