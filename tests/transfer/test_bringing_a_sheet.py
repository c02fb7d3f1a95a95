"""The way of a sheet through the pages: chosen, looked at, brought in, undone."""

import csv
import io
import os

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from onetoone.councils import posts
from onetoone.councils.models import Invitation
from onetoone.people.models import Pair, Person
from onetoone.transfer import incoming, tasks
from onetoone.transfer.models import ImportBatch
from onetoone.transfer.problems import as_csv
from onetoone.transfer.reading import Problem
from tests.transfer.sheets import not_sheets

SHEET = """Name,Email,City
Ama Okafor,ama@example.org,Millbrook
Bayard Lindqvist,bayard@example.org,Millbrook
Greta Lindqvist,bayard@example.org,
,,Perch Lake
"""


def unchanged(page):
    """What the form of the preview says if nothing in it is changed."""
    form = page.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def test_nothing_is_written_before_somebody_says_so(chosen, client, bayard):
    page = client.get(chosen(SHEET))
    told = page.context["told"]
    assert (told["rows"], told["new"], told["matched"], told["skipped"]) == (4, 2, 1, 1)
    assert "Bring in up to 2 people" in page.content.decode()
    assert Person.objects.count() == 1
    assert oct(incoming.path_of(ImportBatch.objects.get()).stat().st_mode)[-3:] == "600"


def test_the_notes_are_shown_and_somebody_says_who_may_read_them(chosen, client):
    page = client.get(preview := chosen("Name,Notes\nAma,likes maps\n"))
    client.post(preview, unchanged(page) | {"notes": "cc"})
    shown = page.context["told"]["first"][0]["told"]
    assert (shown, ImportBatch.objects.get().answers["notes"]) == ("likes maps", "cc")


def test_a_sheet_is_brought_in_once_however_often_one_taps(chosen, client, bayard, rosa):
    preview = chosen(SHEET)
    answers = unchanged(client.get(preview)) | {"given_to": str(rosa.pk)}
    result = client.post(preview, answers)["Location"]
    assert client.post(preview, answers)["Location"] == result
    batch = ImportBatch.objects.get()
    assert (batch.new, batch.matched, batch.skipped, batch.state) == (2, 1, 1, "done")
    assert sorted(pair.person.name for pair in Pair.objects.filter(organizer=rosa)) == [
        "Ama Okafor",
        "Bayard Lindqvist",
        "Greta Lindqvist",
    ]
    page = client.get(result)
    assert "Your people are here" in page.content.decode()
    assert not list((settings.DATA / "incoming").glob("*")), "the sheet is gone"


@pytest.mark.parametrize(("same", "people"), [(False, 3), (True, 2)])
def test_couples_are_asked_about(chosen, client, bayard, same, people):
    preview = chosen(SHEET)
    page = client.get(preview)
    assert "Is this the same person?" in page.content.decode()
    client.post(preview, unchanged(page) | {"row_4": str(bayard.pk) if same else ""})
    assert Person.objects.count() == people
    assert ImportBatch.objects.get().problems[0]["row"] == 5, "an answered question is no problem"


def test_two_rows_of_one_sheet_may_be_said_to_be_the_same(chosen, client):
    preview = chosen("Name,Email\nAma Okafor,ama@example.org\nAmina Okafor,ama@example.org\n")
    [(_question, field)] = client.get(preview).context["form"].questions
    client.post(preview, unchanged(client.get(preview)) | {"row_3": field.field.choices[1][0]})
    assert Person.objects.get().name == "Ama Okafor"


def test_other_columns_are_read_again_before_anything_is_written(chosen, client):
    preview = chosen("Who,Where\nAma Okafor,Millbrook\nBen Tremblay,Perch Lake\n")
    page = client.get(preview)
    assert "No row names anybody" in page.content.decode()
    choices = unchanged(page) | {"column_0": "name", "column_1": "place"}
    assert client.post(preview, choices)["Location"] == preview
    assert not Person.objects.exists()
    client.post(preview, unchanged(client.get(preview)))
    assert Person.objects.get(name="Ama Okafor").place == "Millbrook"


def test_a_choice_that_is_none_is_refused_and_kept(chosen, client, mallory):
    preview = chosen(SHEET)
    page = client.post(preview, unchanged(client.get(preview)) | {"given_to": str(mallory.pk)})
    assert page.status_code == 422
    assert not Person.objects.exists()


def test_a_long_sheet_is_left_to_the_worker_which_tells_how_far_it_is(chosen, client, monkeypatch, ella):
    monkeypatch.setattr(tasks, "SMALL_FILE", 10)
    monkeypatch.setattr(tasks, "FEW_ROWS", 1)
    preview = chosen(SHEET)
    assert "Reading your sheet" in client.get(preview).content.decode()
    assert client.get(preview, headers={"HX-Request": "true"}).content.decode().count("<progress") == 1
    tasks.look_at.call_local(ImportBatch.objects.get().pk)
    assert client.get(preview, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    result = client.post(preview, unchanged(client.get(preview)))["Location"]
    assert "0 of 4 rows" in client.get(result).content.decode()
    tasks.bring_in.call_local(ImportBatch.objects.get().pk)
    assert client.get(result, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "Your people are here" in client.get(result).content.decode()
    assert Person.objects.count() == 3


def test_what_stopped_half_way_goes_on(chosen, client, monkeypatch):
    monkeypatch.setattr(tasks, "FEW_ROWS", 1)
    preview = chosen(SHEET)
    result = client.post(preview, unchanged(client.get(preview)))["Location"]
    client.post(result)
    assert not Person.objects.exists(), "the worker may still begin"
    ImportBatch.objects.update(moved_at=timezone.now() - tasks.SILENCE * 2)
    assert "It stopped half-way" in client.get(result).content.decode()
    monkeypatch.setattr(tasks, "FEW_ROWS", 5_000)
    client.post(result)
    assert Person.objects.count() == 3


def test_what_broke_off_says_so_at_once_and_can_be_undone(chosen, client, monkeypatch):
    preview = chosen(SHEET)
    answers = unchanged(client.get(preview))
    client.raise_request_exception = False
    with monkeypatch.context() as broken:
        broken.setattr("onetoone.transfer.importing.write", lambda *pile: 1 / 0)
        assert client.post(preview, answers).status_code == 500
    assert "It stopped half-way" in client.get(f"{preview}result/").content.decode()
    incoming.forget(ImportBatch.objects.get())
    answer = client.post(f"{preview}result/", follow=True)
    assert "Choose it again" in answer.content.decode()
    assert not Person.objects.exists()


def test_a_sheet_of_a_thousand_columns_can_be_answered(chosen, client):
    preview = chosen(
        ",".join(["Name", *(f"Question {number}" for number in range(2_000)), "Email"]) + "\nAma\n"
    )
    form = client.get(preview).context["form"]
    assert len(form.columns) == 202
    client.post(preview, {name: form[name].value() or "" for name in form.fields})
    assert Person.objects.get().name == "Ama"


def test_a_reader_that_stopped_is_started_again(chosen, client, monkeypatch):
    monkeypatch.setattr(tasks, "SMALL_FILE", 10)
    preview = chosen(SHEET)
    ImportBatch.objects.update(moved_at=timezone.now() - tasks.SILENCE * 2)
    assert "Try again" in client.get(preview).content.decode()
    monkeypatch.setattr(tasks, "SMALL_FILE", 5_000)
    client.post(preview)
    assert "This is what we read" in client.get(preview).content.decode()


@pytest.mark.parametrize("what", not_sheets())
def test_what_is_no_sheet_is_refused_in_a_sentence(choose, what):
    page = choose(not_sheets()[what], "people.xlsx")
    assert page.status_code == 422
    assert not ImportBatch.objects.exists()
    assert not list((settings.DATA / "incoming").glob("*"))


def test_cards_and_what_is_too_large_are_refused_with_a_way_out(choose, monkeypatch):
    assert "Save them as CSV" in choose("BEGIN:VCARD\nFN:Ama\nEND:VCARD\n", "ama.vcf").content.decode()
    monkeypatch.setattr("onetoone.transfer.forms.LARGEST", 0)
    assert "larger than 0 MB" in choose(SHEET).content.decode()


def test_a_sheet_nobody_brings_in_is_gone_after_a_day(chosen, client):
    preview = chosen(SHEET)
    batch = ImportBatch.objects.get()
    old = timezone.now() - incoming.KEPT * 1.1
    for path in (incoming.path_of(batch), incoming.forecast_of(batch)):
        os.utime(path, (old.timestamp(), old.timestamp()))
    tasks.keep_no_sheets.call_local()
    assert not list((settings.DATA / "incoming").glob("*"))
    answer = client.get(preview, follow=True)
    assert "Choose it again" in answer.content.decode()
    ImportBatch.objects.update(at=old)
    tasks.keep_no_sheets.call_local()
    assert not ImportBatch.objects.exists()


def test_only_ccs_of_the_council_come_here(chosen, signed_in, rosa, mallory, staff):
    preview = chosen(SHEET)
    for who, status in ((rosa, 403), (mallory, 404), (staff, 404)):
        browser = signed_in(who)
        for path in ("/c/millbrook/import/", preview, f"{preview}result/", f"{preview}problems.csv"):
            assert browser.get(path).status_code == status, path
        assert browser.post(f"{preview}undo/").status_code == status
    assert signed_in(mallory).get(preview.replace("millbrook", "harbor")).status_code == 404


def test_titles_and_messages_name_nobody(chosen, client, bayard):
    preview = chosen(SHEET)
    page = client.get(preview)
    result = client.get(client.post(preview, unchanged(page))["Location"])
    for html in (page.content.decode(), result.content.decode()):
        assert "Lindqvist" not in html.split("</title>")[0]
    assert "Lindqvist" not in str(ImportBatch.objects.values().get())


def test_what_was_odd_comes_as_a_sheet_without_formulas(chosen, client):
    preview = chosen('Name,"=1+1 e-mail",=Email\nAma,x,nonsense\n,,\n,x,\n')
    client.post(preview, unchanged(client.get(preview)))
    answer = client.get(f"{preview}problems.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer["Content-Type"].startswith("text/csv")
    assert rows[1][:3] == ["2", "Ama", "'=Email"]
    assert [row[0] for row in rows[1:]] == ["2", "4"]
    odd = as_csv([Problem(1, sign + "1", sign) for sign in (*"=+-@\t\r＝", " =")], {1: "=1"})
    cells = [cell for row in list(csv.reader(io.StringIO(odd)))[1:] for cell in row[1:]]
    assert all(cell.startswith("'") for cell in cells)


def test_the_new_people_are_kept_for_somebody_invited_and_undone_with_the_sheet(
    chosen, client, council, ella, bayard
):
    dana, _code = Invitation.invite(council, "Dana Okafor", by=ella)
    preview = chosen(SHEET)
    page = client.get(preview)
    assert f'<option value="{dana.pk}">Dana Okafor</option>' in page.text
    client.post(preview, unchanged(page) | {"given_to": str(dana.pk)})
    assert {one.person.name for one in dana.pairs_to_come.all()} == {"Ama Okafor", "Greta Lindqvist"}
    came = posts.take_seat(dana)
    assert Pair.objects.open().filter(organizer=came).count() == 2
    batch = ImportBatch.objects.get()
    client.post(reverse("transfer:undo", args=[council.slug, batch.pk]))
    assert Person.objects.get() == bayard
    assert not Pair.objects.filter(organizer=came).exists()


def test_undone_before_they_come_nobody_is_kept(chosen, client, council, ella):
    dana, _code = Invitation.invite(council, "Dana Okafor", by=ella)
    preview = chosen(SHEET)
    client.post(preview, unchanged(client.get(preview)) | {"given_to": str(dana.pk)})
    client.post(reverse("transfer:undo", args=[council.slug, ImportBatch.objects.get().pk]))
    assert not dana.pairs_to_come.exists()
    assert not Person.objects.exists()
