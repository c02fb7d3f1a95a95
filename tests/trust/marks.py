"""Words that occur nowhere else, one in each field of a made-up council: wherever one turns up, we know what leaked."""

import itertools
import re
from dataclasses import dataclass

SIGNS = "bcdfghjkmnpqrtvwxz"
FAR_APART = 1_000_003  # neighbours must not look alike: pages ask whether two names are the same person
WORD = re.compile(r"zq[bcdfghjkmnpqrtvwxz]{5}")
NUMBER = re.compile(r"202\D{0,3}555\D?(\d{4})")


@dataclass(frozen=True)
class Mark:
    """One such word: the field it stands in, who may ever read it, and whether it is about a person."""

    word: str
    field: str
    readers: frozenset
    is_personal: bool = True

    def __str__(self):
        return self.field


class Marks:
    """Makes marks, and finds them again in whatever left the server."""

    def __init__(self, first=1):
        self._words = map(_spelled, itertools.count(first))
        self._numbers = itertools.count(first % 9973 + 100)
        self.known: dict[str, Mark] = {}

    def word(self, field, readers, *, is_personal=True):
        """A fresh word for this field."""
        return self._keep(next(self._words), field, readers, is_personal)

    def phone(self, field, readers):
        """A fresh number, as it is stored; found in whichever way it is written."""
        return f"+1202555{self._keep(f'{next(self._numbers):04d}', field, readers, True)}"

    def found_in(self, text):
        """The marks that stand in this text."""
        found = {*WORD.findall(text.lower()), *NUMBER.findall(text)}
        return {self.known[word] for word in found if word in self.known}

    def hidden_from(self, actor, text):
        """The marks in this text that this actor may not read."""
        return {mark for mark in self.found_in(text) if actor not in mark.readers}

    def _keep(self, word, field, readers, is_personal):
        self.known[word] = Mark(word, field, frozenset(readers), is_personal)
        return word


def _spelled(number):
    number = number * FAR_APART % len(SIGNS) ** 5
    return "zq" + "".join(SIGNS[number // len(SIGNS) ** place % len(SIGNS)] for place in range(5))
