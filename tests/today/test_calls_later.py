"""Whom one calls again, and when: below the calls of today, folded."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from onetoone.calls.models import SetupCall
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Person
from onetoone.today.next_steps import Today
from tests.people.plans import only_sqlite, plan, statements

LATER = 'aria-labelledby="calls-later"'


def plan_in(days, person, by, at=None):
    return SetupCall.plan(person, by=by, on=by.council.today() + dt.timedelta(days=days), at=at)


def later(organizer):
    return [call.person for call in Today(organizer, timezone.now()).calls_later]


@pytest.mark.time_machine("2026-11-24 17:00Z")  # a Tuesday
def test_calls_of_the_next_two_weeks_stand_folded_the_soonest_first_with_their_hour(
    signed_in, rosa, bayard, petra
):
    plan_in(9, bayard, rosa)
    plan_in(2, petra, rosa, at=dt.time(18))
    _before, _mark, part = signed_in(rosa).get("/c/millbrook/").text.partition(LATER)
    part = part.partition("</details>")[0]
    assert part.index("Petra") < part.index("Bayard")
    assert "You call Thursday at 6 pm." in part
    assert "You call December\N{NO-BREAK SPACE}3." in part


def test_whose_turn_is_today_or_after_two_weeks_and_whom_others_call_stand_elsewhere(
    rosa, noor, bayard, petra, council
):
    plan_in(0, bayard, rosa)
    plan_in(3, petra, noor)
    plan_in(15, Person.add(council, "Ines Moreau"), rosa)
    assert later(rosa) == []
    assert later(noor) == [petra]


def test_who_is_met_anyway_or_asked_not_to_be_contacted_is_not_called_later(rosa, bayard, petra):
    plan_in(3, bayard, rosa)
    plan_in(3, petra, rosa)
    OneToOne.arrange(bayard, by=rosa, starts_at=timezone.now() + dt.timedelta(days=5))
    petra.change(do_not_contact=True)
    assert later(rosa) == []


def test_somebody_given_to_nobody_stands_there_too_and_today_is_no_beginning(signed_in, noor, council):
    plan_in(4, Person.add(council, "Ines Moreau"), noor)
    page = Today(noor, timezone.now())
    assert not noor.pairs.exists()
    assert not page.is_a_beginning
    assert LATER in signed_in(noor).get("/c/millbrook/").text


@pytest.mark.time_machine("2026-11-24 17:00Z")
def test_ones_own_of_later_days_come_before_somebody_new_and_after_ones_own_never_called(
    signed_in, rosa, bayard, petra, council
):
    def today():
        page = signed_in(rosa).get("/c/millbrook/").text
        return page, page.split('<div class="thumb">')[1]

    bayard.be_tried(timezone.now())
    plan_in(2, bayard, rosa)
    page, button = today()
    assert "Next call: Bayard, Thursday" in button
    assert f'href="/c/millbrook/people/{bayard.pk}/"' in button
    assert page.index(LATER) < page.index("never been met: ask them.")
    assert '<details class="more" open><summary class="band"><h2 id="calls-later">' in squeezed(page)
    plan_in(0, petra, rosa, at=dt.time(18))
    page, button = today()
    assert "Next call: Petra at 6 pm" in button
    assert page.index("Petra Brandt") < page.index(LATER)
    ines = Person.add(council, "Ines Moreau", phone="+12025550145")
    ines.give(rosa, by=rosa)
    SetupCall.objects.planned().filter(person=petra).get().withdraw()
    page, button = today()
    assert "Call Ines" in button
    assert page.index("nobody has asked them yet.") < page.index(LATER)
    ines.be_tried(timezone.now())
    assert "Call Ines" in today()[1]


def squeezed(page):
    return re.sub(r">\s+<", "><", page)


def test_without_such_calls_nothing_of_it_stands_there(signed_in, rosa, bayard):
    plan_in(0, bayard, rosa)
    assert LATER not in signed_in(rosa).get("/c/millbrook/").text


@only_sqlite
def test_one_statement_by_its_index_finds_them_and_never_too_many(rosa, council):
    people = [Person.add(council, f"Ines Moreau{number:03}") for number in range(25)]
    for person in people:
        plan_in(5, person, rosa)
    asked, found = statements(lambda: [str(person) for person in later(rosa)])
    assert len(found) == 20
    assert len(asked) == 1
    assert re.search("INDEX call_(council_)?planned ", " ".join(plan(asked[0])))
