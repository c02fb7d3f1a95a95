"""Any file somebody calls a sheet, whatever its name, letters and separator, as numbered records of cells."""

import codecs
import io
import json
import os
import subprocess
import sys
import tempfile
import weakref
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from onetoone.transfer import columns, workbook
from onetoone.transfer.records import DECLARED_SEPARATOR, records

HEAD = 65_536
SEPARATORS = ",;\t|"
PATIENCE = 120  # seconds for a workbook

_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_SOMETHING_ELSE = (
    *(b"%pdf", b"<!doctype", b"<html", b"<svg", b"<?xml", b'{"', b"[{"),
    *(b"\x89png", b"\xff\xd8\xff", b"gif8", b"rar!"),
)
_CONTROL = bytes(sorted({*range(1, 32)} - {*b"\t\n\v\f\r\x1a"}))


class UnreadableSheet(Exception):
    """The file cannot be read at all; says so in one sentence for the person who brought it."""


@dataclass(frozen=True)
class Table:
    """A sheet that can be read again and again, one record at a time, however long it is."""

    open: Callable[[], Any]  # its bytes, from the start
    encoding: str
    separator: str
    certain: bool = False  # every byte was understood, and there is no NUL among them
    other_worksheets: tuple[str, ...] = ()

    def records(self) -> Iterator[tuple[int, list[str], str]]:
        """Number as a spreadsheet shows it, cells, and what was odd about the record, if anything."""
        with io.TextIOWrapper(self.open(), self.encoding or "utf-8", errors="replace", newline="") as text:
            yield from records(text, self.separator or ",")


def open_table(path_or_bytes) -> Table:
    """The table in a file, whatever its name says; UnreadableSheet when there is none."""
    if isinstance(path_or_bytes, (bytes, bytearray, memoryview)):
        opener: Callable[[], Any] = partial(io.BytesIO, bytes(path_or_bytes))
    else:
        opener = partial(open, path_or_bytes, "rb")
    with opener() as file:
        head = file.read(HEAD)
    if head.startswith(_WORKBOOKS):
        return _unpacked(opener)
    encoding, certain = _encoding_of(opener, head)
    _refuse_what_is_no_text(head, encoding)
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    return Table(opener, encoding, _separator_of(text, whole=len(head) < HEAD), certain)


def _refuse_what_is_no_text(head, encoding):
    wide = encoding.startswith(("utf-16", "utf-32"))
    controls = len(head) - len(head.translate(None, _CONTROL))
    if not head.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise UnreadableSheet(_("This file is empty."))
    noise = not wide and controls * 50 + head.count(0) * 3 > len(head) + 100
    if noise or head.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_SOMETHING_ELSE):
        raise UnreadableSheet(_("This is a web page, a document, a picture or a packed file, not a sheet."))


def _unpacked(opener) -> Table:
    result = tempfile.TemporaryFile()  # noqa: SIM115  (nameless: nothing stays on the disk if the power goes)
    command = [sys.executable, "-P", workbook.__file__]
    with opener() as file:
        packed = file.read()
    try:
        done = subprocess.run(command, input=packed, stdout=result, stderr=subprocess.PIPE, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        done = None
    if done is None or done.returncode:
        raise UnreadableSheet(
            _("This workbook is damaged, too large or locked. Open it, save the sheet as CSV and bring that.")
        )
    if not os.fstat(result.fileno()).st_size:
        raise UnreadableSheet(_("This file is empty."))
    again = partial(_FromStart, result)
    weakref.finalize(again, result.close)
    return Table(again, "", "", other_worksheets=tuple(json.loads(done.stderr)))


class _FromStart(io.RawIOBase):
    """One reading of a nameless file, independent of other readings of it."""

    def __init__(self, file):
        self._file, self._at = file, 0

    def readable(self):
        return True

    def readinto(self, buffer):
        self._file.seek(self._at)
        read = self._file.readinto(buffer)
        self._at += read
        return read


def _encoding_of(opener, head) -> tuple[str, bool]:
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            return encoding, False
    if wide := _utf_16_without_mark(head):
        return wide, False
    for encoding in ("utf-8", "cp1252"):
        if _understood(opener, encoding):
            return encoding, all(b"\0" not in piece for piece in _pieces(opener))
    return _guessed(head), False


def _utf_16_without_mark(head):
    """Latin letters in UTF-16 are every other byte a NUL."""
    even, odd, half = head[::2].count(0), head[1::2].count(0), len(head) / 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _pieces(opener):
    with opener() as file:
        yield from iter(partial(file.read, 1 << 20), b"")


def _understood(opener, encoding):
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in _pieces(opener):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _guessed(head):
    import charset_normalizer

    best = charset_normalizer.from_bytes(head[:16_384]).best()
    return best.encoding if best and best.encoding not in ("ascii", "utf_8") else "cp1252"


def _separator_of(head: str, whole: bool) -> str:
    """The separator under which the first lines make the most known headings and the most even rows."""
    if declared := DECLARED_SEPARATOR.match(head):
        return declared[1]
    text = head if whole else head[: max(head.rfind("\n"), head.rfind("\r")) + 1] or head
    return max(SEPARATORS, key=partial(_fit, text))


def _fit(text, separator):
    first = islice(records(io.StringIO(text, newline=""), separator), 100)
    rows = [cells for _number, cells, _odd in first if any(cells)]
    if not rows:
        return 0
    width, alike = Counter(map(len, rows)).most_common(1)[0]
    return 10 * max(map(columns.known, rows[:10])) + (width * alike / len(rows) if width > 1 else 0)
