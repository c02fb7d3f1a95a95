"""Organizers at work over HTTP: each sends one form after another, and the same again until it is answered."""

import http.client
import itertools
import re
import threading
import time
import uuid
from contextlib import closing
from urllib.parse import urlencode

PATIENCE = 30  # seconds; only a server that hangs reaches them
CHOICE = re.compile(r'name="organizer" value="([^"]+)"')
PERSON = re.compile(r'/people/([0-9a-f-]{36})/"')
NO_ANSWER = (OSError, http.client.HTTPException)  # whoever would have answered was killed


class Writer(threading.Thread):
    """Signs in as the organizer at this place of the sample's page, adds people and ends calls until told to stop."""

    def __init__(self, port, place):
        super().__init__(daemon=True)
        self.port, self.place = port, place
        self.cookies, self.acknowledged, self.refused = {}, [], []
        self.is_to_stop = threading.Event()
        self._sign_in()

    def run(self):
        """One deed after another."""
        for number in itertools.count():
            if self.is_to_stop.is_set():
                return
            self._do(number)

    def stop(self):
        """Ends after the deed in hand."""
        self.is_to_stop.set()
        self.join()

    def get(self, path):
        """The page at this address."""
        return self._insist("GET", path)[1]

    def _do(self, number):
        key, person = uuid.uuid4(), self.people[number % len(self.people)]
        if number % 2:
            path, words = "people/adding/", {"name": f"Vera {self.place} {number}", "anyway": "1"}
        else:
            path, words = f"people/{person}/calls/", {"outcome": "no_answer", "jot_1": f"word {number}"}
        status, _page = self._insist("POST", f"/c/millbrook/{path}", words | {"operation": key})
        (self.acknowledged if status == 302 else self.refused).append(key)
        if number % 10 == 0:
            self.get("/c/millbrook/people/adding/")  # shows, and so clears, what was said meanwhile

    def _sign_in(self):
        organizers = CHOICE.findall(self.get("/sample/"))
        self._insist("POST", "/sample/", {"organizer": organizers[self.place]})
        self.people = list(dict.fromkeys(PERSON.findall(self.get("/c/millbrook/people/"))))

    def _insist(self, method, path, words=None):
        """The answer, asked for until somebody gives one."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return self._ask(method, path, words)
            except NO_ANSWER:
                if time.monotonic() > until:
                    raise
                time.sleep(0.01)

    def _ask(self, method, path, words):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if words is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            words = urlencode(words | {"csrfmiddlewaretoken": self.cookies["csrftoken"]})
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request(method, path, words, headers)
            answer = connection.getresponse()
            page = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return answer.status, page
