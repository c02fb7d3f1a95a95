"""What is fresh does not wait yet."""

import datetime as dt

from onetoone.meetings.models import OneToOne

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
