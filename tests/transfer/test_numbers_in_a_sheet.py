"""Telephone numbers of a sheet are of the country that they, their row or the others show."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onetoone.lib import telephone
from onetoone.transfer.numbers import e164, may_be_of_next_door
from tests.transfer.test_reading import one, read, whys


def test_a_number_without_country_code_is_of_the_country_in_its_row_or_of_the_council():
    lines = ["Name,Phone,Country", "Rosa,030 901820,", "Noor,020 7946 0958,United Kingdom"]
    _sheet, rows = read(*lines, country="DE")
    assert [row.phones for row in rows] == [["+4930901820"], ["+442079460958"]]


@pytest.mark.parametrize(
    ("lines", "phones"),
    [
        (["52 55 1234 5678", "01 52 55 1234 5678", "011 52 55 1234 5678"], ["+525512345678"] * 3),
        (["521 55 1234 5678", "044 55 1234 5678", "(52) 55-1234-5678"], ["+525512345678"] * 3),
        (["5512345678", "222 123 4567 (México)"], ["+15512345678", "+522221234567"]),
        (["5512345678,México", "202 555 0142,MX"], ["+525512345678", "+12025550142"]),
        (["(312) 555-0144", "52 55 1234 5678"], ["+13125550144", "+525512345678"]),
        (["5512345678", *["+52 222 123 4567"] * 2], ["+15512345678", "+522221234567"]),
        (["5512345678", *["+52 222 123 4567"] * 3], ["+525512345678", "+522221234567"]),
        (["5512345678", *["2025550142"] * 2, *["+52 222 123 4567"] * 3], ["+15512345678", "+12025550142"]),
        (["5512345678", "2221234567", "3331234567", "2225550143"], ["+525512345678", "+522221234567"]),
        (
            ["2221234567", "+52 55 1234 5678", "2025550142"],
            ["+522221234567", "+525512345678", "+12025550142"],
        ),
        (["502 5555 1234", "+44 20 7946 0958"], ["+50255551234", "+442079460958"]),
    ],
)
def test_a_mexican_number_is_one_where_it_the_row_or_the_sheet_shows_it(lines, phones):
    _sheet, rows = read("Name,Phone,Country", *[f"Rosa {n},{line}" for n, line in enumerate(lines)])
    assert [row.phones[0] for row in rows][: len(phones)] == phones


def test_a_number_that_only_makes_sense_next_door_is_asked_about_and_kept_as_typed():
    row = one("Name,Phone", "Rosa,222 123 4567")
    assert (row.phones, row.unread) == ([], {"Phone": "222 123 4567"})
    assert "write its country code first, as in +52" in whys(row)[0]


@example("2025550142", "DE")
@given(st.text("0123456789 ()-.+", max_size=18), st.sampled_from(["US", "CA", "DE", "MX"]))
def test_the_quick_way_to_read_a_number_says_what_the_thorough_one_says(typed, country):
    if (quick := e164(typed, (country,))) and not quick.startswith("+52"):
        assert telephone.e164(typed, country) in (quick, None)


_PLAIN = r"(\+?1[ .-]?)?\(?[2-9][0-9]{2}\)?[ .-]?[2-9][0-9]{2}[ .-]?[0-9]{4}"


@example("222-222-2222")
@given(st.from_regex(_PLAIN, fullmatch=True))
def test_every_plain_number_is_read_as_the_thorough_way_would(typed):
    digits = "".join(filter(str.isdigit, typed))[-10:]
    sensible = len(set(digits)) > 1 and not may_be_of_next_door(typed, ("US",))
    assert e164(typed, ("US",)) == (telephone.e164(typed, "US") if sensible else None)
