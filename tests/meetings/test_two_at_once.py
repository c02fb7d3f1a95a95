"""Two one-to-ones at the same hour: it is said, and never refused."""

import datetime as dt

import pytest
from django.urls import reverse

from onetoone.lib.keys import new_key
from onetoone.meetings.models import OneToOne

pytestmark = pytest.mark.time_machine("2026-11-26 17:00Z")  # Thursday noon in Millbrook
SIX = dt.datetime(2026, 11, 28, 23, tzinfo=dt.UTC)
FORTY = dt.timedelta(minutes=40)


@pytest.fixture
def at_six(bayard, rosa):
    return OneToOne.arrange(bayard, by=rosa, starts_at=SIX, minutes=40)


def arrange(browser, person, time):
    address = reverse("meetings:arrange", kwargs={"council": "millbrook", "person_id": person.pk})
    said = {"operation": new_key(), "day": "2026-11-28", "other_time": time, "minutes": "40", "mode": "face"}
    return browser.post(address, said, follow=True).text


@pytest.mark.parametrize(
    ("time", "is_said"), [("18:00", True), ("18:39", True), ("17:21", True), ("18:40", False)]
)
def test_an_hour_that_is_taken_is_said_with_its_hour(signed_in, rosa, petra, at_six, time, is_said):
    page = arrange(signed_in(rosa), petra, time)
    assert OneToOne.objects.filter(person=petra).exists()
    assert ("It is set. You meet somebody else at 6 pm." in page) is is_said
    assert ("You also meet Bayard at 6 pm." in page) is is_said


def test_moved_into_another_it_is_said_too(signed_in, rosa, petra, at_six):
    other = OneToOne.arrange(petra, by=rosa, starts_at=SIX + 3 * FORTY, minutes=40)
    address = reverse("meetings:move", kwargs={"council": "millbrook", "one_to_one_id": other.pk})
    said = {"operation": new_key(), "day": "2026-11-28", "other_time": "18:20"}
    page = signed_in(rosa).post(address, said, follow=True).text
    assert "It is moved. You meet somebody else at 6 pm." in page


def test_what_others_have_arranged_is_theirs(signed_in, noor, ella, petra, at_six):
    assert "somebody else" not in arrange(signed_in(noor), petra, "18:00")
    shown = reverse("meetings:one_to_one", kwargs={"council": "millbrook", "one_to_one_id": at_six.pk})
    assert "You also meet" not in signed_in(ella).get(shown).text


def test_one_that_is_called_off_takes_no_hour(signed_in, rosa, petra, at_six):
    at_six.call_off(on=SIX.date())
    assert "somebody else" not in arrange(signed_in(rosa), petra, "18:00")


@pytest.mark.parametrize("page", ["calls:call", "meetings:arrange"])
def test_whom_one_meets_already_stands_beside_the_days(signed_in, rosa, noor, petra, at_six, page):
    OneToOne.write_down(petra, by=rosa, starts_at=SIX - 5 * 24 * FORTY)
    address = reverse(page, kwargs={"council": "millbrook", "person_id": petra.pk})
    text = signed_in(rosa).get(address).text
    assert "Bayard Lindqvist Saturday at 6 pm" in text
    assert text.index("You already meet:") < text.index('id="id_day"')
    assert "You already meet:" not in signed_in(noor).get(address).text
