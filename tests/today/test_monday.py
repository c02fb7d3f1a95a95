"""The CC's Monday: whom of mine I call, and what the week holds."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import Answer, Ask, CheckIn, Commitment, Whose
from onetoone.councils.models import Opening
from onetoone.debriefs.debriefing import Told, write
from onetoone.guides.models import CurrentAsk
from onetoone.meetings.models import OneToOne
from onetoone.people.models import PathwayStep, Person, StepTaken
from onetoone.today.monday import Monday

MONDAY = "/c/millbrook/monday/"


@pytest.fixture
def today(council):
    return council.today()


def days(number):
    return dt.timedelta(days=number)


def monday(ella):
    return Monday(ella, timezone.now())


def promised(person, by, on, words="bring Dee"):
    return Commitment.promise(person, words, whose=Whose.MEMBER, due_on=on, by=by)


def test_whom_to_call_first_is_with_whom_most_waits(ella, rosa, noor, bayard, petra, today):
    OneToOne.write_down(petra, by=noor, starts_at=timezone.now() - days(3))
    CheckIn.arrange(bayard, owner=rosa, due_on=today - days(9))
    first, second = monday(ella).organizers
    assert (first.organizer, first.count, first.last_one_to_one_at) == (rosa, 1, None)
    assert (second.organizer, second.count) == (noor, 0)
    assert second.last_one_to_one_at is not None


def test_what_one_has_set_oneself_stands_on_it(ella, rosa, bayard, petra, signed_in):
    wednesday = timezone.now() + days(2)
    OneToOne.arrange(petra, by=ella, starts_at=wednesday, place="Perch Café")
    OneToOne.arrange(bayard, by=rosa, starts_at=wednesday, place="Depot gate")
    OneToOne.arrange(bayard, by=ella, starts_at=wednesday + days(7))
    assert [meeting.person for meeting in monday(ella).meet] == [petra]
    page = signed_in(ella).get(MONDAY).text
    assert "Perch Café" in page
    assert "Depot gate" not in page


def test_promises_are_those_before_the_gathering(ella, rosa, bayard, council, today):
    soon, late = promised(bayard, rosa, today + days(3)), promised(bayard, rosa, today + days(12))
    assert monday(ella).promises == [soon]
    CurrentAsk.set(council, "Come and bring one", day=today + days(13))
    assert monday(ella).promises == [soon, late]
    soon.keep()
    assert monday(ella).promises == [late]


def test_the_yeses_of_a_week_are_thanked(ella, rosa, bayard, petra):
    yes = Ask.record(bayard, Answer.SMALLER, by=rosa, words="Bring one")
    Ask.record(petra, Answer.NO, by=rosa)
    Ask.record(petra, Answer.YES, by=rosa, at=timezone.now() - days(8))
    assert monday(ella).yeses == [yes]


def test_for_something_smaller_one_is_thanked_for_that(signed_in, ella, rosa, bayard, petra):
    Ask.record(bayard, Answer.SMALLER, by=rosa, words="Bring one", why="bring the chairs")
    Ask.record(petra, Answer.SMALLER, by=rosa, words="Bring one")
    page = signed_in(ella).get("/c/millbrook/monday/").text
    assert "Yes to Rosa, but smaller: “bring the chairs”" in page
    assert "Yes to Rosa, but to something smaller." in page
    assert "Bring one" not in page


def test_of_ones_own_the_page_says_you(signed_in, ella, bayard, petra, today):
    Ask.record(bayard, Answer.YES, by=ella, words="Bring one")
    Commitment.promise(bayard, "bring his brother", due_on=today, by=ella, whose=Whose.MEMBER)
    Commitment.promise(bayard, "print the list", due_on=today, by=ella, whose=Whose.ORGANIZER)
    SetupCall.in_hand(petra, by=ella).not_now(on=today + days(3))
    page = signed_in(ella).get("/c/millbrook/monday/").text
    for words in (
        "Yes to you: “Bring one”", "They told you: “bring his brother”", "You promised: “print the list”",
        "Not now, they told you today.",
    ):  # fmt: skip
        assert words in page, words


def test_a_not_now_comes_up_two_weeks_ahead(ella, rosa, bayard, petra, today):
    SetupCall.in_hand(bayard, by=rosa).not_now(on=today + days(13))
    SetupCall.in_hand(petra, by=rosa).not_now(on=today + days(15))
    SetupCall.in_hand(petra, by=ella).no_answer()
    assert [call.person for call in monday(ella).not_nows] == [bayard]
    thinking = Ask.record(
        bayard, Answer.THINK, by=rosa, again_on=today + days(2), at=timezone.now() - days(2)
    )
    assert monday(ella).thinking == [thinking]
    Ask.record(bayard, Answer.YES, by=rosa)
    assert monday(ella).thinking == []


def test_nobodys_are_those_nobody_met_and_nobody_was_given(ella, rosa, bayard, petra, council):
    Person.add(council, "Ella Brandt", post=ella)
    assert monday(ella).nobodys == [petra]
    OneToOne.write_down(petra, by=rosa, starts_at=timezone.now() - days(1))
    petra.pairs.get().release()
    assert monday(ella).nobodys == []


def test_ready_is_what_they_said_did_and_what_we_saw_side_by_side(
    ella, rosa, bayard, petra, held, council, today
):
    hosting = Opening.objects.create(council=council, name="hosting")
    write(held, Told(check_in_on=today + days(7), drawn_to=hosting), by=rosa)
    promised(petra, rosa, today).keep()
    step = PathwayStep.objects.create(council=council, name="Carries a task", position=1)
    taken = StepTaken.take(bayard, step, on=today, by=rosa, what_we_saw="She ran the table alone")
    [one] = monday(ella).ready
    assert (one.person, one.drawn_to, one.kept, one.seen) == (bayard, "hosting", 0, [taken])
    promised(petra, rosa, today).keep()
    assert {one.person: one.kept for one in monday(ella).ready} == {bayard: 0, petra: 2}


def test_the_page_is_for_ccs_and_linked_from_their_today(signed_in, rosa, ella, bayard, today):
    promised(bayard, rosa, today, words="bring his brother")
    assert signed_in(rosa).get(MONDAY).status_code == 403
    assert MONDAY not in signed_in(rosa).get("/c/millbrook/").text
    client = signed_in(ella)
    assert f'href="{MONDAY}"' in client.get("/c/millbrook/").text
    page = client.get(MONDAY).text
    assert "They told Rosa: “bring his brother”" in page
    assert "<title>This week · onetoone</title>" in page


def test_each_organizer_leads_to_a_number_their_page_or_the_people_given_to_them(
    signed_in, rosa, noor, ella, council
):
    herself = Person.add(council, "Rosa Quintero", post=rosa)
    page = signed_in(ella).get(MONDAY).text
    assert f'href="/c/millbrook/people/{herself.pk}/">Reach Rosa' in page
    assert f'href="/c/millbrook/people/?whose={noor.pk}"' in page
    herself.edit(phone="+12025550181")
    assert 'href="tel:+12025550181">Call Rosa' in signed_in(ella).get(MONDAY).text


def test_the_page_costs_the_same_for_many(signed_in, rosa, ella, council, today):
    client = signed_in(ella)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(MONDAY).status_code == 200
        return len(asked)

    def somebody(number):
        person = Person.add(council, f"Person {number}", phone="+12025550150")
        promised(person, rosa, today)
        Ask.record(person, Answer.YES, by=rosa, words="Come")
        SetupCall.in_hand(person, by=rosa).not_now(on=today + days(3))

    somebody(0)
    cost()
    first = cost()
    for number in range(1, 6):
        somebody(number)
    assert cost() == first
