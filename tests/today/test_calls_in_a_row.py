"""Ten calls in a row on a Tuesday evening."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import CheckIn
from onetoone.lib.keys import new_key
from onetoone.meetings.models import OneToOne
from onetoone.meetings.when import moment
from onetoone.people.models import Person
from onetoone.today.calling import tally

A_DAY = dt.timedelta(days=1)
TUESDAY_HALF_PAST_FIVE = "2026-11-24 22:30Z"
pytestmark = pytest.mark.time_machine(TUESDAY_HALF_PAST_FIVE)


@pytest.fixture
def dana(council):
    return Person.add(council, "Dana Okafor", phone="+12025550144")


@pytest.fixture
def row(rosa, bayard, petra, dana, council):
    """Rosa has three to call today."""
    people = [bayard, petra, dana]
    for person in people:
        SetupCall.plan(person, by=rosa, on=council.today())
    return people


def call_of(person):
    return reverse("calls:call", kwargs={"council": "millbrook", "person_id": person.pk})


def end(client, person, outcome="no_answer"):
    address = reverse("calls:outcome", kwargs={"council": "millbrook", "person_id": person.pk})
    said = {"operation": new_key(), "how": "phone", "outcome": outcome}
    return client.post(f"{address}?row=1", said, follow=True)


def skip(client, person):
    return client.post("/c/millbrook/next/", {"person": person.pk}, follow=True)


def on_to(answer):
    return answer.redirect_chain[-1][0]


def test_one_after_the_other_and_then_today_says_how_it_went(signed_in, rosa, row):
    client = signed_in(rosa)
    bayard, petra, dana = row
    first = client.get("/c/millbrook/next/", follow=True)
    assert on_to(first) == call_of(bayard)
    assert "2 more after this one" in first.text
    answer = end(client, bayard)
    assert on_to(answer) == call_of(petra)
    assert "Bayard: No answer." in answer.text
    assert "1 more after this one" in answer.text
    assert on_to(end(client, petra, "not_now.month")) == call_of(dana)
    last = end(client, dana, "left_message")
    assert on_to(last) == "/c/millbrook/#calls"
    assert "Dana: Message left." in last.text
    assert "You tried 3 people today and reached 1." in last.text
    assert 'href="/c/millbrook/me/since-yesterday/"' in last.text


def test_in_the_evening_the_main_button_starts_them(signed_in, rosa, row, time_machine):
    def main_button():
        return signed_in(rosa).get("/c/millbrook/").text.split('<div class="thumb">')[1]

    OneToOne.arrange(row[0], by=rosa, starts_at=timezone.now() - A_DAY)
    assert "Start the 2 calls" in main_button()
    time_machine.move_to("2026-11-24 17:00Z")
    assert "Did you meet Bayard?" in main_button()


def test_who_is_skipped_comes_no_more_this_evening_and_was_not_tried(signed_in, rosa, row):
    client = signed_in(rosa)
    bayard, petra, dana = row
    answer = client.post("/c/millbrook/next/", {"person": bayard.pk})
    assert answer.url == call_of(petra)
    assert "Bayard" not in answer.cookies["messages"].value
    assert "Bayard is skipped for now, and stays on Today." in client.get(answer.url).text
    assert on_to(end(client, petra)) == call_of(dana)
    today = end(client, dana)
    assert on_to(today) == "/c/millbrook/#calls"
    assert "Bayard Lindqvist" in today.text
    assert not bayard.setup_calls.made().exists()
    assert on_to(client.get("/c/millbrook/next/", follow=True)) == call_of(bayard)


@pytest.mark.parametrize("typed", ["", "nobody", "00000000-0000-7000-8000-000000000000"])
def test_skipping_somebody_who_is_not_in_the_row_changes_nothing(signed_in, rosa, row, typed):
    answer = signed_in(rosa).post("/c/millbrook/next/", {"person": typed}, follow=True)
    assert on_to(answer) == call_of(row[0])
    assert "is skipped" not in answer.text


def test_the_next_day_the_skipped_come_again(signed_in, rosa, row, time_machine):
    client = signed_in(rosa)
    skip(client, row[0])
    time_machine.move_to("2026-11-25 22:30Z")
    assert on_to(client.get("/c/millbrook/next/", follow=True)) == call_of(row[0])


def test_a_promised_hour_comes_first_and_a_later_one_waits_for_its_time(signed_in, rosa, row, council):
    bayard, petra, dana = row
    SetupCall.plan(bayard, by=rosa, on=council.today(), at=dt.time(20))
    SetupCall.plan(dana, by=rosa, on=council.today(), at=dt.time(17, 40))
    client = signed_in(rosa)
    assert on_to(client.get("/c/millbrook/next/", follow=True)) == call_of(dana)
    assert on_to(end(client, dana)) == call_of(petra)
    assert on_to(end(client, petra)) == "/c/millbrook/#calls"


def test_who_has_no_number_comes_after_all_who_can_be_rung_and_the_page_says_so(signed_in, rosa, row):
    bayard, petra, dana = row
    bayard.edit(phone="", reached_through="his sister at the bakery")
    client = signed_in(rosa)
    assert on_to(client.get("/c/millbrook/next/", follow=True)) == call_of(petra)
    end(client, petra)
    last = end(client, dana)
    assert on_to(last) == call_of(bayard)
    assert "There is no number yet." in last.text


def test_who_is_not_in_the_row_cannot_be_skipped(signed_in, rosa, noor, row):
    assert "Skip for now" in signed_in(rosa).get(call_of(row[0])).text
    page = signed_in(noor).get(call_of(row[0])).text
    assert "Skip for now" not in page
    assert "more after this one" not in page


def test_the_tally_counts_people_once_and_not_what_was_undone(rosa, noor, row, council, time_machine):
    bayard, petra, _dana = row
    SetupCall.in_hand(bayard, by=rosa).no_answer()
    SetupCall.in_hand(bayard, by=rosa).agree()
    SetupCall.in_hand(petra, by=rosa).no_answer()
    SetupCall.in_hand(petra, by=noor).agree()
    counted = tally(rosa, council.today())
    assert (counted.tried, counted.reached, counted.agreed) == (2, 1, 1)
    SetupCall.objects.made().filter(person=petra, organizer=rosa).get().undo()
    assert tally(rosa, council.today()).tried == 1
    time_machine.move_to("2026-11-25 17:00Z")
    assert tally(rosa, council.today()).tried == 0


def test_whom_i_called_stands_on_one_page_with_what_comes_next(signed_in, rosa, noor, row, council):
    bayard, petra, dana = row
    client = signed_in(rosa)
    end(client, bayard)
    end(client, bayard, "call_back.six")
    end(client, dana, "wrong_number")
    call = SetupCall.in_hand(petra, by=rosa)
    call.agree()
    OneToOne.arrange(petra, by=rosa, starts_at=moment(council.today(), dt.time(20), council.clock), call=call)
    SetupCall.in_hand(bayard, by=noor).no_answer()
    assert "/c/millbrook/called/" in client.get("/c/millbrook/").text

    page = client.get("/c/millbrook/called/").text
    rows = [" ".join(strip_tags(row).split()) for row in page.split("<article")[1:]]
    assert "Petra Brandt Agreed to meet. You meet today at 8 pm." in rows[0]
    assert "Dana Okafor Wrong number. Nothing is planned yet. Another way" in rows[1]
    assert "Bayard Lindqvist Call back. You call today at 6 pm." in rows[2]
    assert len(rows) == 3

    SetupCall.objects.planned().get(person=bayard, organizer=rosa).withdraw()
    page = " ".join(strip_tags(client.get("/c/millbrook/called/").text).split())
    assert "Call back. A call planned by Noor: Thursday." in page


def test_after_the_talk_stands_what_comes_next_with_them(signed_in, rosa, noor, row):
    _bayard, petra, dana = row
    for person in row:
        call = SetupCall.in_hand(person, by=rosa)
        call.agree()
    held = {person: OneToOne.write_down(person, by=rosa, starts_at=timezone.now()) for person in row}
    for person in (petra, dana):
        held[person].be_debriefed(timezone.now())
    CheckIn.arrange(petra, owner=noor, due_on=rosa.council.today() + 7 * A_DAY)
    SetupCall.plan(petra, by=rosa, on=rosa.council.today() + 30 * A_DAY)

    page = " ".join(strip_tags(signed_in(rosa).get("/c/millbrook/called/").text).split())
    assert "Bayard Lindqvist Agreed to meet. You met. The debrief is still to be written." in page
    assert "Petra Brandt Agreed to meet. Noor checks in" in page
    assert "Dana Okafor Agreed to meet. You met. Nothing more is planned." in page


def test_before_the_first_call_the_page_leads_to_it(signed_in, rosa, row):
    page = signed_in(rosa).get("/c/millbrook/called/").text
    assert "You have called nobody yet today." in page
    assert "/c/millbrook/next/" in page
