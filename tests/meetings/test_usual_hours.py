"""Hours one tap away: for the morning, midday and evening, and those at which one meets people anyway."""

import datetime as dt

import pytest
from django.urls import reverse

from onetoone.meetings.models import OneToOne

pytestmark = pytest.mark.time_machine("2026-11-26 17:00Z")
OURS = ["9 am", "10 am", "noon", "3:30 pm", "6 pm", "7:30 pm"]


@pytest.fixture
def hours(signed_in, rosa, bayard):
    """The hours offered on this page about Bayard."""

    def offered(name):
        address = reverse(name, kwargs={"council": "millbrook", "person_id": bayard.pk})
        page = signed_in(rosa).get(address).text.split('id="id_time"')[1].split("</fieldset>")[0]
        words = [label.split("</label>")[0] for label in page.split("<label")[1:]]
        return [word.rsplit(">", 1)[1].strip() for word in words]

    return offered


@pytest.fixture
def meets_at(rosa, bayard, council):
    """`meets_at(18, 30)`: Rosa met Bayard at this hour, each time on another day."""

    def write_down(hour, minute=0, **more):
        day = dt.date(2026, 11, 20) - dt.timedelta(days=OneToOne.objects.count())
        starts_at = dt.datetime.combine(day, dt.time(hour, minute), tzinfo=council.clock)
        OneToOne.write_down(bayard, by=rosa, starts_at=starts_at, **more)

    return write_down


@pytest.mark.parametrize("page", ["calls:call", "meetings:arrange"])
def test_who_has_no_habit_finds_morning_midday_and_evening(hours, meets_at, page):
    meets_at(18, 30)
    assert hours(page) == OURS


@pytest.mark.parametrize("page", ["calls:call", "meetings:arrange"])
def test_the_usual_hours_are_among_them_and_take_no_more_room(hours, meets_at, page):
    for hour, minute in [(18, 30), (18, 30), (18, 30), (10, 0), (10, 0), (15, 0)]:
        meets_at(hour, minute)
    assert hours(page) == ["10 am", "noon", "3:30 pm", "6 pm", "6:30 pm", "7:30 pm"]


def test_a_guessed_hour_is_no_habit(hours, meets_at):
    for _talk in range(3):
        meets_at(14, 0, mode="")
        meets_at(16, 37)
    assert hours("meetings:arrange") == OURS
