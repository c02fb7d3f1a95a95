"""Undoing a whole import: everything it brought, nothing that was changed since."""

import datetime as dt

import pytest
from django.utils import timezone

from onetoone.audit.models import Operation
from onetoone.calls.models import SetupCall
from onetoone.councils.undoing import CannotUndo
from onetoone.lib.keys import new_key
from onetoone.meetings.models import Note
from onetoone.people.finding import find
from onetoone.people.models import Identifier, Pair, Person, SearchWord, Team
from onetoone.transfer.importing import import_people
from onetoone.transfer.models import ImportBatch
from onetoone.transfer.reading import open_sheet
from onetoone.transfer.undoing import undo_import
from tests.transfer.sheets import action_network_report

SHEET = """VANID,Name,Email,Phone,City,Team,Tags,Notes,Organizer
1,Ama Okafor,ama@example.org,,Millbrook,Hosts,tenant,has a van,Noor Haddad
2,Ben Tremblay,ben@example.org,,,Hosts,,,
3,Bayard Lindqvist,bayard@example.org,"202 555 0199, call his sister",Millbrook,,tenant,likes maps,Noor Haddad
"""


@pytest.fixture
def bring(council, ella):
    def bring_(sheet=SHEET, **options):
        import_people(open_sheet(sheet.encode()), council, by=ella, **options)
        return ImportBatch.objects.latest_first().first()

    return bring_


def everything():
    """All that counts about people, as one comparable whole."""
    people = [_person(one) for one in Person.objects.order_by("pk").select_related("team")]
    pairs = list(Pair.objects.values_list("person__name", "organizer").order_by("pk"))
    return (
        people,
        pairs,
        [note.text for note in Note.objects.all()],
        [team.name for team in Team.objects.all()],
    )


def _person(one):
    facts = [one.name, one.email, one.phone, one.other_phones, one.other_emails, one.place, one.tags]
    facts += [str(one.team), one.do_not_contact, one.no_mail, one.reached_through]
    words = sorted(one.search_words.values_list("word", flat=True))
    return (*facts, words, sorted(one.identifiers.values_list("system", "value")))


def test_everything_is_as_it_was_before(bring, bayard, ella, noor):
    before = everything()
    batch = bring()
    assert everything() != before
    undone = undo_import(batch, by=ella)
    assert everything() == before
    assert (undone.stayed, Identifier.objects.count()) == (0, 0)
    assert not SearchWord.objects.exclude(person=bayard)
    assert undo_import(batch, by=ella).undone_at == undone.undone_at


def test_after_undoing_the_same_sheet_comes_in_anew(bring, bayard, ella, noor):
    bring()
    after = everything()
    undo_import(ImportBatch.objects.get(), by=ella)
    batch = bring()
    assert (batch.new, batch.matched) == (2, 1)
    assert everything() == after


def test_whoever_was_changed_since_stays_whole(bring, bayard, ella, noor, rosa):
    batch = bring()
    ama, ben = Person.objects.get(name="Ama Okafor"), Person.objects.get(name="Ben Tremblay")
    SetupCall.plan(ama, by=noor, on=dt.date(2030, 1, 1))
    ben.give(rosa, by=rosa)
    assert undo_import(batch, by=ella).stayed == 2
    assert set(Person.objects.values_list("name", flat=True)) == {
        "Ama Okafor",
        "Ben Tremblay",
        "Bayard Lindqvist",
    }
    assert Pair.objects.open().filter(person=ama, organizer=noor)
    assert [note.text for note in Note.objects.all()] == ["has a van"]
    assert find(Person.objects.all(), "okafor", "US")
    assert Team.objects.get().name == "Hosts"


def test_the_page_says_who_stays_and_why(bring, ella, noor, signed_in):
    batch = bring()
    SetupCall.plan(Person.objects.get(name="Ama Okafor"), by=noor, on=dt.date(2030, 1, 1))
    page = signed_in(ella).post(f"/c/millbrook/import/{batch.pk}/undo/", follow=True).text
    assert "1 person stays as they are, because somebody has called them" in page
    assert "What nobody has changed since was taken back." in page
    assert "Ama Okafor</a>" in page.split("New people who stay")[1]
    assert "Ben Tremblay" not in page


def test_who_became_an_organizer_stays(bring, ella, rosa):
    batch = bring("Name\nRosa Quintero\nBen\n")
    Person.objects.filter(name="Rosa Quintero").update(post=rosa)
    assert undo_import(batch, by=ella).stayed == 1
    assert Person.objects.get().post == rosa


def test_facts_of_somebody_changed_since_stay(bring, bayard, ella, noor):
    batch = bring()
    bayard.refresh_from_db()
    Operation.once(new_key(), lambda: bayard.edit(place="Perch Lake"), by=noor, verb="person.edit")
    undo_import(batch, by=ella)
    bayard.refresh_from_db()
    assert (bayard.place, bayard.tags, batch.stayed) == ("Perch Lake", ["tenant"], 1)


def test_what_a_later_sheet_changed_stays(bring, ella):
    first = bring("Name,Email\nAma,ama@example.org\nBen,ben@example.org\n")
    bring("Name,Email,City\nAma,ama@example.org,Millbrook\nBen,ben@example.org,\n")
    assert undo_import(first, by=ella).stayed == 1
    assert Person.objects.get().name == "Ama"


def test_for_thirty_days_and_not_while_it_runs(bring, ella):
    batch = bring()
    with pytest.raises(CannotUndo):
        undo_import(batch, by=ella, at=timezone.now() + dt.timedelta(days=31))
    ImportBatch.objects.update(state="running", moved_at=timezone.now())
    with pytest.raises(CannotUndo):
        undo_import(batch, by=ella)
    assert Person.objects.count() == 3
    ImportBatch.objects.update(moved_at=timezone.now() - dt.timedelta(hours=1))
    undo_import(batch, by=ella)
    assert not Person.objects.exists()


def test_a_cc_undoes_from_the_page(bring, ella, signed_in):
    batch = bring()
    browser = signed_in(ella)
    assert "Undo this import" in browser.get(f"/c/millbrook/import/{batch.pk}/result/").content.decode()
    page = browser.post(f"/c/millbrook/import/{batch.pk}/undo/", follow=True).content.decode()
    assert "3 people were brought in, and taken out again. Everything is as it was before." in page
    assert "Undo this import" not in page
    assert "It was taken back." in page
    assert "New people" not in page
    assert "Undone." in browser.get("/c/millbrook/import/").content.decode()


def test_undoing_a_large_import_takes_few_statements(bring, ella, django_assert_max_num_queries):
    batch = bring(action_network_report(1_000).decode())
    with django_assert_max_num_queries(30):
        undo_import(batch, by=ella)
    assert not Person.objects.exists()
