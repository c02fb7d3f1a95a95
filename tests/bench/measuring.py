"""Ask a running server many times, and say how long it took."""

import statistics
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from functools import partial
from http.client import HTTPConnection
from urllib.parse import urlencode

from tests.bench import processes


@dataclass(frozen=True)
class Act:
    """One request as it is sent: `path` and `body` may hold `{n}` for things done once each."""

    name: str
    paths: tuple[str, ...]
    body: tuple[tuple[str, str], ...] = ()
    expected: tuple[int, ...] = (200,)
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Measured:
    """Milliseconds with one client; with eight, requests a second and milliseconds of the server's processor for each;
    statements and bytes of one answer."""

    p50: float
    p95: float
    p99: float
    per_second: float
    cpu: float
    statements: int
    size: int


class Client:
    """One browser: a kept connection, a session, a CSRF token."""

    TOKEN = "t" * 32

    def __init__(self, port, session):
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = {"Cookie": f"sessionid={session}; csrftoken={self.TOKEN}", "X-CSRFToken": self.TOKEN}

    def ask(self, act, number, **more):
        """The answer and its body; AssertionError when the status is not one of those expected."""
        path = act.paths[number % len(act.paths)]
        headers = self.headers | dict(act.headers) | more
        if act.body:
            body = urlencode([(name, value.format(n=_key(number))) for name, value in act.body])
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            self.connection.request("POST", path, body, headers)
        else:
            self.connection.request("GET", path, headers=headers)
        response = self.connection.getresponse()
        content = response.read()
        assert response.status in act.expected, (act.name, path, response.status, content[:300])
        return response, content


def _key(number):
    return f"{time.time_ns():032x}"[:24] + f"{number:08x}"


def compare(server, session, acts, *, seconds, rounds=3) -> list[Measured]:
    """These acts one after the other, round after round, so that what else the machine does weighs on all of them;
    of each figure the median."""
    taken = [[_measure(server, session, act, seconds / rounds) for act in acts] for _round in range(rounds)]
    return [
        Measured(*map(statistics.median, zip(*map(astuple, one), strict=True)))
        for one in zip(*taken, strict=True)
    ]


def _measure(server, session, act, seconds, *, times=100):
    """This act with one client, then with eight in two processes."""
    client = Client(server.port, session)
    response, content = client.ask(act, 0, **{"X-Count": "1"})
    for number in range(1, 20):
        client.ask(act, number)
    taken = sorted(_timed(client, act, number) for number in range(20, 20 + times))
    with ProcessPoolExecutor(2) as pool:
        before = processes.cpu(server.pid)
        done = sum(pool.map(partial(_hammer, server.port, session, act, seconds), range(2)))
        cpu = processes.cpu(server.pid) - before
    return Measured(
        p50=statistics.median(taken),
        p95=taken[int(len(taken) * 0.95)],
        p99=taken[int(len(taken) * 0.99)],
        per_second=done / seconds,
        cpu=cpu / done * 1000,
        statements=int(response.headers.get("X-Statements", 0)),
        size=len(content),
    )


def _timed(client, act, number):
    start = time.perf_counter()
    client.ask(act, number)
    return (time.perf_counter() - start) * 1000


def _hammer(port, session, act, seconds, part):
    from concurrent.futures import ThreadPoolExecutor

    end = time.perf_counter() + seconds

    def one(thread):
        client, done = Client(port, session), 0
        while time.perf_counter() < end:
            done += 1
            client.ask(act, 1000 + done * 8 + thread + part * 4)
        return done

    with ThreadPoolExecutor(4) as threads:
        return sum(threads.map(one, range(4)))
