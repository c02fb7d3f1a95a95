"""What is promised stands on Today on its own day, with whoever promised it."""

import datetime as dt

import pytest
from django.utils import timezone

from onetoone.commitments.models import CheckIn, Commitment
from onetoone.today.next_steps import Today

TODAY = "/c/millbrook/"
WEDNESDAY, FRIDAY, SUNDAY = dt.date(2026, 11, 25), dt.date(2026, 11, 27), dt.date(2026, 11, 29)


@pytest.fixture(autouse=True)
def on_monday(time_machine):
    time_machine.move_to("2026-11-23 17:00Z")


@pytest.fixture
def mine(bayard, rosa):
    return Commitment.promise(bayard, "the leaflets", whose="organizer", due_on=WEDNESDAY, by=rosa)


def test_before_its_day_it_stands_with_the_talk_beside_what_they_said(signed_in, rosa, bayard, mine):
    CheckIn.arrange(bayard, owner=rosa, due_on=SUNDAY)
    Commitment.promise(bayard, "bring Dee", whose="member", due_on=FRIDAY, by=rosa)
    page = " ".join(signed_in(rosa).get(TODAY).text.split())
    assert 'You promised: “the leaflets” <span class="soft">by Wednesday</span>' in page
    assert 'They said: “bring Dee” <span class="soft">by Friday</span>' in page
    assert Today(rosa, timezone.now()).promised == []


def test_on_its_day_the_talk_about_it_is_due_or_it_stands_alone(
    signed_in, rosa, ella, bayard, mine, time_machine
):
    talk = CheckIn.arrange(bayard, owner=rosa, due_on=SUNDAY)
    time_machine.move_to("2026-11-25 17:00Z")
    page = Today(rosa, timezone.now())
    assert (page.check_ins[0].asks_on, page.check_ins[0].said_first, page.promised) == (WEDNESDAY, [mine], [])
    talk.change(owner=None)
    page = Today(rosa, timezone.now())
    assert (page.promised, page.check_ins, page.is_calm) == ([mine], [], False)
    told = signed_in(rosa).get(TODAY).text
    assert "One promise of yours to keep." in told
    assert f"/promises/{mine.pk}/keeping/" in told
    assert Today(ella, timezone.now()).promised == []
    mine.keep()
    assert Today(rosa, timezone.now()).promised == []


def test_when_nobody_was_reached_on_its_day_ones_own_promise_still_stands(rosa, bayard, mine, time_machine):
    talk = CheckIn.arrange(bayard, owner=rosa, due_on=WEDNESDAY)
    time_machine.move_to("2026-11-25 17:00Z")
    talk.not_reach(again_on=SUNDAY)
    page = Today(rosa, timezone.now())
    assert (page.promised, page.check_ins[0].asks_on) == ([mine], SUNDAY)
