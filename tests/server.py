"""A real `onetoone start`, in processes and a data folder of its own."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress

import pytest

from onetoone.lib.folders import CHECKOUT

ONETOONE = [sys.executable, "-m", "onetoone"]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
ENVIRONMENT |= {"PYTHONPATH": str(CHECKOUT), "DJANGO_SETTINGS_MODULE": "onetoone.settings"}
PATIENCE = 30  # seconds; only a start that hangs reaches them


class Server:
    """One `onetoone start` on a free port."""

    def __init__(self, data, *words, port=None, **environment):
        self.data, self.port = data, port or free_port()
        self.process = subprocess.Popen(
            [*ONETOONE, "start", "--data", str(data), "--port", str(self.port), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT | environment,
        )

    def address(self):
        """What it prints once it answers."""
        line = self.process.stdout.readline()
        assert line, self.process.stderr.read()
        return line.split()[-1]

    def status(self, page):
        """What it answers for this page."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request("GET", page)
            return connection.getresponse().status

    def end(self):
        """Asked first, then whatever still runs of it."""
        with suppress(subprocess.TimeoutExpired):
            self.told(signal.SIGTERM)
        for left in processes(self.data):
            with suppress(ProcessLookupError):
                os.kill(left, signal.SIGKILL)
        self.process.communicate(timeout=PATIENCE)

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

    def starting(data, *words, **how):
        servers.append(Server(data, *words, **how))
        return servers[-1]

    yield starting
    for server in servers:
        server.end()


@pytest.fixture(scope="session")
def used_once(tmp_path_factory):
    """A data folder that onetoone was started in before."""
    server = Server(tmp_path_factory.mktemp("used"))
    server.address()
    server.end()
    return server.data


@pytest.fixture
def used(used_once, tmp_path):
    """A copy of it, for this test alone."""
    return shutil.copytree(used_once, tmp_path / "used")


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
