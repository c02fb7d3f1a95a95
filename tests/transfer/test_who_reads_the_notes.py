"""Who may read the notes of a sheet is chosen beside its columns, and again once it is brought in."""

import pytest
from django.urls import reverse

from onetoone.councils.models import Organizer
from onetoone.meetings.models import Note
from onetoone.people.models import Person
from onetoone.transfer.models import ImportBatch
from onetoone.transfer.undoing import undo_import
from tests.transfer.test_bringing_a_sheet import unchanged

SHEET = "Name,Notes\nAma Okafor,likes maps\nBen Tremblay,has a van\n"


@pytest.fixture
def brought_in(chosen, client):
    """Ella has brought in the sheet; the address of its result."""
    preview = chosen(SHEET)
    return client.post(preview, unchanged(client.get(preview)))["Location"]


def readers():
    return set(Note.objects.values_list("shared_with", flat=True))


def test_it_is_asked_beside_the_columns_and_says_what_follows(chosen, client):
    columns = client.get(chosen(SHEET)).text.split('id="columns"')[1].split("</section>")[0]
    assert "the coordinators alone: whoever is given somebody does not see the notes" in columns


def test_afterwards_it_is_said_and_may_be_changed_and_is_undone_with_the_sheet(
    brought_in, client, ella, council
):
    assert "The coordinators alone: whoever is given somebody" in client.get(brought_in).text
    batch = ImportBatch.objects.get()

    page = client.post(
        reverse("transfer:readers", args=[council.slug, batch.pk]), {"notes": "council"}, follow=True
    )

    assert "The council: whoever is given somebody sees" in page.text
    assert readers() == {"council"}
    undo_import(ImportBatch.objects.get(), by=ella)
    assert not Note.objects.exists()
    assert not Person.objects.exists()


def test_whose_note_it_is_not_does_not_open_it(brought_in, ella, noor, signed_in, council):
    Organizer.objects.filter(pk=noor.pk).update(post="cc")
    browser = signed_in(noor)
    assert "does not see the notes" not in browser.get(brought_in).text
    browser.post(
        reverse("transfer:readers", args=[council.slug, ImportBatch.objects.get().pk]), {"notes": "council"}
    )
    assert readers() == {"cc"}


def test_a_sheet_without_notes_says_nothing_of_them(chosen, client):
    preview = chosen("Name\nAma Okafor\n")
    page = client.post(preview, unchanged(client.get(preview)), follow=True)
    assert "Who may read" not in page.text
