"""A serving process may be killed at any moment: what was answered is kept, and nothing is torn (figure R1)."""

import os
import random
import signal
import sqlite3
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.server import wait_until
from tests.trust.kept import problems
from tests.trust.writers import Writer

WRITERS = 3
MOMENTS = (0, 0.4)  # seconds of writing between two kills
ADDED = "SELECT id FROM people_person WHERE last_operation_id = ?"
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="children are found where Linux tells of them"),
    pytest.mark.skipif(
        "DATABASE_URL" in os.environ, reason="PostgreSQL is a server of its own: once is enough"
    ),
]


def children(pid):
    """The processes that this one started, the eldest first."""
    told = " ".join(_told(task) for task in Path(f"/proc/{pid}/task").glob("*/children"))
    stats = {int(child): _told(Path(f"/proc/{child}/stat")) for child in told.split()}
    return sorted((child for child in stats if stats[child]), key=lambda child: born(stats[child]))


def born(stat):
    """When a process began, in ticks since the machine did."""
    return int(stat.rpartition(")")[2].split()[19])


def _told(file):
    """What the system says of a process; nothing of one that ended meanwhile."""
    try:
        return file.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def serving(server):
    """The two that answer: grandchildren of the server."""
    return [worker for child in children(server.process.pid) for worker in children(child)]


def kill_one(server):
    """Ends the process that has served longest at a random moment; another comes in its place."""
    time.sleep(random.uniform(*MOMENTS))
    eldest, other = serving(server)
    os.kill(eldest, signal.SIGKILL)
    # It is the eldest because a server whose youngest keeps dying gives up, and rightly so.
    wait_until(lambda: len(now := serving(server)) == 2 and eldest not in now and other in now)


def let_talk(server):
    """Reads what it says about its dead, so that it is not held up in saying it."""

    def reading():
        while os.read(server.process.stderr.fileno(), 65_536):
            pass

    threading.Thread(target=reading, daemon=True).start()


def begun(server):
    """Organizers at work."""
    writers = [Writer(server.port, place) for place in range(WRITERS)]
    for writer in writers:
        writer.start()
    return writers


def answered(writers):
    """The deeds that they were told are done."""
    return [key for writer in writers for key in list(writer.acknowledged)]


def copy_with(file, damage, folder):
    """A copy of this database, damaged by a statement."""
    copy = folder / "damaged.sqlite3"
    copy.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as database:
        database.execute("VACUUM INTO ?", [str(copy)])
    with closing(sqlite3.connect(copy, isolation_level=None)) as database:
        assert database.execute(*damage).rowcount >= 1
    return copy


def noticed(file, acknowledged, folder):
    """Whether deeds that were answered for too early, and then lost or done by halves, are found."""
    call, person = (key.hex for key in acknowledged[:2])
    damages = {
        "lost": ("DELETE FROM audit_operation WHERE id = ?", [call]),
        "torn: people.Person without": ("DELETE FROM audit_operation WHERE id = ?", [person]),
        "without its people.Person": ("DELETE FROM people_person WHERE last_operation_id = ?", [person]),
        "without its calls.SetupCall": ("DELETE FROM calls_setupcall WHERE last_operation_id = ?", [call]),
        "nothing finds": (f"DELETE FROM people_searchword WHERE person_id IN ({ADDED})", [person]),
    }
    found = {
        sign: problems(copy_with(file, damage, folder), acknowledged) for sign, damage in damages.items()
    }
    return {sign: any(sign in problem for problem in found[sign]) for sign in damages}


def test_what_was_answered_is_kept_when_whoever_answered_is_killed(start, tmp_path, size, figure):
    kills, file = size(25, 1_000), tmp_path / "data" / "onetoone.sqlite3"
    server = start(tmp_path / "data", "--sample")
    server.address()
    let_talk(server)
    writers, found = begun(server), []
    for kill in range(kills):
        kill_one(server)
        if kill % (kills // 5) == 0:
            found += problems(file, answered(writers))
    for writer in writers:
        writer.stop()
    acknowledged = answered(writers)
    found += problems(file, acknowledged)
    assert server.told(signal.SIGTERM) == 0
    caught = noticed(file, writers[0].acknowledged, tmp_path)
    figure("R1", cases=kills, failures=len(found), control="fails" if all(caught.values()) else "passes")
    assert found == []
    assert not any(writer.refused for writer in writers)
    assert len(acknowledged) > kills
    assert all(caught.values()), caught
