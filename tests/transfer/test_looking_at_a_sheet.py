"""What is shown of a sheet while it is looked at, and never afterwards; and the way back to it."""

import pytest

from onetoone.people.models import Person
from onetoone.transfer import incoming
from onetoone.transfer.models import ImportBatch
from onetoone.transfer.undoing import undo_import
from tests.transfer.test_bringing_a_sheet import unchanged

ODD = "Name,Email,Phone\nAma Okafor,ama at example,202 555 0142\nPetra,petra@example.org,call her sister\n,,\n,,,x\n"
COUPLES = """Name,Email
Bayard Lindqvist,bayard@example.org
Greta Lindqvist,bayard@example.org
Petra Brandt,petra@example.org
Vera Brandt,petra@example.org
"""


def test_an_odd_cell_is_shown_as_it_was_typed_and_kept_nowhere(chosen, client):
    page = client.get(preview := chosen(ODD))

    assert "“ama at example”" in page.text
    assert "“call her sister”" in page.text
    result = client.post(preview, unchanged(page))["Location"]
    batch = ImportBatch.objects.get()
    assert "ama at example" not in str(batch.problems)
    assert not incoming.forecast_of(batch).exists()
    after = client.get(result).text
    assert "Email" in after
    assert "ama at example" not in after


def test_a_row_that_names_nobody_is_shown_whole(chosen, client):
    page = client.get(chosen("Name,City,Notes\nAma,Millbrook,\n,Perch Lake,likes maps\n"))

    assert "“Perch Lake · likes maps”" in page.text


def test_couples_are_decided_all_at_once(chosen, client):
    page = client.get(preview := chosen(COUPLES))
    assert "All at once?" in page.text

    client.post(preview, unchanged(page) | {"everyone": "same"})

    assert sorted(person.name for person in Person.objects.all()) == ["Bayard Lindqvist", "Petra Brandt"]


def test_or_they_are_all_other_people_whatever_stands_below(chosen, client):
    page = client.get(preview := chosen(COUPLES))
    same = {
        f"row_{question['row']}": question["choices"][0][0]
        for question, _field in page.context["form"].questions
    }

    client.post(preview, unchanged(page) | same | {"everyone": "others"})

    assert Person.objects.count() == 4


def test_one_question_is_not_asked_at_once(chosen, client, bayard):
    page = client.get(chosen("Name,Email\nGreta Lindqvist,bayard@example.org\n"))

    assert "Is this the same person?" in page.text
    assert "All at once?" not in page.text


def test_a_sheet_that_was_left_is_found_again(chosen, client):
    preview = chosen(ODD)

    page = client.get("/c/millbrook/import/").text

    assert f'href="{preview}"' in page
    assert "Waits for your word" in page
    incoming.forget(ImportBatch.objects.get())
    assert preview not in client.get("/c/millbrook/import/").text


@pytest.mark.parametrize("nobody", ["Name,Email\n", "Name,Email\n,\n , \n"])
def test_headings_alone_are_refused_in_a_sentence(choose, nobody):
    answer = choose(nobody)

    assert answer.status_code == 422
    assert "no rows below its headings" in answer.text
    assert not ImportBatch.objects.exists()


AT_WORK = """Name,Email
Rosa,rosa@ward.millbrook-hospital.org
Noor,noor@ward.millbrook-hospital.org
Noor again,NOOR@ward.millbrook-hospital.org
Bayard,bayard@gmail.com
Petra,petra@gmail.com
Ama,ama@own-house.org
"""


def test_addresses_that_share_an_employer_are_pointed_out_and_brought_in(chosen, client):
    page = client.get(preview := chosen(AT_WORK))

    assert "2 of the e-mail addresses may be at work (ward.millbrook-hospital.org)" in page.text
    client.post(preview, unchanged(page))
    assert Person.objects.filter(email__endswith="millbrook-hospital.org").exists()


def test_an_address_of_its_own_is_a_remark_under_a_discreet_name_only(chosen, client, council):
    sheet = "Name,Email\nBayard,bayard@gmail.com\nPetra,petra@gmail.com\nAma,a@own.org\n"
    assert "may be at work" not in client.get(chosen(sheet)).text
    council.discreet_name = "Tuesday group"
    council.save()
    assert "1 of the e-mail addresses may be at work (own.org)" in client.get(chosen(sheet)).text


def test_the_columns_of_another_sheet_with_the_same_headings_are_read_as_somebody_chose_them(
    chosen, client, ella
):
    sheet = "Name,Phone tree,Speaks\nAma,Night shift,es\n"

    def fields(page):
        return [column["field"] for column in page.context["told"]["columns"]]

    page = client.get(preview := chosen(sheet))
    assert fields(page) == ["name", "", "language"]
    client.post(preview, unchanged(page) | {"column_1": "team"})
    client.post(preview, unchanged(client.get(preview)))
    undo_import(ImportBatch.objects.get(), by=ella)
    again = client.get(chosen(sheet.replace("Ama", "Ben")))
    assert fields(again) == ["name", "team", "language"]
    assert "chosen for these headings before" in again.text
    assert fields(client.get(chosen(sheet.replace("Phone tree", "Other")))) == ["name", "", "language"]


def test_the_language_of_the_first_ones_is_shown_as_it_was_read(chosen, client):
    page = client.get(chosen("Name,City,Language\nInés Moreau,Millbrook,Spanish\n"))
    assert "Millbrook · Spanish" in page.text


def test_names_with_the_family_name_first_are_read_the_other_way_round_and_it_says_so(chosen, client):
    page = client.get(
        preview := chosen('Name,Email\n"García Márquez, Inés",ines@example.org\nPetra Brandt,p@example.org\n')
    )

    assert "1 name has the family name first, with a comma" in page.text
    assert "Inés García Márquez" in page.text
    client.post(preview, unchanged(page))
    assert Person.objects.get(email="ines@example.org").sort_name == "garcia marquez ines"
