import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from onetoone.audit.models import AuditEvent, Operation
from onetoone.calls.models import SetupCall
from onetoone.commitments.models import Ask, Commitment
from onetoone.councils.undoing import undo
from onetoone.guides.content import built_in
from onetoone.guides.models import CurrentAsk, IssueCampaign
from onetoone.lib.keys import new_key
from onetoone.meetings.models import Gathering, Note, OneToOne, Spark, Worksheet
from onetoone.meetings.preparing import hint, is_to_confirm


def address(name, meeting):
    return reverse(f"meetings:{name}", kwargs={"council": "millbrook", "one_to_one_id": meeting.pk})


def look(client, meeting, name="worksheet"):
    return client.get(address(name, meeting)).content.decode()


def keep(client, meeting, **said):
    return client.post(address("worksheet", meeting), {"operation": new_key(), **said})


def test_the_worksheet_fills_itself(signed_in, rosa, bayard, one_to_one):
    page = look(signed_in(rosa), one_to_one)
    for told in (
        "Rosa Quintero",
        "Bayard Lindqvist",
        'href="tel:+12025550142"',
        'href="geo:0,0?q=Perch%20Caf%C3%A9"',
    ):
        assert told in page
    assert "<title>Worksheet · onetoone</title>" in page


def test_every_part_of_the_agenda_is_there_in_order(signed_in, rosa, one_to_one):
    page = look(signed_in(rosa), one_to_one)
    places = [page.index(part["name"]) for part in built_in("en")["agenda"]]
    assert places == sorted(places)
    for part in built_in("en")["agenda"]:
        assert part["mine"] in page


def test_what_was_heard_promised_and_asked_stands_beside_it(
    signed_in, rosa, noor, bayard, one_to_one, council
):
    today = council.today()
    Spark.write(bayard, "counts every stop", by=rosa)
    Note.write(bayard, "wants mornings with the kids", by=noor, shared_with="council")
    theirs = {"whose": "member", "by": rosa}
    Commitment.promise(bayard, "ask two drivers", due_on=today + dt.timedelta(days=2), **theirs)
    Commitment.promise(bayard, "come in October", due_on=today, **theirs).keep()
    Gathering.write_down("Evening at the mill", [bayard], by=noor, on=today, now=timezone.now())
    Note.write(bayard, "both our mothers drove nights", by=rosa, part=Note.Part.US)
    Commitment.promise(
        bayard, "send the fare table", whose="organizer", due_on=today - dt.timedelta(days=2), by=rosa
    )
    Ask.record(bayard, "think", by=rosa, words="Will you speak on Friday?")
    CurrentAsk.set(council, "come and bring one", day=today, at=dt.time(19))
    IssueCampaign.begin(council, "Hold the Fare", plans="We fill the hearing.")
    page = look(signed_in(rosa), one_to_one)
    for told in (
        "counts every stop",
        "wants mornings",
        "ask two drivers",
        "come in October",
        "Evening at the mill",
        "both our mothers drove nights",
        "send the fare table",
    ):
        assert told in page
    for told in (
        "Will you speak on Friday?",
        "needs to think",
        "come and bring one, " + date_format(today, "l, F j") + ", 7 pm",
        "We fill the hearing.",
    ):
        assert told in page


def test_what_was_jotted_down_in_the_call_is_its_callers_alone(signed_in, rosa, noor, bayard):
    call = SetupCall.in_hand(bayard, by=rosa)
    call.agree(jottings="counts coins\nnights until Friday")
    meeting = OneToOne.arrange(bayard, by=rosa, starts_at=timezone.now() + dt.timedelta(days=2), call=call)
    meeting.join(noor)
    assert "counts coins · nights until Friday" in look(signed_in(rosa), meeting)
    assert "counts coins" not in look(signed_in(noor), meeting)


def test_what_others_keep_to_themselves_stays_away(signed_in, rosa, noor, bayard, one_to_one):
    Note.write(bayard, "told me alone", by=noor)
    Spark.write(bayard, "a spark for the CC", by=noor, shared_with="cc")
    page = look(signed_in(rosa), one_to_one)
    assert "told me alone" not in page
    assert "a spark for the CC" not in page


def test_reading_what_another_wrote_is_told_to_its_author_once_a_day(
    signed_in, rosa, noor, bayard, one_to_one
):
    note = Note.write(bayard, "wants mornings", by=noor, shared_with="council")
    Note.write(bayard, "my own", by=rosa)
    client = signed_in(rosa)
    for _look in range(2):
        look(client, one_to_one)
    reading = AuditEvent.objects.get(kind=AuditEvent.Kind.READ_NOTE)
    assert (reading.record_id, reading.author_id, reading.organizer_id) == (note.pk, noor.pk, rosa.pk)
    AuditEvent.objects.update(at=timezone.now() - dt.timedelta(days=2))
    look(client, one_to_one)
    assert AuditEvent.objects.count() == 2


def test_a_worksheet_is_its_authors_alone(signed_in, rosa, noor, ella, mallory, one_to_one):
    one_to_one.worksheet_of(rosa).prepare(my_story="The winter Mum walked")
    for other in (noor, ella, mallory):
        assert signed_in(other).get(address("worksheet", one_to_one)).status_code == 404
        assert signed_in(other).get(address("glance", one_to_one)).status_code == 404
        assert keep(signed_in(other), one_to_one, my_story="mine now").status_code == 404
    one_to_one.join(noor)
    assert "The winter Mum walked" not in look(signed_in(noor), one_to_one)
    assert "The winter Mum walked" in look(signed_in(rosa), one_to_one)


def test_what_is_written_is_kept_and_undo_takes_it_back(signed_in, rosa, one_to_one, council):
    day = council.today() + dt.timedelta(days=9)
    answer = keep(
        signed_in(rosa),
        one_to_one,
        materials="Hearing flyer",
        what_i_know="Nights until Friday",
        my_story="The winter Mum walked",
        planned_ask="Bring two drivers on Tuesday",
        planned_check_in=day.isoformat(),
    )
    assert answer.url == address("worksheet", one_to_one) + "#part-commitments"  # not back to the top
    sheet = Worksheet.objects.get()
    one_to_one.refresh_from_db()
    assert (sheet.what_i_know, sheet.my_story) == ("Nights until Friday", "The winter Mum walked")
    assert (sheet.planned_ask, sheet.planned_check_in) == ("Bring two drivers on Tuesday", day)
    assert one_to_one.materials == "Hearing flyer"
    undo(Operation.objects.get().pk, by=rosa)
    sheet, meeting = Worksheet.objects.get(), OneToOne.objects.get()
    assert (sheet.my_story, sheet.planned_check_in, meeting.materials) == ("", None, "")


def test_nothing_in_it_is_required(signed_in, rosa, one_to_one):
    assert keep(signed_in(rosa), one_to_one).status_code == 302


def test_it_can_be_kept_on_the_way_to_the_glance_card(signed_in, rosa, one_to_one):
    client = signed_in(rosa)
    said = {"planned_ask": "Bring two drivers on Tuesday", "my_story": "The winter Mum walked"}
    assert keep(client, one_to_one, **said, sit_down="1").url == address("glance", one_to_one)
    card = look(client, one_to_one, "glance")
    assert all(words in card for words in said.values())
    assert "undo-toast" not in card
    for question in built_in("en")["glance"]:
        assert question in card
    assert f'action="{address("hold", one_to_one)}"' in card


def test_a_day_that_has_passed_is_only_asked_about_when_it_is_new(signed_in, rosa, one_to_one):
    client, past = signed_in(rosa), dt.date(2020, 1, 1)
    answer = keep(client, one_to_one, my_story="The winter", planned_check_in=past.isoformat())
    assert answer.status_code == 422
    assert "That day has passed." in answer.content.decode()
    assert "The winter" in answer.content.decode()
    one_to_one.worksheet_of(rosa).prepare(planned_check_in=past)
    assert keep(client, one_to_one, my_story="Summer", planned_check_in=past.isoformat()).status_code == 302


def test_kept_twice_from_one_page_counts_once(signed_in, rosa, one_to_one):
    client, key = signed_in(rosa), new_key()
    for _tap in range(2):
        assert keep(client, one_to_one, operation=key, my_story="The winter").status_code == 302
    assert keep(client, one_to_one, operation=key, my_story="The summer").status_code == 422
    assert Operation.objects.count() == 1


@pytest.mark.parametrize(
    ("ask", "what"),
    [
        ("Bring two drivers to the hearing on Tuesday", "Yours has both."),
        ("speak at the depot, 8 December", "Yours has both."),
        ("bring bread tomorrow", "Yours has both."),
        ("Bring two drivers to the hearing", "No day yet."),
        ("Tuesday", "Name one thing"),
        ("on 8 December", "Name one thing"),
        ("", "A thing to do, and a day."),
    ],
)
def test_a_planned_ask_gets_a_gentle_hint(ask, what):
    assert what in hint(ask, built_in("en"))


def test_the_hint_knows_the_days_of_the_guides_language():
    assert hint("traer a dos choferes el martes", built_in("es")) != built_in("es")["hint_without_day"]
    assert hint("traer a dos choferes", built_in("es")) == built_in("es")["hint_without_day"]


@pytest.mark.time_machine("2026-11-26 03:30Z")  # still Wednesday in Millbrook
def test_still_good_is_asked_the_day_before(signed_in, rosa, bayard, petra, council, time_machine):
    client = signed_in(rosa)
    friday = dt.datetime(2026, 11, 27, 18, tzinfo=council.clock)
    assert not is_to_confirm(OneToOne.arrange(petra, by=rosa, starts_at=friday - dt.timedelta(days=1)))
    tomorrow = OneToOne.arrange(bayard, by=rosa, starts_at=friday, place="Perch Café")
    later = OneToOne.arrange(petra, by=rosa, starts_at=friday + dt.timedelta(days=1))
    time_machine.move_to("2026-11-27 03:30Z")
    assert is_to_confirm(tomorrow)
    assert "Still good for tomorrow, 6 pm, Perch Café?" in look(client, tomorrow)
    assert "Still good" not in look(client, later)


def test_one_that_was_undone_has_no_worksheet(signed_in, rosa, one_to_one):
    one_to_one.undo()
    assert signed_in(rosa).get(address("worksheet", one_to_one)).status_code == 404


def test_the_page_costs_the_same_however_much_is_known(signed_in, rosa, noor, bayard, one_to_one, council):
    client = signed_in(rosa)
    known(bayard, rosa, noor, council, times=1)
    look(client, one_to_one)
    before = questions(client, one_to_one)
    known(bayard, rosa, noor, council, times=6)
    look(client, one_to_one)
    assert questions(client, one_to_one) == before


def known(bayard, rosa, noor, council, times):
    for _time in range(times):
        Spark.write(bayard, "a spark", by=noor, shared_with="council")
        Note.write(bayard, "a line", by=noor, shared_with="council")
        Commitment.promise(bayard, "drive", whose="organizer", due_on=council.today(), by=noor)
        Commitment.promise(bayard, "ask", whose="member", due_on=council.today(), by=rosa).keep()
        Ask.record(bayard, "yes", by=rosa, words="Will you?")


def questions(client, meeting):
    with CaptureQueriesContext(connection) as asked:
        look(client, meeting)
    return len(asked)
