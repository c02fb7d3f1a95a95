import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import Answered, CheckIn, Commitment, Outcome
from onetoone.councils.models.organizer import Post
from onetoone.debriefs.debriefing import Told, write
from onetoone.debriefs.models import Ending
from onetoone.meetings.models import OneToOne, Spark
from onetoone.people.models import Person
from onetoone.today.calling import calls_due
from onetoone.today.next_step import next_step
from onetoone.today.next_steps import Today
from onetoone.today.waiting import waiting_for
from tests.cast import appointed

A_DAY = dt.timedelta(days=1)


def step(person, organizer):
    person.refresh_from_db()
    return next_step(person, organizer, timezone.now()).kind


def days_ago(days):
    return timezone.now() - dt.timedelta(days=days)


def test_somebody_nobody_met_is_called_first(petra, rosa):
    assert step(petra, rosa) == "first_call"


def test_somebody_without_any_address_is_to_be_reached_some_other_way(council, rosa):
    assert step(Person.add(council, "Ines Moreau"), rosa) == "reach"


def test_a_coffee_ahead_is_the_next_step_and_one_behind_asks_whether_it_happened(one_to_one, bayard, rosa):
    assert step(bayard, rosa) == "meet"
    one_to_one.move(starts_at=days_ago(1))
    assert step(bayard, rosa) == "did_you_meet"


def test_after_the_meeting_comes_the_debrief_and_then_the_check_in(held, bayard, rosa, council):
    assert step(bayard, rosa) == "debrief"
    write(held, Told(check_in_on=council.today() + dt.timedelta(days=7)), by=rosa)
    assert step(bayard, rosa) == "check_in"


def test_an_ending_is_a_next_step_too(held, bayard, rosa):
    write(held, Told(ending=Ending.WE_END_IT, reason="Moved to the coast"), by=rosa)
    assert step(bayard, rosa) == "ended"


def test_who_asked_not_to_be_contacted_is_left_in_peace(bayard, rosa, council):
    SetupCall.in_hand(bayard, by=rosa).do_not_call()
    assert step(bayard, rosa) == "leave"
    assert not calls_due(rosa, council.today()).exists()


def test_a_closed_talk_leads_to_another_one_to_one(held, bayard, rosa, council):
    write(held, Told(check_in_on=council.today()), by=rosa)
    CheckIn.objects.get().answer([], by=rosa, closed_warmly=True)
    assert step(bayard, rosa) == "again"


def test_a_planned_call_waits_until_its_day_and_gives_way_to_a_coffee(bayard, rosa, council):
    today = council.today()
    SetupCall.plan(bayard, by=rosa, on=today + dt.timedelta(days=1))
    assert not calls_due(rosa, today).exists()
    assert calls_due(rosa, today + dt.timedelta(days=1)).exists()
    OneToOne.arrange(bayard, by=rosa, starts_at=timezone.now() + dt.timedelta(days=3))
    assert not calls_due(rosa, today + dt.timedelta(days=1)).exists()


def test_today_shows_each_thing_in_its_place(one_to_one, bayard, rosa, noor, petra):
    past = OneToOne.arrange(petra, by=rosa, starts_at=days_ago(1))
    page = Today(rosa, timezone.now())
    assert page.did_you_meet == [past]
    assert page.meet == [one_to_one]
    assert not page.is_calm
    assert Today(noor, timezone.now()).is_calm


def test_what_waits_longer_than_the_grace_stands_with_the_cc_by_organizer(bayard, rosa, ella, council):
    check_in = CheckIn.arrange(bayard, owner=rosa, due_on=council.today() - dt.timedelta(days=6))
    assert waiting_for(ella, timezone.now()) == []
    check_in.change(due_on=council.today() - dt.timedelta(days=7))
    [share] = waiting_for(ella, timezone.now())
    assert (share.organizer, share.check_ins, share.count) == (rosa, [check_in], 1)


def test_a_promise_with_an_earlier_date_does_not_wait_for_the_grace(bayard, rosa, ella, council):
    yesterday = council.today() - dt.timedelta(days=1)
    CheckIn.arrange(bayard, owner=rosa, due_on=yesterday)
    Commitment.promise(bayard, "bring Dee", whose="member", due_on=yesterday, by=rosa)
    assert len(waiting_for(ella, timezone.now())) == 1


def test_today_is_not_calm_while_somebody_is_met(bayard, rosa, council):
    noon = dt.datetime.combine(council.today(), dt.time(12), tzinfo=council.clock)
    meeting = OneToOne.arrange(bayard, by=rosa, starts_at=noon + dt.timedelta(days=2))
    assert Today(rosa, noon).is_calm
    meeting.move(starts_at=noon + dt.timedelta(hours=6))
    assert not Today(rosa, noon).is_calm


@pytest.mark.time_machine("2026-11-24 17:00Z")  # the same day there and in UTC
def test_a_promise_whose_day_has_come_is_asked_about_today(bayard, rosa, council):
    today, week = council.today(), dt.timedelta(days=20)
    check_in = CheckIn.arrange(bayard, owner=rosa, due_on=today + week)
    assert Today(rosa, timezone.now()).check_ins == []
    promise = Commitment.promise(bayard, "bring Dee", whose="member", due_on=today, by=rosa)
    page = Today(rosa, timezone.now())
    assert (page.check_ins, page.check_ins[0].asks_on, page.is_calm) == ([check_in], today, False)
    check_in.answer([Answered(promise, Outcome.PARTLY)], by=rosa, check_in_on=today + week)
    assert Today(rosa, timezone.now()).check_ins == []


def test_a_cc_may_look_at_everybodys_steps_and_an_organizer_at_their_own(
    signed_in, one_to_one, bayard, rosa, noor, ella, petra, council
):
    SetupCall.plan(petra, by=noor, on=council.today())
    now = timezone.now()
    page = Today(ella, now, everybody=True)
    assert (page.meet, [call.person for call in page.calls]) == ([one_to_one], [petra])
    assert (Today(ella, now).meet, Today(ella, now).calls) == ([], [])
    assert Today(rosa, now, everybody=True).calls == []
    page = signed_in(ella).get("/c/millbrook/?show=everybody").text
    assert "Rosa, " in page
    assert "Noor calls." in page
    assert f"/people/{petra.pk}/call/" not in page


def test_the_main_button_fits_what_is_there(signed_in, rosa, bayard, petra, council):
    def button():
        return signed_in(rosa).get("/c/millbrook/").text.split('<div class="thumb">')[1]

    assert "Call Bayard" in button()
    SetupCall.in_hand(bayard, by=rosa).call_back(on=council.today() + dt.timedelta(days=1))
    assert "Next call: Bayard, tomorrow" in button()
    SetupCall.objects.planned().get().withdraw()
    bayard.pairs.get().release()
    assert "Pick somebody to ask" in button()
    SetupCall.plan(petra, by=rosa, on=council.today())
    assert "Call Petra" in button()
    CheckIn.arrange(bayard, owner=rosa, due_on=council.today())
    assert "Check in with Bayard" in button()
    OneToOne.write_down(bayard, by=rosa, starts_at=days_ago(1))
    assert "Write about Bayard" in button()
    OneToOne.arrange(petra, by=rosa, starts_at=timezone.now() + dt.timedelta(hours=1))
    assert "Get ready for Petra" in button()
    OneToOne.arrange(bayard, by=rosa, starts_at=days_ago(1))
    assert "Did you meet Bayard?" in button()


def test_where_nobody_is_nobody_is_to_be_called(signed_in, rosa, ella):
    for organizer in (rosa, ella):
        page = signed_in(organizer).get("/c/millbrook/").text
        assert "Pick somebody to ask" not in page
        assert 'id="calls"' not in page


def test_what_waits_stands_under_its_organizer_without_an_empty_list_of_calls(
    signed_in, rosa, ella, bayard, council
):
    Person.add(council, "Rosa Quintero", phone="+12025550181", post=rosa)
    CheckIn.arrange(bayard, owner=rosa, due_on=council.today() - dt.timedelta(days=9))
    page = signed_in(ella).get("/c/millbrook/").text
    assert "1 waits" in page
    assert 'href="tel:+12025550181"' in page
    assert 'id="calls"' not in page


def test_what_somebody_plans_with_a_cc_is_not_among_everybodys_steps(rosa, ella, council):
    herself = Person.add(council, "Ella Brandt", phone="+12025550180", post=ella)
    OneToOne.arrange(herself, by=rosa, starts_at=timezone.now() + dt.timedelta(days=2))
    SetupCall.plan(herself, by=rosa, on=council.today())
    page = Today(ella, timezone.now(), everybody=True)
    assert (page.meet, page.calls, page.check_ins) == ([], [], [])


def test_before_the_next_one_to_one_stand_my_own_spark_and_my_own_promise(
    one_to_one, bayard, rosa, noor, council
):
    def to_remember():
        found = Today(rosa, timezone.now()).to_remember
        return found["spark"], found["promise"]

    Spark.write(bayard, "Counts coins", by=noor, shared_with="council")
    Commitment.promise(bayard, "bring Dee", whose="member", due_on=council.today(), by=rosa)
    assert to_remember() == (None, None)
    spark = Spark.write(bayard, "He drives the 14", by=rosa, shared_with="me")
    promise = Commitment.promise(bayard, "the table", whose="organizer", due_on=council.today(), by=rosa)
    assert to_remember() == (spark, promise)


def test_the_day_before_one_asks_whether_it_is_still_good_but_not_right_after_it_was_agreed(
    signed_in, rosa, bayard, petra, council
):
    noon = dt.datetime.combine(council.today(), dt.time(12), tzinfo=council.clock) + dt.timedelta(days=1)
    call = SetupCall.in_hand(bayard, by=rosa)
    call.agree()
    OneToOne.arrange(bayard, by=rosa, starts_at=noon, call=call)
    assert "Confirm" not in signed_in(rosa).get("/c/millbrook/").text
    with time_machine.travel(noon - 2 * A_DAY):
        OneToOne.arrange(petra, by=rosa, starts_at=noon)
    assert "Confirm" in signed_in(rosa).get("/c/millbrook/").text


def test_before_a_check_in_stands_what_they_said_and_what_i_promised_myself(
    signed_in, bayard, rosa, noor, council
):
    today = council.today()
    CheckIn.arrange(bayard, owner=rosa, due_on=today)
    Commitment.promise(bayard, "bring Dee", whose="member", due_on=today, by=rosa)
    Commitment.promise(bayard, "the van", whose="organizer", due_on=today, by=noor)
    Commitment.promise(bayard, "the leaflets", whose="organizer", due_on=today + A_DAY, by=rosa)
    page = signed_in(rosa).get("/c/millbrook/").text
    assert "They said: “bring Dee”" in page
    assert "You promised: “the leaflets”" in page
    assert "the van" not in page


def test_whom_to_begin_with_is_ones_own_then_given_to_nobody_and_not_the_same_for_everybody(
    signed_in, bayard, petra, rosa, noor, ella, council
):
    noors = Person.add(council, "Dana Okafor", phone="+12025550143")
    noors.give(noor)
    herself = Person.add(council, "Aa Brandt", post=ella)
    for number in range(40):
        Person.add(council, f"Person {number}")
    assert herself not in Today(rosa, timezone.now()).never_met
    others = [appointed(council, f"Organizer{number} Cast", Post.ORGANIZER) for number in range(8)]
    assert len({tuple(Today(who, timezone.now()).never_met) for who in others}) > 1
    first = {who: Today(who, timezone.now()).never_met for who in (rosa, noor, ella)}
    assert first[rosa][0] == bayard
    assert noors not in first[rosa] + first[ella]
    assert first[noor][0] == noors
    page = signed_in(rosa).get("/c/millbrook/").text
    assert "Given to you, never met." in page
    assert "Given to nobody, never met." not in page  # first whoever is theirs
    bayard.be_tried(timezone.now())
    page = signed_in(rosa).get("/c/millbrook/").text
    assert "Given to nobody, never met." in page
    assert "Ask in person" in page
    assert "are given to nobody" not in page
    assert "41 people are given to nobody." in signed_in(ella).get("/c/millbrook/").text
