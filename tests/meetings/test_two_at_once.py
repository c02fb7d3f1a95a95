"""Two one-to-ones at the same hour: it is asked about once, and never refused."""

import datetime as dt
import re

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


def arrange(browser, person, time, **more):
    address = reverse("meetings:arrange", kwargs={"council": "millbrook", "person_id": person.pk})
    said = {"operation": new_key(), "day": "2026-11-28", "other_time": time, "minutes": "40", "mode": "face"}
    return browser.post(address, said | more, follow=True).text


def kept(page):
    """What the page sends back when the same button is pressed once more."""
    return dict(re.findall('name="(both)" value="(.+?)"', page))


@pytest.mark.parametrize(
    ("time", "is_said"), [("18:00", True), ("18:39", True), ("17:21", True), ("18:40", False)]
)
def test_an_hour_that_is_taken_is_asked_about_once(signed_in, rosa, petra, at_six, time, is_said):
    browser, typed = signed_in(rosa), {"place": "The bakery", "jot_1": "two jobs"}
    page = arrange(browser, petra, time, **typed)
    assert ("You meet Bayard Lindqvist then, at 6 pm." in page) is is_said
    assert OneToOne.objects.filter(person=petra).exists() is not is_said
    if is_said:
        assert 'value="The bakery"' in page
        assert "id_other_time_error" in page  # and not at the day
        page = arrange(browser, petra, time, **typed, **kept(page))
        assert OneToOne.objects.filter(person=petra).exists()
        assert "You also meet Bayard at 6 pm." in page


def test_agreed_in_a_call_it_is_asked_about_with_all_that_was_jotted_down(signed_in, rosa, petra, at_six):
    browser, said = signed_in(rosa), {"call": "1", "jot_1": "two jobs"}
    page = arrange(browser, petra, "18:00", **said)
    assert "You meet Bayard Lindqvist then, at 6 pm." in page
    assert "something is missing" not in page
    assert 'value="two jobs"' in page
    assert "It is set." in arrange(browser, petra, "18:00", **said, **kept(page))


def test_another_taken_hour_is_asked_about_anew_and_the_same_form_again_is_no_other(
    signed_in, rosa, noor, petra, at_six
):
    browser = signed_in(rosa)
    both = kept(arrange(browser, petra, "18:00"))
    assert "Lindqvist then, at" in arrange(browser, petra, "18:20", **both)
    again = both | {"operation": new_key()}
    for _twice in range(2):
        assert "It is set." in arrange(browser, petra, "18:00", **again)
    assert OneToOne.objects.filter(person=petra).count() == 1


def test_moved_into_another_it_is_asked_too_and_not_when_it_stays(signed_in, rosa, ella, petra, at_six):
    other = OneToOne.arrange(petra, by=rosa, starts_at=SIX + 3 * FORTY, minutes=40)
    address = reverse("meetings:move", kwargs={"council": "millbrook", "one_to_one_id": other.pk})
    said = {"operation": new_key(), "day": "2026-11-28", "other_time": "18:20"}
    browser = signed_in(rosa)
    page = browser.post(address, said).text
    assert "You meet Bayard Lindqvist then, at 6 pm." in page
    assert "It is moved." in browser.post(address, said | kept(page), follow=True).text
    ellas = signed_in(ella).post(address, said | {"operation": new_key()}).text
    assert "Bayard Lindqvist is met then" in ellas
    said = {"operation": new_key(), "day": "2026-11-28", "other_time": "18:45"}
    assert "It is moved." in browser.post(address, said, follow=True).text


def test_what_others_have_arranged_is_theirs(signed_in, noor, ella, petra, at_six):
    assert "Lindqvist then, at" not in arrange(signed_in(noor), petra, "18:00")
    shown = reverse("meetings:one_to_one", kwargs={"council": "millbrook", "one_to_one_id": at_six.pk})
    assert "You also meet" not in signed_in(ella).get(shown).text


def test_one_that_is_called_off_takes_no_hour(signed_in, rosa, petra, at_six):
    at_six.call_off(on=SIX.date())
    assert "Lindqvist then, at" not in arrange(signed_in(rosa), petra, "18:00")


@pytest.mark.parametrize("page", ["calls:call", "meetings:arrange"])
def test_whom_one_meets_already_stands_beside_the_days(signed_in, rosa, noor, petra, at_six, page):
    OneToOne.write_down(petra, by=rosa, starts_at=SIX - 5 * 24 * FORTY)
    address = reverse(page, kwargs={"council": "millbrook", "person_id": petra.pk})
    text = signed_in(rosa).get(address).text
    assert "Bayard Lindqvist Saturday at 6 pm" in text
    assert text.index("You already meet:") < text.index('id="id_day"')
    assert "You already meet:" not in signed_in(noor).get(address).text
