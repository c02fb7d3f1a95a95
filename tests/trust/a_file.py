"""The database of a test in a file, as in production: processes and threads meet there."""

import threading
from contextlib import contextmanager

from django.db import connection, connections


@contextmanager
def in_a_file(path, monkeypatch):
    """SQLite's rows are in this file meanwhile, for every thread; PostgreSQL's are where everybody finds them."""
    if connection.vendor != "sqlite":
        yield
        return
    in_memory = connections["default"]
    with in_memory.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    with monkeypatch.context() as patch:
        patch.setitem(in_memory.settings_dict, "NAME", str(path))
        connections["default"] = connections.create_connection("default")
        try:
            yield
        finally:
            connections["default"].close()
            connections["default"] = in_memory


def at_once(deed, times):
    """What this deed answered in as many threads, all begun at the same moment."""
    answers, begin = [], threading.Barrier(times)

    def one():
        begin.wait()
        try:
            answers.append(deed())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _time in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
