"""Nothing that onetoone started outlives it."""

import os
import signal
import sys

import pytest

from tests.server import processes, wait_until

pytestmark = pytest.mark.once


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_all_processes_end_when_told(start, used, ending):
    server = start(used)
    server.address()
    wait_until(lambda: len(processes(used)) == 5)
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
