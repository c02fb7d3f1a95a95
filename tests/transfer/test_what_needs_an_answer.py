"""What somebody has to answer stands first on the preview, and a column nobody knows has a hint of what it could be."""

import pytest

from onetoone.meetings.models import Note
from onetoone.people.models import Person
from onetoone.transfer.left_out import could_be
from tests.transfer.test_bringing_a_sheet import unchanged

WARDS = """Name,Phone,Ward,Seniority
Ama Okafor,202 555 0170,4 West,2
Dana Okafor,202 555 0171,4 West,3
Vera Castellan,202 555 0171,ICU,7
Hilde Amsel,202 555 0171,ICU,1
"""


def test_the_questions_come_first_and_are_counted(chosen, client):
    page = client.get(chosen(WARDS)).text

    assert "2 questions before it goes in" in page
    assert page.index("2 questions before it goes in") < page.index("New people")


def test_where_nothing_is_asked_the_page_begins_with_what_it_brings(chosen, client):
    assert "before it goes in" not in client.get(chosen("Name,Phone\nAma Okafor,202 555 0170\n")).text


def test_of_many_questions_five_stand_open_and_all_are_answered(chosen, client):
    rows = "".join(f"Twin {one},202 555 0171\n" for one in "ABCDEFGH")
    page = client.get(preview := chosen("Name,Phone\n" + rows))
    assert "7 questions before it goes in" in page.text
    assert "2 more" in page.text

    client.post(preview, unchanged(page))

    assert Person.objects.count() == 8


def test_a_column_left_out_says_what_it_could_be_and_is_that_when_chosen(chosen, client):
    page = client.get(preview := chosen(WARDS))
    assert "2 columns are left out: Ward, Seniority" in page.text
    assert "Left out. It could be Team or Tags. Holds “4 West”" in page.text

    client.post(preview, unchanged(page) | {"column_2": "team"})
    client.post(preview, unchanged(client.get(preview)))

    assert {person.team.name for person in Person.objects.all()} == {"4 West", "ICU"}


def test_when_somebody_last_spoke_is_counted_here_and_kept_as_a_line_when_chosen(chosen, client):
    page = client.get(preview := chosen("Nombre,Última vez\nAna Paz,mayo 2026"))
    assert "is counted here from calls and talks" in page.text

    client.post(preview, unchanged(page) | {"column_1": "note"})
    client.post(preview, unchanged(client.get(preview)))

    assert [note.text for note in Note.objects.all()] == ["Última vez: mayo 2026"]
    assert Person.objects.get().touched_at is None


@pytest.mark.parametrize(
    ("heading", "cells", "fields"),
    [
        ("Ward", [], ["team", "tags"]),
        ("Turno", [], ["team", "tags"]),
        ("Job title", [], ["tags"]),
        ("What she said", [], ["note"]),
        ("Where", ["Hillside", "Riverbank", "Hillside", "Riverbank"], ["team", "tags"]),
        (
            "More",
            ["Would like to help, but only after the summer, when the kids are at school"] * 4,
            ["note"],
        ),
        ("Seniority", ["2", "3", "7", "1"], []),
        ("Active", ["yes", "no", "yes", "no"], []),
        ("Code", ["x1", "x2", "x3", "x4"], []),
        ("Last contacted", ["2026-05-01"], ["note"]),
        ("Última vez", ["mayo"], ["note"]),
        ("Last job title", ["nurse"], ["tags"]),
    ],
)
def test_the_hint_follows_the_heading_or_what_comes_again_in_it(heading, cells, fields):
    assert could_be(heading, cells) == fields
