"""Under the date stands what the day holds, in a line; nothing where nothing waits."""

import datetime as dt

import pytest
from django.utils import timezone

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import CheckIn
from onetoone.meetings.models import OneToOne
from onetoone.today.next_steps import Today
from onetoone.today.summing_up import the_day

pytestmark = pytest.mark.time_machine("2026-11-26 17:00Z")  # Thursday noon in Millbrook
HOUR = dt.timedelta(hours=1)


def line_of(organizer):
    return the_day(Today(organizer, timezone.now()))


def test_a_quiet_day_has_no_line(signed_in, rosa, bayard, council):
    CheckIn.arrange(bayard, owner=rosa, due_on=council.today() + 3 * dt.timedelta(days=1))
    assert line_of(rosa) == ""
    assert "Nothing waits for you today." in signed_in(rosa).get("/c/millbrook/").text


def test_one_of_each(signed_in, rosa, ella, bayard, petra, council):
    SetupCall.plan(petra, by=rosa, on=council.today())
    OneToOne.arrange(bayard, by=rosa, starts_at=timezone.now() + 6 * HOUR)
    OneToOne.write_down(bayard, by=rosa, starts_at=timezone.now() - 20 * HOUR)
    CheckIn.arrange(bayard, owner=rosa, due_on=council.today())
    said = (
        "You meet one person today, at 6 pm. One debrief to write. One person to check in with today. "
        "One person to call or write to."
    )
    assert line_of(rosa) == said
    assert said in signed_in(rosa).get("/c/millbrook/").text
    assert said not in signed_in(ella).get("/c/millbrook/?show=everybody").text


def test_several(rosa, bayard, petra, council):
    for person in (bayard, petra):
        OneToOne.arrange(person, by=rosa, starts_at=timezone.now() + 3 * HOUR)
        OneToOne.arrange(person, by=rosa, starts_at=timezone.now() - 3 * HOUR)
        CheckIn.arrange(person, owner=rosa, due_on=council.today())
    assert line_of(rosa) == (
        "You meet 2 people today, the first at 3 pm. 2 answers wait: did you meet? "
        "2 people to check in with today."
    )


def test_of_those_one_checks_in_with_it_counts_today_s_and_says_so(signed_in, rosa, bayard, petra, council):
    CheckIn.arrange(petra, owner=rosa, due_on=council.today())
    CheckIn.arrange(bayard, owner=rosa, due_on=council.today() + dt.timedelta(days=3))
    assert line_of(rosa) == "One person to check in with today."
    assert 'section__count">2<' in signed_in(rosa).get("/c/millbrook/").text


def test_another_day_is_not_today(rosa, bayard):
    OneToOne.arrange(bayard, by=rosa, starts_at=timezone.now() + 30 * HOUR)
    assert line_of(rosa) == ""
