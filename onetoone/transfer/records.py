"""The records of comma-separated text and its cousins, even where their quotation marks cannot be trusted."""

import csv
import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import count

from django.utils.translation import gettext as _

LONGEST = 16_000_000  # characters in a line or a cell
FARTHEST = 64_000_000  # bytes; a quotation mark that reaches farther was surely never closed
STRAYS = 30  # after so many stray quotation marks, none reaches over the end of its line
DECLARED_SEPARATOR = re.compile(r'\ufeff?"?sep=([,;\t|])"?[\r\n]+', re.IGNORECASE)

csv.field_size_limit(LONGEST)  # Python's own limit, 128 KB, would refuse a sheet with one long note


def records(text, separator) -> Iterator[tuple[int, list[str], str]]:
    """Numbered records; a quotation mark that is opened and never closed keeps to its own line."""
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True)
    numbers = count(1)
    while True:
        try:
            for cells in reader:
                yield next(numbers), cells, lines.end_record()
            return
        except csv.Error:
            yield next(numbers), lines.first_alone(separator), lines.end_record()


class _Lines:
    """The lines of a text for the csv reader; gives those again that a stray quotation mark swallowed."""

    def __init__(self, text):
        self._read = partial(text.readline, LONGEST)
        self._given_back = deque()
        self._record: list[str] = []
        self._size = self._strays = 0
        self._odd = ""
        first = self._read()
        if not DECLARED_SEPARATOR.fullmatch(first):
            self._given_back.append(first)

    def __iter__(self):
        return self

    def __next__(self):
        line = self._given_back.popleft() if self._given_back else self._read()
        if not line:
            raise StopIteration
        if self._record and (self._size > FARTHEST or self._strays > STRAYS):
            self._given_back.appendleft(line)
            raise csv.Error
        if len(line) == LONGEST:
            self._drop_the_rest_of_the_line(line)
        self._record.append(line)
        self._size += len(line) + 60  # what Python adds to each string
        return line

    def _drop_the_rest_of_the_line(self, line):
        self._odd = _("this line is far too long: its end is left out")
        while line and not line.endswith(("\n", "\r")):
            line = self._read()

    def end_record(self) -> str:
        """What was odd about the record that ends here."""
        odd, self._odd = self._odd, ""
        self._record.clear()
        self._size = 0
        return odd

    def first_alone(self, separator) -> list[str]:
        """The cells of the record's first line, however it is quoted; its other lines will come again."""
        first, *others = self._record
        self._given_back.extendleft(reversed(others))
        readings = [(first, False)]
        if others or first.count('"') % 2:
            self._strays += 1
            self._odd = _("a quotation mark is opened and never closed")
            readings.insert(0, (first.replace('"', "", 1), True))
        for line, strict in readings:
            with suppress(csv.Error):
                return next(csv.reader([line], delimiter=separator, strict=strict, skipinitialspace=True))
        return first.rstrip("\r\n").split(separator)
