"""Starting and stopping, with the real command, real processes and a data folder of their own."""

import base64
import http.client
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from onetoone.lib.folders import CHECKOUT

ONETOONE = [sys.executable, "-m", "onetoone"]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
ENVIRONMENT |= {"PYTHONPATH": str(CHECKOUT), "DJANGO_SETTINGS_MODULE": "onetoone.settings"}
PATIENCE = 30  # seconds; only a start that hangs reaches them


class Server:
    """One `onetoone start` on a free port."""

    def __init__(self, data, port=None, **environment):
        self.port = port or free_port()
        self.process = subprocess.Popen(
            [*ONETOONE, "start", "--data", str(data), "--port", str(self.port)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT | environment,
        )

    def address(self):
        """What it prints once it answers."""
        return self.process.stdout.readline().split()[-1]

    def health(self):
        """The status of /healthz, None when nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status
        except ConnectionRefusedError:
            return None
        finally:
            connection.close()

    def told(self, ending):
        """Its exit status after this signal."""
        self.process.send_signal(ending)
        return self.process.wait(PATIENCE)

    def refusal(self):
        """The sentence it ended with instead of starting."""
        _, sentence = self.process.communicate(timeout=PATIENCE)
        assert self.process.returncode == 1
        return sentence.strip()


def free_port():
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def start():
    """Starts servers; ends those that the test left running."""
    servers = []

    def starting(data, **how):
        servers.append(Server(data, **how))
        return servers[-1]

    yield starting
    for server in servers:
        if server.process.poll() is None:
            server.told(signal.SIGTERM)
        server.process.communicate()


@pytest.fixture(scope="module")
def used(tmp_path_factory):
    """A data folder that onetoone was started in before."""
    data = tmp_path_factory.mktemp("used")
    server = Server(data)
    server.address()
    server.told(signal.SIGTERM)
    server.process.communicate()
    return data


def wait_until(true):
    """Returns once it is; fails after a patience that nothing but a hanging process exhausts."""
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until
        time.sleep(0.01)


def processes(data):
    """Those that serve this data folder, children included: all carry its name in their command line."""
    found = subprocess.run(
        ["pgrep", "-f", f"start --data {data} "], capture_output=True, text=True, check=False
    )
    return {int(pid) for pid in found.stdout.split()}


def tables(path):
    """The names of the tables in a SQLite file."""
    with closing(sqlite3.connect(path)) as database:
        return {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


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
    assert server.address() == f"http://127.0.0.1:{server.port}"
    assert server.health() == 200


def test_the_second_start_answers_without_a_copy_since_nothing_was_migrated(start, used):
    server = start(used)
    server.address()
    assert server.health() == 200
    assert not (used / "backups").exists()


def test_a_database_is_copied_before_it_is_brought_up_to_date(start, used, tmp_path):
    data = shutil.copytree(used, tmp_path / "older")
    with closing(sqlite3.connect(data / "onetoone.sqlite3", isolation_level=None)) as database:
        database.executescript(
            "DROP TABLE django_session; DELETE FROM django_migrations WHERE app = 'sessions'"
        )
    start(data).address()
    (copy,) = (data / "backups").iterdir()
    assert "django_session" not in tables(copy)
    assert tables(copy) | {"django_session"} == tables(data / "onetoone.sqlite3")
    assert copy.stat().st_mode & 0o077 == 0


def test_a_taken_port_is_refused_before_anything_changes(start, used):
    running = start(used)
    running.address()
    before = contents(used)
    assert start(used, port=running.port).refusal().startswith(f"Port {running.port} is taken.")
    assert contents(used) == before
    assert running.health() == 200


def test_a_file_in_place_of_the_data_folder_is_refused(start, tmp_path):
    (tmp_path / "file").touch()
    assert (
        start(tmp_path / "file").refusal().startswith(f"The data folder {tmp_path / 'file'} cannot be made: ")
    )


def test_a_data_folder_that_cannot_be_written_is_refused(start):
    assert start("/proc").refusal().startswith("The data folder /proc cannot be written: ")


@pytest.fixture
def sealed(used, tmp_path):
    """A data folder whose database holds a key wrapped with its master key."""
    data = shutil.copytree(used, tmp_path / "sealed")
    make = "from uuid import uuid4; from onetoone.vault import keys; keys.find_or_make(uuid4(), uuid4())"
    subprocess.run([*ONETOONE, "shell", "-v0", "-c", make, "--data", str(data)], env=ENVIRONMENT, check=True)
    return data


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


def test_a_database_written_by_a_newer_version_is_refused(start, used, tmp_path):
    data = shutil.copytree(used, tmp_path / "newer")
    with closing(sqlite3.connect(data / "onetoone.sqlite3", isolation_level=None)) as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('vault', '9999_later', '')"
        )
    before = contents(data)
    assert "newer onetoone: it has vault 9999_later" in start(data).refusal()
    assert contents(data) == before


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_all_processes_end_when_told(start, used, ending):
    server = start(used)
    server.address()
    assert len(processes(used)) == 5
    assert server.told(ending) == 0
    assert processes(used) == set()


def test_all_processes_end_when_told_before_they_answer(start, used):
    server = start(used)
    wait_until(lambda: len(processes(used)) > 1)
    server.told(signal.SIGTERM)
    assert processes(used) == set()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children that their parent is gone")
def test_no_process_outlives_a_killed_parent(start, used):
    server = start(used)
    server.address()
    server.told(signal.SIGKILL)
    wait_until(lambda: not processes(used))


def test_all_of_it_stops_when_a_part_does(start, used):
    server = start(used)
    server.address()
    children = processes(used) - {server.process.pid}
    os.kill(min(children), signal.SIGKILL)
    assert server.refusal() == "A part of onetoone ended by itself, so all of it stops."
    assert processes(used) == set()
