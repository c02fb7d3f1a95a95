import datetime as dt
import re
import uuid
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from onetoone.audit.models import Operation
from onetoone.calls.models import SetupCall
from onetoone.councils.doings import WORDS, imports_since_yesterday, since_yesterday
from onetoone.councils.models import Invitation
from onetoone.councils.undoable import undoable
from onetoone.councils.undoing import CannotUndo, undo
from onetoone.debriefs import debriefing
from onetoone.debriefs.debriefing import Told
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Person
from onetoone.transfer.importing import import_people
from onetoone.transfer.models import ImportBatch
from onetoone.transfer.reading import open_sheet
from onetoone.transfer.undoing import undo_import

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def called(bayard, rosa):
    key = uuid.uuid4()
    deed = SetupCall.in_hand(bayard, by=rosa)
    return Operation.once(key, lambda: deed.no_answer() or deed, by=rosa, verb="call.end")


def test_what_i_did_can_be_undone_from_my_page_long_after_the_toast_is_gone(signed_in, rosa, bayard, called):
    page = signed_in(rosa).get("/c/millbrook/me/").content.decode()
    assert "Bayard Lindqvist" in page
    assert str(called.pk) in page
    signed_in(rosa).post("/c/millbrook/undo/", {"operation": called.pk, "next": "/c/millbrook/me/"})
    bayard.refresh_from_db()
    assert bayard.tried_at is None
    assert since_yesterday(rosa, now=timezone.now() + dt.timedelta(hours=1)) == []


def test_what_was_just_undone_keeps_its_place_so_that_a_second_tap_meets_no_other_undo(
    signed_in, rosa, bayard, council, called
):
    added = did(rosa, "person.add", lambda: Person.add(council, "Dana Okafor", by=rosa))
    page = signed_in(rosa).get("/c/millbrook/me/").text
    here = re.search(f'name="next" value="([^"]+deed-{added.pk})"', page)[1]
    answer = signed_in(rosa).post("/c/millbrook/undo/", {"operation": added.pk, "next": here})
    assert answer["Location"] == f"/c/millbrook/me/?undone=1#deed-{added.pk}"
    assert [one.operation for one in since_yesterday(rosa)] == [added, called]
    assert '<details class="more" id="since-yesterday">' in signed_in(rosa).get("/c/millbrook/me/").text
    page = signed_in(rosa).get(answer["Location"]).text
    first, second = re.findall(r'<article class="row" id="deed-.*?</article>', page, re.DOTALL)
    assert f"deed-{added.pk}" in first
    assert "Dana Okafor" in first
    assert "Undone" in first
    assert 'name="operation"' not in first
    assert f'name="operation" value="{called.pk}"' in second
    assert '<details class="more" id="since-yesterday" open>' in page


def test_only_my_own_deeds_of_a_day_stand_there(rosa, noor, called):
    assert [doing.operation for doing in since_yesterday(rosa)] == [called]
    assert since_yesterday(noor) == []
    assert since_yesterday(rosa, now=timezone.now() + dt.timedelta(hours=25)) == []


def did(by, verb, deed):
    return Operation.once(uuid.uuid4(), deed, by=by, verb=verb)


def test_it_says_what_came_of_it_and_offers_no_undo_where_something_rests_on_it(
    signed_in, rosa, bayard, called
):
    def meet():
        return OneToOne.write_down(bayard, by=rosa, starts_at=timezone.now() - dt.timedelta(hours=1))

    held = did(rosa, "one_to_one.write_down", meet)
    told = Told(ending="we_end_it", reason="moves to the coast")
    did(rosa, "debrief.write", lambda: debriefing.write(held.answer, told, by=rosa))
    debriefed, met, call = since_yesterday(rosa)
    assert [one.outcome for one in (debriefed, met, call)] == ["we end it here", "", "no answer"]
    assert [one.may_be_undone for one in (debriefed, met, call)] == [
        True,
        False,
        False,
    ]  # nor is the next call
    page = signed_in(rosa).get("/c/millbrook/me/").text
    assert "A call or a text: no answer" in page
    assert page.count("Something later rests on it. Undo that first.") == 2
    assert f'name="operation" value="{held.pk}"' not in page


def test_what_is_offered_is_what_undoing_would_do(rosa, noor, bayard, petra):
    """Each list agrees with the undo itself, whatever was done after what."""
    deeds = []
    for person in (bayard, petra):
        deeds.append(
            did(rosa, "call.end", lambda p=person: (c := SetupCall.in_hand(p, by=rosa)).no_answer() or c)
        )
        deeds.append(
            did(rosa, "call.end", lambda p=person: (c := SetupCall.in_hand(p, by=rosa)).agree() or c)
        )
        deeds.append(did(rosa, "pair.give", lambda p=person: p.give(noor, by=rosa)))
    deeds.append(did(rosa, "person.edit", lambda: petra.edit(goes_by="Pet") or petra))
    deeds.append(did(rosa, "person.edit", lambda: petra.edit(goes_by="Petra") or petra))
    offered = {one.operation.pk for one in since_yesterday(rosa) if one.may_be_undone}

    def can_be_undone(deed):
        try:
            with transaction.atomic():
                undo(deed.pk, by=rosa)
                transaction.set_rollback(True)
        except CannotUndo:
            return False
        return True

    assert undoable(deeds) == {deed.pk for deed in deeds if can_be_undone(deed)}
    assert offered <= undoable(deeds)


def test_the_same_thing_done_twice_is_told_once(rosa, one_to_one):
    sheet = one_to_one.worksheet_of(rosa)
    for words in ("The winter", "The winter Mum walked"):
        latest = did(rosa, "worksheet.prepare", lambda w=words: sheet.prepare(my_story=w) or sheet)
    assert [one.operation for one in since_yesterday(rosa)] == [latest]


def test_beyond_ten_the_page_says_so_and_leads_to_all(signed_in, rosa, council):
    for number in range(12):
        did(rosa, "person.add", lambda n=number: Person.add(council, f"Dana {n} Okafor", by=rosa))
    browser = signed_in(rosa)
    page = browser.get("/c/millbrook/me/").text
    assert page.count(">Dana ") == 10
    assert "All since yesterday" in page
    assert browser.get("/c/millbrook/me/since-yesterday/").text.count(">Dana ") == 12


def test_a_sheet_that_was_brought_in_stands_there_and_leads_to_its_own_undo(signed_in, council, ella, rosa):
    import_people(open_sheet(b"Name\nDana Okafor"), council, by=ella)
    sheet = ImportBatch.objects.get()
    leads = f'href="/c/millbrook/import/{sheet.pk}/result/#undo"'
    for page in ("/c/millbrook/me/", "/c/millbrook/me/since-yesterday/"):
        assert leads in signed_in(ella).get(page).text
        assert leads not in signed_in(rosa).get(page).text
    assert imports_since_yesterday(ella, now=timezone.now() + dt.timedelta(hours=25)) == []
    undo_import(sheet, by=ella)
    assert leads not in signed_in(ella).get("/c/millbrook/me/").text


def test_as_many_statements_for_many_as_for_one(rosa, council):
    def add(number):
        did(rosa, "person.add", lambda: Person.add(council, f"Dana {number} Okafor", by=rosa))

    add(0)
    with CaptureQueriesContext(connection) as one:
        since_yesterday(rosa)
    for number in range(1, 9):
        add(number)
    with CaptureQueriesContext(connection) as many:
        since_yesterday(rosa)
    assert len(many) == len(one)


def test_every_deed_that_can_be_undone_has_a_word():
    written = {
        verb
        for path in (ROOT / "onetoone").rglob("*.py")
        for verb in re.findall(r'verb="([a-z_.]+)"', path.read_text())
    }
    assert written - {"organizer.invite"} <= set(WORDS)


def test_deeds_and_invitations_stand_together_the_latest_first(signed_in, ella, council, bayard):
    def did_it(name):
        return did(ella, "person.add", lambda: Person.add(council, name, by=ella))

    did_it("Petra Brandt")
    Invitation.invite(council, "Iris Okafor", by=ella)
    did_it("Dana Okafor")
    page = signed_in(ella).get("/c/millbrook/me/since-yesterday/").text
    assert page.index("Dana Okafor") < page.index("Iris Okafor") < page.index("Petra Brandt")
