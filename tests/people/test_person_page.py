"""One person's page: the next step, who knows them, sparks, promises, what happened, and who read what."""

import datetime as dt
import uuid

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from onetoone.audit.models import AuditEvent
from onetoone.calls.models import SetupCall
from onetoone.commitments.models import CheckIn, Commitment, Whose
from onetoone.councils.models import Council
from onetoone.meetings.models import Note, Shared, Spark
from onetoone.people.models import Team
from tests.people.plans import only_sqlite, scans, statements


@pytest.fixture
def page(council, bayard):
    return reverse("people:person", kwargs={"council": council.slug, "person_id": bayard.pk})


def read(client, page, **headers):
    return client.get(page, headers=headers).content.decode()


def test_the_page_says_who_this_is(signed_in, rosa, noor, council, bayard, page):
    bayard.give(noor, by=noor, on=council.today())
    team = Team.named("Phone team", council)
    bayard.edit(
        goes_by="Bay", pronouns="he/him", language="es", needs_interpreter=True, place="Millbrook", team=team
    )
    html = read(signed_in(rosa), page)
    for words in [
        "<title>Person · onetoone</title>", "<h1>Bayard Lindqvist</h1>", "Goes by Bay", "he/him", "Phone team.",
        "Given to you and Noor Haddad since", "555-0142", 'href="tel:+12025550142"',
        'href="mailto:bayard@example.org?subject=Millbrook%20council"',
        "Spanish", "An interpreter is needed.", "Nothing has happened yet.",
    ]:  # fmt: skip
        assert words in html, words


def test_a_neighbour_is_named_for_somebody_without_a_telephone(signed_in, rosa, council, petra):
    petra.edit(phone="", reached_through="her sister, after mass")
    html = read(
        signed_in(rosa), reverse("people:person", kwargs={"council": council.slug, "person_id": petra.pk})
    )
    assert "her sister, after mass" in html
    assert "Given to nobody yet." in html
    assert "tel:" not in html


def test_whoever_asked_to_be_left_in_peace_can_be_neither_called_nor_written_to(
    signed_in, rosa, bayard, page
):
    bayard.edit(do_not_contact=True)
    html = read(signed_in(rosa), page)
    assert "tel:" not in html
    assert "mailto:" not in html
    assert "Arrange a one-to-one" not in html


def test_promises_stand_on_both_sides_and_are_due_after_their_day(signed_in, rosa, bayard, council, page):
    Commitment.promise(bayard, "Ring ten drivers", whose=Whose.MEMBER, due_on=council.today(), by=rosa)
    past = council.today() - dt.timedelta(days=30)
    Commitment.promise(bayard, "Send the table", whose=Whose.ORGANIZER, due_on=past, by=rosa)
    kept = Commitment.promise(bayard, "Come along", whose=Whose.MEMBER, due_on=past, by=rosa)
    kept.keep()
    html = read(signed_in(rosa), page).split('id="so-far"')[0]
    assert html.index("Send the table") < html.index("Ring ten drivers")
    assert html.count("promise--mine") == 1
    assert '<span class="small due">' in html
    assert "Come along" not in html


def test_promises_are_not_shown_to_those_outside_the_pair(signed_in, rosa, noor, bayard, council, page):
    Commitment.promise(bayard, "Ring ten drivers", whose=Whose.MEMBER, due_on=council.today(), by=rosa)
    assert "Ring ten drivers" not in read(signed_in(noor), page)


@pytest.mark.parametrize("who", ["mallory", "staff"])
def test_a_stranger_finds_no_such_page(request, signed_in, page, who):
    assert signed_in(request.getfixturevalue(who)).get(page).status_code == 404


def test_whoever_sees_only_their_own_finds_no_page_of_others(signed_in, rosa, noor, council, page):
    council.who_sees_whom = Council.WhoSeesWhom.GIVEN
    council.save()
    assert signed_in(rosa).get(page).status_code == 200
    assert signed_in(noor).get(page).status_code == 404


def test_who_led_us_to_them_is_named_only_if_one_may_see_that_person(
    signed_in, rosa, council, bayard, petra, page
):
    bayard.change(introduced_by=petra)
    assert "Petra Brandt" in read(signed_in(rosa), page)
    council.who_sees_whom = Council.WhoSeesWhom.GIVEN
    council.save()
    assert "Petra Brandt" not in read(signed_in(rosa), page)


# reading


def readings():
    return list(AuditEvent.objects.filter(kind=AuditEvent.Kind.READ_NOTE))


def test_reading_anothers_words_is_written_down_once_a_day_and_its_author_sees_it(
    signed_in, rosa, ella, bayard, page
):
    with time_machine.travel(dt.datetime(2026, 11, 21, 18, tzinfo=dt.UTC)):
        note = Note.write(bayard, "Night shifts", by=rosa, shared_with=Shared.CC)
        spark = Spark.write(bayard, "To win once", by=rosa, shared_with=Shared.CC)
        read(signed_in(ella), page)
        assert "To win once" in read(signed_in(ella), page)
        assert {event.record_id for event in readings()} == {note.pk, spark.pk}
        assert len(readings()) == 2
        assert {(event.organizer_id, event.author_id) for event in readings()} == {(ella.pk, rosa.pk)}
        assert "Read by Ella Brandt, November 21" in read(signed_in(rosa), page)
    with time_machine.travel(dt.datetime(2026, 11, 24, 2, 40, tzinfo=dt.UTC)):  # in the evening, there
        read(signed_in(ella), page)
        assert len(readings()) == 4
        assert "Read by Ella Brandt, November 23" in read(signed_in(rosa), page)


def test_a_spark_from_long_ago_is_read_where_it_stands(signed_in, rosa, noor, bayard, page):
    spark = Spark.write(
        bayard, "To win once", by=rosa, shared_with=Shared.COUNCIL, at=timezone.now() - dt.timedelta(900)
    )
    for number in range(25):
        Note.write(bayard, f"Line {number}", by=noor)
    assert "To win once" in read(signed_in(noor), page)
    assert [event.record_id for event in readings()] == [spark.pk]


def test_ones_own_words_are_not_read_by_oneself(signed_in, rosa, bayard, page):
    Note.write(bayard, "Night shifts", by=rosa, shared_with=Shared.COUNCIL)
    assert "Night shifts" in read(signed_in(rosa), page)
    assert readings() == []


def test_what_one_may_not_read_is_not_read(signed_in, rosa, noor, bayard, page):
    Note.write(bayard, "Night shifts", by=rosa)
    assert "Night shifts" not in read(signed_in(noor), page)
    assert readings() == []


def test_what_stands_on_a_later_page_is_not_read_yet(signed_in, rosa, ella, bayard, page):
    old = Note.write(
        bayard, "Years ago", by=rosa, shared_with=Shared.CC, at=timezone.now() - dt.timedelta(days=900)
    )
    for number in range(25):
        Note.write(bayard, f"Line {number}", by=ella)
    client = signed_in(ella)
    html = read(client, page)
    assert "Years ago" not in html
    assert readings() == []
    further = html.split("?before=")[1].split("#")[0]
    part = read(client, f"{page}?before={further}", HX_Request="true")
    assert "Years ago" in part
    assert "<html" not in part
    assert [event.record_id for event in readings()] == [old.pk]
    assert "Years ago" in read(client, f"{page}?before={further}")  # and without JavaScript


# what it costs


@pytest.mark.parametrize("who", ["rosa", "ella"])
def test_the_page_asks_as_often_for_ten_as_for_three_hundred(
    request, signed_in, rosa, council, bayard, page, who
):
    client = signed_in(request.getfixturevalue(who))
    now = timezone.now()

    def live(days):
        known = {"council": council, "person": bayard}
        moments = [now - dt.timedelta(days=days, hours=hours) for hours in range(days)]
        SetupCall.objects.bulk_create(
            SetupCall(**known, organizer=rosa, planned_on=at.date(), made_at=at, outcome="no_answer")
            for at in moments
        )
        CheckIn.objects.bulk_create(
            CheckIn(**known, owner=rosa, due_on=at.date(), done_at=at) for at in moments
        )
        for at in moments[:3]:
            Note.write(bayard, "Night shifts", by=rosa, at=at, shared_with=Shared.COUNCIL)
        Commitment.promise(bayard, "Ring", whose=Whose.MEMBER, due_on=now.date(), by=rosa)

    live(10)
    client.get(page)  # the first request of a session writes it, and the first reading is written down
    few, _answer = statements(lambda: client.get(page))
    live(300)
    client.get(page)
    many, answer = statements(lambda: client.get(page))
    assert answer.status_code == 200
    assert len(few) == len(many) <= 16


@only_sqlite
@pytest.mark.parametrize("who", ["rosa", "ella"])
def test_the_page_walks_through_no_table(request, signed_in, rosa, held, bayard, page, who):
    client = signed_in(request.getfixturevalue(who))
    Note.write(bayard, "Night shifts", by=rosa, shared_with=Shared.COUNCIL)
    asked, _answer = statements(lambda: client.get(page))
    for sql in asked:
        assert not sql.startswith("SELECT") or scans(sql) == [], sql


def test_who_has_no_telephone_is_written_to_or_asked_in_person(signed_in, rosa, bayard, page):
    thumb = read(signed_in(rosa), page).split('<div class="thumb">')[1]
    assert "?how=text" not in thumb
    bayard.edit(phone="")
    thumb = read(signed_in(rosa), page).split('<div class="thumb">')[1]
    assert 'call/?how=text">' in thumb
    bayard.edit(email="", reached_through="His sister, after mass")
    thumb = read(signed_in(rosa), page).split('<div class="thumb">')[1]
    assert "Ask in person" in thumb
    assert 'call/">' in thumb


def test_what_i_did_last_with_them_can_be_undone_here_for_a_day(signed_in, council, rosa, noor, bayard, page):
    bayard.give(noor, by=noor, on=council.today())
    SetupCall.plan(bayard, by=rosa, on=council.today())
    outcome = {"operation": str(uuid.uuid4()), "outcome": "no_answer", "how": "phone"}
    call = {"council": council.slug, "person_id": bayard.pk}
    assert signed_in(rosa).post(reverse("calls:outcome", kwargs=call), outcome).status_code == 302
    signed_in(rosa).get(page)  # the toast is gone now
    assert "Undo: A call" in read(signed_in(rosa), page)
    assert "Undo: A call" not in read(signed_in(noor), page)
    with time_machine.travel(timezone.now() + dt.timedelta(days=1, hours=1)):
        assert "Undo: A call" not in read(signed_in(rosa), page)
