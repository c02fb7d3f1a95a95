"""Few taps, counted: a tap is each press on a link, a button or a choice; a line that is typed is counted as a line."""

from contextlib import contextmanager

import pytest

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import CheckIn, Commitment, Whose
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Person
from tests.journeys.cycle import TODAY, day, later

COUNT = """
localStorage.taps ??= 0
addEventListener("click", event => { if (event.isTrusted) localStorage.taps++ }, true)
"""


@pytest.fixture
def counted(rosas_phone):
    """`with counted(most=2):` the page itself counts the presses of a finger, from Today on."""
    phone = rosas_phone
    phone.page.context.add_init_script(COUNT)

    @contextmanager
    def counting(deed, *, most):
        phone.open(TODAY)
        phone.page.evaluate("localStorage.taps = 0")
        yield phone
        taps = int(phone.page.evaluate("localStorage.taps"))
        print(f"taps {deed}: {taps} of {most}")
        assert 0 < taps <= most, f"{deed}: {taps} taps"

    return counting


def test_no_answer_and_on_to_the_next_person(counted, rosa, bayard, petra):
    for person in (bayard, petra):
        SetupCall.plan(person, by=rosa, on=day(0))
    with counted("no answer", most=2) as phone:
        phone.row("Bayard Lindqvist").tap("Call")
        phone.tap("No answer")
        phone.is_headed("Call Petra")
        phone.sees("Bayard: No answer.")


def test_agreed_with_day_time_and_place(counted, rosa, bayard, petra):
    for person in (petra, Person.add(rosa.council, "Ines Moreau")):
        OneToOne.write_down(person, by=rosa, starts_at=later(days=-9), place="Perch Café")
    SetupCall.plan(bayard, by=rosa, on=day(0))
    with counted("agreed", most=7) as phone:
        phone.row("Bayard Lindqvist").tap("Call")
        phone.tap("We’ll meet")
        meeting = phone.part("We’ll meet")
        meeting.tap("Wednesday 18")
        meeting.tap("6 pm")
        meeting.tap("Perch Café")
        phone.tap("Set it, and end the call")
        phone.sees("It is set.")
    assert bayard.one_to_ones.get().place == "Perch Café"


def test_a_debrief_of_three_things(counted, held):
    with counted("debrief", most=8) as phone:
        phone.row("Bayard Lindqvist").tap("Write it")
        phone.part("The ask, and the answer").tap("yes")
        row = phone.part("Promise 1")
        row.tap("They will …")
        row.write("What, as it was said", "Bring his brother")
        row.tap("in a week")
        phone.part("When do you talk next?").tap("in two weeks")
        phone.tap("Keep it")
        phone.sees("Kept.")


def test_a_check_in_with_one_promise_kept(counted, rosa, bayard):
    CheckIn.arrange(bayard, owner=rosa, due_on=day(0))
    Commitment.promise(bayard, "Bring his brother", whose=Whose.MEMBER, due_on=day(0), by=rosa)
    with counted("check-in", most=3) as phone:
        phone.row("Bayard Lindqvist").tap("Check in")
        phone.part("Bring his brother").tap("kept")
        phone.tap("Write it down")
        phone.is_headed("You talked with Bayard")


def test_we_just_talked_with_three_names(counted, council, rosa, bayard, petra):
    dana = Person.add(council, "Dana Okafor", phone="+12025550144")
    for person in (petra, dana):
        person.give(rosa, by=rosa)
    with counted("we just talked", most=6) as phone:
        phone.tap("We just talked")
        for name in ("Bayard Lindqvist", "Dana Okafor", "Petra Brandt"):
            phone.tap(name)
        phone.tap("Write it down")
        phone.row("Dana Okafor").control("Write it").wait_for()
    assert OneToOne.objects.held().count() == 3
