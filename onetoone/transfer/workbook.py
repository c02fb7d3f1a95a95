"""A workbook (xlsx, ods, xls) on stdin becomes comma-separated lines on stdout. Run as a process of its own.

The library that opens workbooks ends its whole process on some files: two cells far apart ask for more memory
than any machine has. So it never runs inside the web server, and here it gets a bounded memory.
"""

import csv
import io
import json
import sys

MEMORY = 1 << 30
OUTPUT = 2 << 30


def main():
    """Write the first worksheet that holds anything; name the other ones on stderr, as JSON."""
    _stay_small()
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    filled = [name for name in _visible(workbook) if workbook.get_sheet_by_name(name).height]
    lines = io.TextIOWrapper(sys.stdout.buffer, "utf-8", errors="replace", newline="")
    if filled:
        rows = workbook.get_sheet_by_name(filled[0]).iter_rows()
        csv.writer(lines, lineterminator="\n").writerows(map(_typed, rows))
    lines.flush()
    json.dump(filled[1:], sys.stderr)


def _stay_small():
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT, OUTPUT))


def _visible(workbook):
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    for sheet in workbook.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
            yield sheet.name


def _typed(row):
    """The cells as somebody would have typed them: a telephone number is a number without `.0`."""
    return [int(cell) if isinstance(cell, float) and cell.is_integer() else cell for cell in row]


if __name__ == "__main__":
    main()
