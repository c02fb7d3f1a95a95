"""Starting in all kinds of data folders; what is refused is refused with a sentence, and nothing changes."""

import base64
import json
import signal
import sqlite3
import subprocess
from contextlib import closing

import pytest

from tests.server import ENVIRONMENT, ONETOONE

pytestmark = pytest.mark.once


def tables(path):
    """The names of the tables in a SQLite file."""
    with closing(sqlite3.connect(path)) as database:
        return {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def councils(data):
    """The councils in this data folder."""
    with closing(sqlite3.connect(data / "onetoone.sqlite3")) as database:
        return database.execute("SELECT slug, id FROM councils_council").fetchall()


def contents(folder):
    """Every file and what is in it, but for those that a running server keeps moving."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path: path.read_bytes()
        for path in files
        if "queue" not in path.name and path.suffix != ".sqlite3-shm"
    }


def test_the_first_start_answers_and_says_where(start, tmp_path):
    server = start(tmp_path / "new")
    assert server.address() == f"http://127.0.0.1:{server.port}/"
    assert server.status("/healthz") == 200


def test_the_first_start_serves_the_style_sheet_it_gathered(start, tmp_path):
    server = start(tmp_path)
    server.address()
    gathered = json.loads((tmp_path / "static" / "staticfiles.json").read_text())
    assert server.status(f"/static/{gathered['paths']['css/onetoone.css']}") == 200


def test_the_second_start_answers_without_a_copy_since_nothing_was_migrated(start, used):
    server = start(used)
    server.address()
    assert server.status("/healthz") == 200
    assert not (used / "backups").exists()


def as_before_the_last_version(data):
    """A database in which a step is missing."""
    with closing(sqlite3.connect(data / "onetoone.sqlite3", isolation_level=None)) as database:
        database.executescript(
            "DROP TABLE django_session; DELETE FROM django_migrations WHERE app = 'sessions'"
        )


def test_a_database_is_copied_before_it_is_brought_up_to_date(start, used):
    as_before_the_last_version(used)
    start(used).address()
    (copy,) = (used / "backups").iterdir()
    assert "django_session" not in tables(copy)
    assert tables(copy) | {"django_session"} == tables(used / "onetoone.sqlite3")
    assert copy.stat().st_mode & 0o077 == 0


def test_a_database_that_cannot_be_copied_first_is_left_as_it_was(start, used):
    as_before_the_last_version(used)
    (used / "backups").write_text("a file where the copies would go")
    assert "not brought up to date, because it could not be copied first" in start(used).refusal()
    assert "django_session" not in tables(used / "onetoone.sqlite3")


def test_a_sample_is_made_once_and_shown_again(start, tmp_path):
    first = start(tmp_path, "--sample")
    assert first.address() == f"http://127.0.0.1:{first.port}/sample/"
    assert first.status("/sample/") == 200
    first.told(signal.SIGTERM)
    before = councils(tmp_path)
    again = start(tmp_path, "--sample")
    assert again.address().endswith("/sample/")
    assert councils(tmp_path) == before != []
    assert "is used as it was left" in again.process.stderr.readline()


def test_the_sample_never_joins_a_real_council(start, used):
    found = ["found_council", "Millbrook council", "--slug", "millbrook", "--name", "Ella Brandt"]
    found += ["--email", "ella@example.org", "--data", str(used)]
    subprocess.run([*ONETOONE, *found], env=ENVIRONMENT, check=True, capture_output=True)
    before = contents(used)
    assert "holds a real council" in start(used, "--sample").refusal()
    assert contents(used) == before


def test_without_a_sample_nobody_can_sign_in_as_somebody(start, used):
    server = start(used)
    server.address()
    assert server.status("/sample/") == 404


def test_a_taken_port_is_refused_before_anything_changes(start, used):
    running = start(used)
    running.address()
    before = contents(used)
    assert start(used, port=running.port).refusal().startswith(f"Port {running.port} is taken.")
    assert contents(used) == before
    assert running.status("/healthz") == 200


def test_a_file_in_place_of_the_data_folder_is_refused(start, tmp_path):
    (tmp_path / "file").touch()
    assert (
        start(tmp_path / "file").refusal().startswith(f"The data folder {tmp_path / 'file'} cannot be made: ")
    )


@pytest.mark.parametrize(
    "environment", [{}, {"SECRET_KEY": "from elsewhere, so the folder is not needed for it"}]
)
def test_a_data_folder_that_cannot_be_written_is_refused(start, environment):
    assert start("/proc", **environment).refusal().startswith("The data folder /proc cannot be written: ")


@pytest.fixture
def sealed(used):
    """A data folder whose database holds a key wrapped with its master key."""
    make = "from uuid import uuid4; from onetoone.vault import keys; keys.find_or_make(uuid4(), uuid4())"
    subprocess.run([*ONETOONE, "shell", "-v0", "-c", make, "--data", str(used)], env=ENVIRONMENT, check=True)
    return used


def test_a_missing_key_file_is_refused_and_nothing_changes(start, sealed):
    (sealed / "keys" / "master.json").unlink()
    before = contents(sealed)
    assert f"{sealed / 'keys' / 'master.json'} is missing" in start(sealed).refusal()
    assert contents(sealed) == before


def test_other_keys_than_those_of_the_database_are_refused_and_nothing_changes(start, sealed, used):
    other = {"current": "other", "keys": {"other": base64.b64encode(bytes(32)).decode()}}
    (sealed / "keys" / "master.json").write_text(json.dumps(other))
    before = contents(sealed)
    assert "does not hold the key" in start(sealed).refusal()
    assert contents(sealed) == before


def test_a_database_written_by_a_newer_version_is_refused(start, used):
    with closing(sqlite3.connect(used / "onetoone.sqlite3", isolation_level=None)) as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('vault', '9999_later', '')"
        )
    before = contents(used)
    assert "newer onetoone: it has vault 9999_later" in start(used).refusal()
    assert contents(used) == before


def test_postgresql_without_its_driver_is_refused(start, tmp_path):
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.modules['psycopg'] = None")
    refusal = start(
        tmp_path / "data",
        DATABASE_URL="postgres://127.0.0.1/council",
        PYTHONPATH=f"{tmp_path}:{ENVIRONMENT['PYTHONPATH']}",
    ).refusal()
    assert refusal.startswith("PostgreSQL needs its driver")
