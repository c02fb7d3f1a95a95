"""Whatever the file: its letters, separators, quotes and accidents."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetoone.transfer.reading import UnreadableSheet, open_sheet, people
from tests.transfer.sheets import ENCODINGS, accident, not_sheets, write_action_network_report
from tests.transfer.workbooks import ods, xlsx

SHEET = "Name{0}E-mail{0}Notes\r\nZoë Núñez{0}z@example.org{0}a or b\r\n"


def read(data, **options):
    sheet = open_sheet(data if isinstance(data, bytes) else data.encode(), **options)
    return sheet, list(people(sheet))


def whys(row):
    return [problem.why for problem in row.problems]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_letters_and_separators_are_found_out(encoding, separator):
    sheet, [row] = read(SHEET.format(separator).encode(encoding))
    assert (row.name, row.emails, row.note) == ("Zoë Núñez", ["z@example.org"], "a or b")
    assert (sheet.encoding, sheet.separator) == (encoding, separator)


def test_letters_of_another_alphabet_are_guessed():
    _sheet, rows = read("Имя,E-mail,Город\r\nОльга Петрова,o@example.org,Псков\r\n".encode("cp1251") * 20)
    assert rows[0].emails == ["o@example.org"]


def test_an_odd_byte_far_down_does_not_spoil_the_letters_above():
    lines = "Name\n" + "Zoë Núñez\n" * 50_000
    sheet, rows = read(b"\xef\xbb\xbf" + lines.encode() + b"Ros\xff\n")
    assert (sheet.encoding, rows[0].name) == ("utf-8-sig", "Zoë Núñez")
    assert whys(rows[-1]) == ["some letters could not be read"]


def test_a_sheet_may_declare_its_separator():
    sheet, [row] = read("sep=;\r\nName;Notes\r\nRosa;a,b,c,d\r\n")
    assert (sheet.separator, row.number, row.note) == (";", 2, "a,b,c,d")


def test_rows_count_as_in_a_spreadsheet_even_with_lines_inside_cells():
    _sheet, rows = read('Name,Notes\nRosa,"one\ntwo"\n\nNoor,\n')
    assert [(row.number, row.note) for row in rows] == [(2, "one\ntwo"), (4, "")]


def test_a_stray_quotation_mark_swallows_nobody():
    _sheet, rows = read(
        'Name,E-mail,Notes\n"Rosa,r@example.org,hm\nNoor,n@example.org,"a, b"\n"Ella" B.,e@example.org,\n'
    )
    assert [(row.name, row.emails) for row in rows] == [
        ("Rosa", ["r@example.org"]),
        ("Noor", ["n@example.org"]),
        ("Ella B.", ["e@example.org"]),
    ]
    assert [whys(row) for row in rows] == [["a quotation mark is opened and never closed"], [], []]


def test_a_sheet_full_of_stray_quotation_marks_is_read_line_by_line():
    _sheet, rows = read("Name,Notes\n" + '"Rosa,hm\n' * 40 + 'Noor,"one\nElla,two"\n')
    assert [row.name for row in rows] == ["Rosa"] * 40 + ["Noor", "Ella"]


def test_uneven_rows_are_evened_out_and_said():
    sheet, rows = read(
        "Name,E-mail,Notes\nRosa,r@example.org\nNoor,n@example.org,hm,more\nElla,e@example.org,hm,,\n"
    )
    assert [len(cells) for _number, cells in sheet.rows()] == [3, 3, 3]
    assert whys(rows[0]) == ["fewer cells than headings: the missing ones count as empty"]
    assert whys(rows[1]) == ["more cells than headings: the last ones are left out"]
    assert not whys(rows[2])


def test_nul_is_left_out_and_said():
    _sheet, [row] = read("Name,E-mail\nRo\0sa,r@example.org\n")
    assert (row.name, whys(row)) == ("Rosa", ["signs that are no text are left out"])


def test_enormous_cells_are_cut_and_said():
    _sheet, rows = read(f'Name,Notes\n{"R" * 2_000},{"x" * 10_000_000}\nNoor,"{"word " * 6_000}"\n')
    assert (len(rows[0].name), len(rows[0].note), len(rows[1].note)) == (1_000, 32_767, 29_999)
    assert [problem.column for row in rows for problem in row.problems] == ["Name", "Notes"]


@pytest.mark.parametrize("workbook", [xlsx, ods])
def test_a_workbook_is_read_whatever_it_is_called(workbook, tmp_path):
    path = tmp_path / "people.csv"
    path.write_bytes(
        workbook([["Name", "Phone", "Notes"], ["Zoë", "2025550142", "one\ntwo"], [""], ["Noor", "", ""]])
    )
    sheet = open_sheet(path)
    assert [(row.number, row.name, row.phones, row.note) for row in people(sheet)] == [
        (2, "Zoë", ["+12025550142"], "one\ntwo"),
        (4, "Noor", [], ""),
    ]
    assert len(list(people(sheet))) == 2, "it can be read again"


def test_numbers_in_a_workbook_are_what_was_typed_and_other_worksheets_are_named():
    sheet, [row] = read(
        xlsx(
            [["Name", "Phone"], ["Rosa", 2025550142.0]], other={"Old list": [["Name"], ["Noor"]], "Blank": []}
        )
    )
    assert row.phones == ["+12025550142"]
    assert sheet.remarks == ["Only the first worksheet is read. The others are: Old list."]


@pytest.mark.parametrize("what", not_sheets())
def test_what_is_no_sheet_is_refused_in_a_sentence(what):
    with pytest.raises(UnreadableSheet, match=r"\.$"):
        open_sheet(not_sheets()[what])


def test_a_long_sheet_is_never_held_in_memory(tmp_path):
    path = tmp_path / "long.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        write_action_network_report(file, 3_000)
    sheet = open_sheet(path)
    next(people(sheet))  # loads what reads numbers
    tracemalloc.start()
    assert sum(1 for _row in people(sheet)) == 3_000
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < path.stat().st_size / 3


def test_no_accident_loses_a_row(size):
    for seed in range(size(500, 10_000)):
        made = accident(seed)
        sheet, rows = read(made.data, name=made.name)
        assert (len(rows), sheet.blank_rows) == (made.filled, made.blank), made.story
        if made.unharmed:
            cells = [[cell.strip() for cell in row] for _number, row in sheet.rows()]
            missing = len(sheet.headings)
            assert cells == [
                [cell.strip() for cell in row + [""] * (missing - len(row))] for row in made.rows[1:]
            ], made.story


@given(st.one_of(st.binary(max_size=300), st.text('\0\r\n\t",;|=aé@名. 0123-\ufeff').map(str.encode)))
def test_no_bytes_do_any_harm(data):
    _try(data)


@given(st.text('\0\r\n",;aé@名 01\ufeff'), st.sampled_from(sorted(ENCODINGS)), st.binary(max_size=3))
def test_no_letters_do_any_harm(text, encoding, tail):
    _try(b"name,email\n" + text.encode(encoding, "replace") + tail)


def _try(data):
    try:
        sheet, rows = read(data)
    except UnreadableSheet:
        return
    numbers = [row.number for row in rows]
    assert numbers == sorted(set(numbers))
    assert len(rows) + sheet.blank_rows == sum(1 for _row in sheet.rows())
