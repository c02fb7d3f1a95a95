"""What is fresh does not wait yet, and what is written down says what comes next."""

import datetime as dt

from django.utils import timezone

from onetoone.calls.models import SetupCall
from onetoone.debriefs.debriefing import Told, write
from onetoone.meetings.models import OneToOne
from onetoone.today.next_steps import Today

NOON = dt.datetime(2026, 11, 26, 17, tzinfo=dt.UTC)  # in Millbrook


def test_the_debrief_of_today_waits_from_tomorrow_on(signed_in, rosa, bayard, time_machine):
    time_machine.move_to(NOON)
    OneToOne.write_down(bayard, by=rosa, starts_at=NOON - dt.timedelta(hours=2))
    page = signed_in(rosa).get("/c/millbrook/").text
    assert '<p class="row__margin">today</p>' in page
    assert "row--due" not in page
    time_machine.move_to(NOON + dt.timedelta(days=1))
    page = signed_in(rosa).get("/c/millbrook/").text
    assert '<p class="row__margin">since Thu</p>' in page or "since yesterday" in page
    assert "row--due" in page


def test_once_it_is_said_when_one_talks_next_nobody_calls_to_ask_for_the_talk(held, bayard, rosa, council):
    bayard.be_called_today_by(rosa)
    assert not SetupCall.objects.planned().exists()
    SetupCall.plan(bayard, by=rosa, on=council.today())
    write(held, Told(check_in_on=council.today() + dt.timedelta(days=1)), by=rosa)
    page = Today(rosa, timezone.now())
    assert ([one.person for one in page.check_ins], page.calls, page.calls_later) == ([bayard], [], [])
