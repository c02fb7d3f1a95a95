"""The processes of one running onetoone: the web server and the worker, under a parent that ends them all.

Each child leads a process group of its own, so that Ctrl-C reaches only the parent, and the parent can end
whatever a child has started.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from importlib import import_module
from multiprocessing.context import ForkProcess, SpawnProcess
from multiprocessing.process import BaseProcess

import django
from django.conf import settings
from django.db import connections
from django.utils.module_loading import autodiscover_modules

ENDINGS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
GRACE = 8  # seconds for what is being done to be finished
ON_LINUX = sys.platform == "linux"
PROCESS = ForkProcess if ON_LINUX else SpawnProcess


def load() -> None:
    """The code of all pages: what cannot be loaded is found before anything is changed."""
    import_module(settings.ROOT_URLCONF)


def apart(work: Callable[..., None], *given: object) -> None:
    """Do this work in a process of its own, whose memory goes with it. Where it ends badly, so does this one."""
    connections.close_all()
    child = PROCESS(target=_apart, args=(work, given))
    child.start()
    try:
        child.join()
    finally:
        _end([child])
    if child.exitcode:
        sys.exit(child.exitcode)


def run(port: int, ready: Callable[[], None]) -> int:
    """Serve on this port until told to stop, and call `ready` once it answers. Returns the exit status."""
    _share()
    # Blocked signals wait for sigwait(), so none is lost between two children or while ending them.
    signal.signal(signal.SIGCHLD, lambda *_: None)
    _hold_endings()
    children: list[BaseProcess] = [PROCESS(target=serve, args=(port,)), PROCESS(target=work)]
    try:
        for child in children:
            child.start()
        threading.Thread(target=_announce, args=(port, ready), daemon=True).start()
        return _wait(children)
    finally:
        _end(children)


def serve(port: int) -> None:
    """The web server: two processes of one thread each, the fastest here on two cores."""
    _begin()
    # Between its fork and its own handlers, a process would take an ending for its parent's, and stay.
    os.register_at_fork(before=_hold_endings, after_in_parent=_let_endings_come, after_in_child=_obey_endings)
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    if ON_LINUX:
        multiprocessing.set_start_method("fork", force=True)
    Server(
        "onetoone.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=2,
        blocking_threads=1,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE // 2,
    ).serve(target_loader=_application, wrap_loader=False)


def work() -> None:
    """The worker: tasks from the queue file and those of the clock, one at a time."""
    _begin()
    django.setup()
    from huey.contrib.djhuey import HUEY

    autodiscover_modules("tasks")
    HUEY.create_consumer(max_delay=2, graceful_signal="TERM", shutdown_timeout=GRACE // 2).run()


def _apart(work: Callable[..., None], given: tuple[object, ...]) -> None:
    _begin()
    django.setup()
    work(*given)
    connections.close_all()


def _application():
    """Called by each of the server's own processes."""
    _die_with_parent()
    return import_module("onetoone.wsgi").application


def _share() -> None:
    """What is loaded once the children share; open connections they must not."""
    import_module("onetoone.wsgi")  # not before: it looks up the static files that were gathered
    connections.close_all()
    gc.collect()
    gc.freeze()  # the collector would otherwise touch, and so copy, every shared page


def _begin() -> None:
    os.setpgid(0, 0)
    _die_with_parent()
    _obey_endings()


def _hold_endings() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS | {signal.SIGCHLD})


def _let_endings_come() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS | {signal.SIGCHLD})


def _obey_endings() -> None:
    for ending in ENDINGS | {signal.SIGCHLD}:
        signal.signal(ending, signal.SIG_DFL)
    _let_endings_come()


def _die_with_parent() -> None:
    """On Linux the kernel ends this process when its parent is gone, however that came."""
    if ON_LINUX:
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)
    parent = multiprocessing.parent_process()
    if parent and os.getppid() != parent.pid:  # it went before the kernel was asked
        sys.exit(1)


def _wait(children: list[BaseProcess]) -> int:
    while all(child.is_alive() for child in children):
        if signal.sigwait(ENDINGS | {signal.SIGCHLD}) in ENDINGS:
            return 0
    print("A part of onetoone ended by itself, so all of it stops.", file=sys.stderr)
    return 1


def _announce(port: int, ready: Callable[[], None]) -> None:
    while not _answers(port):
        time.sleep(0.02)
    ready()


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _end(children: list[BaseProcess]) -> None:
    """Ask first; then end whatever is left of each child and of what it started."""
    started = [(child, child.pid) for child in children if child.pid]
    for child, _pid in started:
        child.terminate()
    until = time.monotonic() + GRACE
    for child, pid in started:
        child.join(max(0, until - time.monotonic()))
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
        child.join(1)
