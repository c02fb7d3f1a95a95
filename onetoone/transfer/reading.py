"""Reading people from any sheet somebody has. Nothing is written; whatever is odd is said, row by row."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from onetoone.transfer import columns
from onetoone.transfer.cells import Problem, Row, reader, settle_name
from onetoone.transfer.columns import looks_like_phone
from onetoone.transfer.numbers import Countries, shown_by
from onetoone.transfer.tables import UnreadableSheet, open_table

__all__ = ["Problem", "Row", "Sheet", "UnreadableSheet", "open_sheet", "people"]

SAMPLE = 60  # records
SHORT, LONG = 1_000, 32_767  # characters in a cell; the longer one is what a spreadsheet itself allows
_LONG_FIELDS = {None, "note", "tags"}


class Sheet:
    """A sheet that could be opened: what it seems to be, and its rows, as often as they are wanted.

    `mapping` is the field of each column; whoever knows better may change it before reading people.
    """

    def __init__(self, table, name="", headings=None):
        first = islice(table.records(), SAMPLE)
        sample = [(number, cells) for number, cells, _odd in first if any(map(str.strip, cells))]
        rows = [cells for _number, cells in sample]
        at = columns.heading_at(rows) if headings is None else (0 if headings and rows else None)
        below = rows if at is None else rows[at + 1 :]
        width = max(map(len, rows), default=0) if at is None else len(rows[at])
        self._table, self.name = table, name
        self.numbers_of = ""  # the country somebody has chosen for numbers that show none
        self._headings_at = 0 if at is None else sample[at][0]
        self.headings = [""] * width if at is None else [_heading(cell) for cell in rows[at]]
        self.encoding, self.separator = table.encoding, table.separator  # both empty for a workbook
        self.blank_rows = 0
        self._below = [[cell if looks_like_phone(cell) else "" for cell in row] for row in below]
        known = columns.recognise(self.headings, below)
        self.source, self.mapping, self.guessed = known.source, known.mapping, known.guessed

    @property
    def is_text_of_one_column(self) -> bool:
        """Whether it is no workbook, and nothing in it parts one cell from another."""
        return bool(self.encoding) and len(self.headings) < 2

    @property
    def remarks(self) -> list[str]:
        """What to say about the sheet as a whole."""
        said = []
        if others := ", ".join(self._table.other_worksheets):
            said.append(_("Only the first worksheet is read. The others are: %(names)s.") % {"names": others})
        if (row := self._headings_at) > 1:
            said.append(_("What stands above the headings in row %(row)d is left out.") % {"row": row})
        return said

    def countries(self, home: str) -> Countries:
        """The countries that its first telephone numbers show, where those without a country code belong first."""
        columns = [index for index, name in self.mapping.items() if name == "phone"]
        cells = (row[index] for row in self._below for index in columns if index < len(row))
        shown = shown_by(filter(None, cells), home)
        return tuple(sorted(shown, key=lambda one: one != self.numbers_of))

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Number as a spreadsheet shows it and cells, one for each heading; one row in memory at a time."""
        return ((number, cells) for number, cells, _problems in self.read())

    def read(self) -> Iterator[tuple[int, list[str], list[Problem]]]:
        """The rows, with what was odd about each."""
        width, certain = len(self.headings), self._table.certain
        limits = [LONG if self.mapping.get(index) in _LONG_FIELDS else SHORT for index in range(width)]
        for number, cells, odd in self._table.records():
            if number <= self._headings_at:
                continue
            problems = [Problem(number, "", odd)] if odd else []
            if not certain:
                _clean(number, cells, problems)
            if len(cells) != width:
                _even(number, cells, width, problems)
            if sum(map(len, cells)) > SHORT:
                self._cut(number, cells, limits, problems)
            yield number, cells, problems

    def _cut(self, number, cells, limits, problems):
        for index, limit in enumerate(limits):
            if len(cells[index]) > limit:
                cells[index] = cells[index][:limit]
                why = _("the cell is far too long: only its first %(limit)d characters are kept") % {
                    "limit": limit
                }
                problems.append(Problem(number, self.headings[index], why))


def open_sheet(path_or_bytes, name="", headings: bool | None = None) -> Sheet:
    """The sheet in a CSV, TSV, xlsx or ods file, whatever its name; UnreadableSheet if it cannot be read.

    Whether its first row holds the headings is found out, unless somebody says so.
    """
    if not name and isinstance(path_or_bytes, (str, Path)):
        name = Path(path_or_bytes).name
    return Sheet(open_table(path_or_bytes), name, headings)


def people(sheet: Sheet, country: str = "US") -> Iterator[Row]:
    """Each row that is not blank, as a person; telephone numbers may be of `country`, or as the sheet's others are."""
    order = list(columns.FIELDS)  # the country comes before the telephone
    by_field = sorted(sheet.mapping.items(), key=lambda column: order.index(column[1]))
    countries = sheet.countries(country)
    plan = [(index, sheet.headings[index], reader(name, sheet.source, countries)) for index, name in by_field]
    repeated = sheet.headings if any(sheet.headings) else None
    sheet.blank_rows = 0
    for number, cells, problems in sheet.read():
        if not problems and not any(map(str.strip, cells)):
            sheet.blank_rows += 1
            continue
        row = Row(number, problems=problems)
        for index, heading, read in plan:
            if cell := cells[index].strip():
                read(row, cell, heading)
        settle_name(row, headings_again=cells == repeated)
        yield row


def _heading(cell):
    return " ".join(cell.replace("\0", "").replace("\ufeff", "").split())[:200]


def _clean(number, cells, problems):
    together = "".join(cells)
    if "\0" in together:
        cells[:] = [cell.replace("\0", "") for cell in cells]
        problems.append(Problem(number, "", _("signs that are no text are left out")))
    if "\ufffd" in together:
        problems.append(Problem(number, "", _("some letters could not be read")))


def _even(number, cells, width, problems):
    if any(map(str.strip, cells[width:])):
        problems.append(Problem(number, "", _("more cells than headings: the last ones are left out")))
    elif len(cells) < width and any(map(str.strip, cells)):
        problems.append(Problem(number, "", _("fewer cells than headings: the missing ones count as empty")))
    del cells[width:]
    cells.extend([""] * (width - len(cells)))
