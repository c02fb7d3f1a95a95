"""Types nonsense into every form of the product, as everybody, in every way that a request can be made."""

import itertools
import random
import re
import uuid

from django import forms

from onetoone.lib.utf8 import read_as_utf8
from tests.trust.actors import Knocking, undone
from tests.trust.addresses import addresses, things
from tests.trust.deeds import deeds
from tests.trust.nonsense import CHARSETS, KINDS, ONE_MEGABYTE, VALUES, body_of, query_of

WHO = ("rosa", "ella", "sam", "anonymous")
HERE = {"host": "127.0.0.1"}  # where also the page to look around is open
NAME = re.compile(r'<(?:input|select|textarea|button)[^>]*?\sname="([^"]+)"')
ASKED = (
    "show",
    "after",
    "before",
    "language",
    "how",
    "through",
    "next",
    "code",
    "organizer",
    "rows",
    "another",
)
SAID_BY_BROWSERS = ("user-agent", "accept-language", "accept", "referer", "hx-request", "hx-current-url")
SAID_BY_BROWSERS += ("hx-target", "hx-boosted", "origin", "x-forwarded-for", "range", "if-none-match")


class Typing:
    """Sends one request after another; keeps those that fell over."""

    def __init__(self, town, *, seed):
        self.town, self.seed, self.dice = town, seed, random.Random(seed)
        self.knocking, self.cases, self.problems = Knocking(town), 0, []
        for browser in self.knocking.browsers.values():
            browser.handler = read_as_utf8(browser.handler)  # as in wsgi.py, which these browsers go round
        self.asked, self.names = set(), {}
        self.known = sorted({name for form in _forms() for name in form.base_fields} | {*ASKED})

    def everywhere(self, cases):
        """So many requests: every address by everybody in turn, and between them deeds with a word or two wrong."""
        turns = itertools.cycle(itertools.product(list(addresses()), WHO))
        every = deeds(self.town)
        for address, who in itertools.islice(turns, (cases + 1) // 2):
            path = self.dice.choice(things(self.town, address))[1]
            self._send(address.name, who, path, self._words(address.name, who, path))
            deed = self.dice.choice(every)
            words = deed.words | {"operation": uuid.uuid4()}
            self._send(deed.address, deed.who, deed.path(self.town), words)
        return self

    def at(self, path, cases):
        """So many requests to this path."""
        for number in range(cases):
            self._send(path, WHO[number % len(WHO)], path, {})
        return self

    def _send(self, name, who, path, words):
        method = self.dice.choices(("POST", "GET", "PUT", "PATCH"), (80, 16, 2, 2))[0]
        pairs = self._put_wrong(words)
        kind, charset = self.dice.choice(KINDS), self.dice.choice(CHARSETS)
        body, content_type = body_of(pairs, kind, charset)
        path = f"{path}?{query_of(pairs)}" if method == "GET" and len(body) < 10_000 else path
        with undone():
            response = self.knocking.browsers[who].generic(
                method, path, body, content_type, headers=HERE | self._said()
            )
        self.knocking.forget()
        self.cases += 1
        self.asked.add((name, who))
        if response.status_code >= 500:
            raised = response.exc_info[1] if getattr(response, "exc_info", None) else ""
            self.problems.append(
                f"{method} {name} by {who}: {raised!r:.300} for {content_type}: {pairs!r:.600}"
            )

    def _words(self, name, who, path):
        """A value for each field of the form at this path."""
        if (name, who) not in self.names:
            with undone():
                page = self.knocking.browsers[who].get(path, headers=HERE)
            is_page = page.headers.get("Content-Type", "").startswith("text/html")  # and no sheet to print
            self.names[name, who] = NAME.findall(page.text) if is_page else []
            self.knocking.forget()
        return dict.fromkeys(self.names[name, who], "1") | {"operation": uuid.uuid4()}

    def _put_wrong(self, words):
        """These words with some of them nonsense, missing, said twice, or about something else."""
        pairs = [(name, str(value)) for name, value in words.items()]
        for _wrong in range(self.dice.randint(1, 4)):
            known = [*words, *words, self.dice.choice(self.known)]
            name, value = self.dice.choice(known), self._nonsense()
            if self.dice.random() < 0.8:
                pairs = [pair for pair in pairs if pair[0] != name]
            if self.dice.random() < 0.9:
                pairs.append((name, value))
        if self.dice.random() < 0.05:
            pairs.append((self._nonsense(), self._nonsense()))
        return pairs

    def _nonsense(self):
        if self.dice.random() < 0.004:
            return ONE_MEGABYTE
        return self.dice.choice(VALUES)

    def _said(self):
        if self.dice.random() < 0.8:
            return {}
        value = self._nonsense().encode(errors="replace").decode("latin-1")
        return {self.dice.choice(SAID_BY_BROWSERS): re.sub(r"[\r\n]", "", value)[:8000]}


def _forms(form=forms.BaseForm):
    """Every class of form that is loaded."""
    for kind in form.__subclasses__():
        if hasattr(kind, "base_fields"):
            yield kind
        yield from _forms(kind)
