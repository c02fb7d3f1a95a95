"""What is odd about a sheet is said where it is seen, with what becomes of it and whom it is about."""

import csv
import io

import pytest

from onetoone.people.models import Person
from onetoone.transfer.reading import open_sheet, people
from tests.transfer.test_bringing_a_sheet import unchanged

ODD = """Name,Email,Phone,Street,Job
Ama Okafor,ama at example,202 555 0142,Mill Lane,baker
,,,Oak Lane,
"""


@pytest.fixture
def preview(chosen):
    return chosen(ODD)


def test_the_summary_leads_to_them_and_they_stand_before_everybody_else(preview, client):
    page = client.get(preview).text

    assert '<a href="#odd">2 rows have something odd</a>' in page
    assert page.index("To look at") < page.index('id="odd"') < page.index('id="first"')


def test_each_says_what_becomes_of_it(preview, client):
    page = client.get(preview).text

    assert "as typed, it is kept as a line under “Reached through”" in page
    assert "no name: the row is left out" in page
    client.post(preview, unchanged(client.get(preview)))
    assert Person.objects.get().reached_through == "Email: ama at example"


def test_who_was_here_keeps_the_line_that_stands_there(chosen, client, bayard):
    bayard.change(reached_through="after mass")

    page = client.get(chosen(f"Name,Email,Phone\n{bayard.name},{bayard.email},call her sister\n")).text

    assert "unless something stands there already" in page


def test_a_row_that_is_left_out_says_only_that(chosen, client):
    page = client.get(chosen("Name,Phone\nAma,\n,call her sister\n"))

    assert [problem["why"] for problem in page.context["told"]["problems"]] == [
        "no name: the row is left out"
    ]


def test_columns_that_are_left_out_are_named(preview, client):
    assert "2 columns are left out: Street, Job" in client.get(preview).text


def test_the_result_leads_to_whoever_the_row_became(preview, client):
    result = client.get(client.post(preview, unchanged(client.get(preview)))["Location"]).text

    ama = Person.objects.get()
    assert f'<a href="/c/millbrook/people/{ama.pk}/">Ama Okafor</a>' in result
    assert "ama at example" not in result


def test_the_odd_rows_come_as_typed_while_the_sheet_is_there(preview, client):
    def rows():
        answer = client.get(f"{preview}problems.csv")
        return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))

    assert rows()[0][2:] == ["Name", "Email", "Phone", "Street", "Job"]
    assert rows()[1][2:] == ["Ama Okafor", "ama at example", "202 555 0142", "Mill Lane", "baker"]
    assert rows()[2][0] == "3"
    client.post(preview, unchanged(client.get(preview)))
    assert "ama at example" not in str(rows())


def test_where_numbers_are_of_several_countries_one_says_of_which_those_without_a_code_are(chosen, client):
    page = client.get(preview := chosen("Name,Phone\nRosa,+52 55 1234 5678\nNoor,312 555 0144\n"))
    assert unchanged(page)["numbers_of"] == "US"
    assert "(312)\u00a0555" in page.text

    client.post(preview, unchanged(page) | {"numbers_of": "MX"})
    client.post(preview, unchanged(client.get(preview)))

    assert Person.objects.get(name="Noor").phone == "+523125550144"


def test_where_numbers_are_of_one_country_nothing_is_asked(chosen, client):
    assert "numbers_of" not in client.get(chosen("Name,Phone\nNoor,202 555 0142\n")).text
    assert "write its country code first" in client.get(chosen("Name,Phone\nPetra,2221234567\n")).text


def test_what_is_odd_in_the_same_words_is_said_once_with_its_rows_below(chosen, client):
    sheet = (
        "Name,Phone,Organizer\n"
        + "".join(f"Ama {row},,Nobody\n" for row in range(150))
        + "Bo,call her sister,\n"
    )
    page = client.get(preview := chosen(sheet)).text
    nobody = "nobody of this name or e-mail organizes here"
    assert page.count(nobody) == 1
    assert "150 rows · <strong>Organizer</strong> nobody" in page
    assert "Ama 99</p>" in page
    assert "Ama 100</p>" not in page
    assert "The first 100" in page

    client.post(preview, unchanged(client.get(preview)))
    result = client.get(f"{preview}result/").text
    assert result.count(nobody) == 1
    assert "150 rows · <strong>Organizer</strong> nobody" in result


@pytest.mark.parametrize("none", ["no tiene", "None", "n/a", "-", "S/N", "sin teléfono", "—"])
def test_that_somebody_has_none_is_nothing_and_not_a_way_to_reach_them(none):
    [row] = people(open_sheet(f"Name,Phone,Email\nAma Okafor,{none},{none}\n".encode()))
    assert (row.unread, row.problems) == ({}, [])


@pytest.mark.parametrize(
    ("name", "why"), [("people.xlsx", "cannot be opened"), ("people.pdf", "a document"), ("people.csv", "")]
)
def test_a_text_under_the_name_of_something_else_is_refused_by_what_it_is(choose, name, why):
    page = choose("Ama Okafor\nBayard Lindqvist\n", name)
    assert (page.status_code == 422) == bool(why)
    assert why in page.text
