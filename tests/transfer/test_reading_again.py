"""What somebody answered about rows holds when the sheet is read again, or it is said that it does not."""

import pytest

from onetoone.meetings.models import Note
from onetoone.people.models import Person
from onetoone.transfer.models import ImportBatch
from tests.transfer.test_bringing_a_sheet import unchanged

SHEET = """Name,Email,Ward,Notes
Bayard Lindqvist,bayard@example.org,ICU,likes maps
Greta Lindqvist,bayard@example.org,ICU,
Ama Okafor,ama@example.org,4 West,please do not call
"""


@pytest.fixture
def read_again(chosen, client, bayard):
    """Ella answers, chooses other columns or none, and reads the sheet again; the page."""

    def read_again_(data, *, button="again", **answers):
        preview = chosen(data)
        told = unchanged(client.get(preview)) | answers | {button: ""}
        assert client.post(preview, told)["Location"] == preview
        assert Person.objects.count() == 1
        return client.get(preview)

    return read_again_


@pytest.mark.parametrize("answers", [{"button": "again"}, {"button": "main", "column_2": "team"}])
def test_every_answer_holds(read_again, client, bayard, rosa, answers):
    others = {"row_3": str(bayard.pk), "wish_4": "", "notes": "council", "given_to": str(rosa.pk)}
    page = read_again(SHEET, **answers, **others)
    assert unchanged(page).items() >= others.items()
    assert "no longer fit" not in page.text

    client.post(page.request["PATH_INFO"], unchanged(page))

    ama, stays = Person.objects.order_by("name")
    assert (stays, ama.do_not_contact, ama.pairs.get().organizer) == (bayard, False, rosa)
    assert {note.shared_with for note in Note.objects.all()} == {"council"}


def test_all_at_once_holds_row_by_row(read_again, bayard):
    twins = SHEET + "Hilde Lindqvist,bayard@example.org,,\n"
    assert unchanged(read_again(twins, everyone="same"))["row_5"] == str(bayard.pk)


def test_an_answer_that_no_longer_fits_is_named(read_again, bayard):
    page = read_again(SHEET, column_1="", row_3=str(bayard.pk))
    assert "your answer about this row no longer fits: Greta Lindqvist (row 3)" in page.text


def test_of_many_the_first_are_named_and_the_others_folded(read_again):
    twins = "".join(f"Twin {one},bayard@example.org,,\n" for one in "ABCDEF")
    page = read_again(SHEET + twins, everyone="same", column_1="")
    told, folded = page.text.split("your answers about these rows no longer fit:")[1].split("<details>")[:2]
    assert "Twin C" in told
    assert "Twin E" in folded.split("</details>")[0]
    assert "2 more" in folded


def test_it_is_there_again_with_its_column(read_again, client, bayard):
    page = read_again(SHEET, column_1="", column_3="", row_3=str(bayard.pk), notes="council")
    preview = page.request["PATH_INFO"]
    client.post(preview, unchanged(page) | {"column_1": "email", "column_3": "note"})
    told = unchanged(client.get(preview))
    assert (told["row_3"], told["notes"]) == (str(bayard.pk), "council")


def test_a_wish_no_longer_read_is_named(read_again):
    assert "no longer fits: Ama Okafor (row 4)" in read_again(SHEET, column_3="").text


def test_the_button_says_how_many_come_at_most_while_there_is_a_question(chosen, client, bayard):
    page = client.get(preview := chosen(SHEET))
    assert "Bring in up to 2 people" in page.text
    client.post(preview, unchanged(page) | {"row_3": str(bayard.pk)})
    assert ImportBatch.objects.get().new == 1
