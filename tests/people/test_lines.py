"""The one line that matters about each person of the list, and whether it is due."""

import datetime as dt

import pytest
from django.utils import timezone

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import CheckIn
from onetoone.debriefs.debriefing import Told, write
from onetoone.debriefs.models import Ending
from onetoone.meetings.models import OneToOne
from onetoone.people.listing import listing
from onetoone.people.models import Person
from tests.people.noon import NOON

pytestmark = pytest.mark.usefixtures("wednesday")


def line(organizer, person):
    row = next(row for row in listing(organizer, timezone.now()).rows if row.id == person.pk)
    return row.line, row.is_due


def days(number):
    return dt.timedelta(days=number)


def test_nobody_met_them_yet(rosa, petra):
    assert line(rosa, petra) == ("Never met.", False)


def test_who_organizes_here_is_told_from_those_to_meet(rosa, noor, council):
    noors = Person.add(council, "Noor Haddad", post=noor)
    assert line(rosa, noors) == ("Organizes here.", False)
    noor.leave()
    assert line(rosa, noors) == ("Never met.", False)


def test_who_was_tried_and_who_was_spoken_with(rosa, petra, bayard):
    SetupCall.in_hand(petra, by=rosa).wrong_number(at=NOON - days(3))
    bayard.be_touched(NOON - days(20))
    assert line(rosa, petra) == ("Never met. Last tried 3 days ago.", False)
    assert line(rosa, bayard) == ("Never met. We spoke 2 weeks ago.", False)


def test_a_call_is_due_on_its_day_for_whoever_planned_it(rosa, noor, petra, bayard):
    SetupCall.plan(petra, by=rosa, on=NOON.date())
    SetupCall.plan(bayard, by=rosa, on=NOON.date() - days(2))
    assert line(rosa, petra) == ("Call today.", True)
    assert line(rosa, bayard) == ("Call since Monday.", True)
    assert line(noor, petra) == ("A call planned by Rosa: today.", False)


def test_a_coffee_ahead_and_one_behind(rosa, noor, one_to_one, bayard):
    one_to_one.move(starts_at=NOON + days(2))
    assert line(rosa, bayard) == ("Meets you at noon Friday.", False)
    assert line(noor, bayard) == ("Arranged with Rosa: Friday.", False)
    one_to_one.move(starts_at=NOON - days(1))
    assert line(rosa, bayard) == ("Did you meet? It was arranged for yesterday.", True)


def test_after_the_meeting_the_debrief_waits_and_then_the_check_in(rosa, noor, ella, held, bayard):
    assert line(rosa, bayard) == ("Met you today. The debrief waits for you.", True)
    assert line(noor, bayard) == ("Met Rosa today.", False)
    write(held, Told(check_in_on=NOON.date() + days(3)), by=rosa)
    assert line(rosa, bayard) == ("Check-in Saturday.", False)
    assert line(ella, bayard) == ("Check-in with Rosa: Saturday.", False)
    CheckIn.objects.get().change(owner=None, due_on=NOON.date() - days(2))
    assert line(ella, bayard) == ("Check-in since Monday.", True)
    assert line(rosa, bayard) == ("Check-in with the coordinators: since Monday.", False)


def test_a_check_in_that_one_may_not_see_leaves_no_trace(noor, rosa, held, bayard):
    write(held, Told(check_in_on=NOON.date()), by=rosa)
    assert line(noor, bayard) == ("Met today.", False)


def test_the_meeting_comes_before_the_check_in_and_the_check_in_before_the_call(rosa, bayard):
    SetupCall.plan(bayard, by=rosa, on=NOON.date() - days(9))
    assert line(rosa, bayard)[0].startswith("Call")
    CheckIn.arrange(bayard, owner=rosa, due_on=NOON.date())
    assert line(rosa, bayard)[0].startswith("Check-in")
    OneToOne.arrange(bayard, by=rosa, starts_at=NOON + days(5))
    assert line(rosa, bayard)[0].startswith("Meets you")


def test_whoever_asked_not_to_be_contacted_is_left_in_peace(rosa, held, bayard):
    write(held, Told(ending=Ending.ASKED_NOT_TO, reason="No time"), by=rosa)
    assert line(rosa, bayard) == ("Asked us not to contact them.", False)
