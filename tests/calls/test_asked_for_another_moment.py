"""They were reached, and asked for a text or for the same day in a week: neither is a try that nobody answered."""

import datetime as dt

import pytest
from django.urls import reverse

from onetoone.calls.models import SetupCall
from tests.calls.test_ending_calls import end


def test_who_asked_for_a_text_was_reached_and_is_written_to_at_once(signed_in, rosa, bayard, council):
    browser = signed_in(rosa)
    end(browser, bayard, "no_answer")
    end(browser, bayard, "no_answer")
    answer = end(browser, bayard, "asked_for_text", "?row=1")
    assert answer.url.endswith(f"/{bayard.pk}/call/?how=text&row=1")
    page = browser.get(answer.url).text
    assert "They asked for a text. Here it is." in page
    assert "You reached them today: asked for a text." in page
    assert "I tried to call you" not in page
    bayard.refresh_from_db()
    assert bayard.touched_at
    end(browser, bayard, "left_message", how="text")
    assert SetupCall.objects.planned().get().planned_on == council.today() + dt.timedelta(
        days=2
    )  # and not in two weeks


@pytest.mark.time_machine("2026-11-26 17:00Z")  # a Thursday
def test_that_they_asked_for_a_text_is_said_until_they_answer(signed_in, rosa, bayard):
    def says(address, *sentences):
        page = browser.get(address).text
        assert [sentence for sentence in sentences if sentence not in page] == []

    browser, here = signed_in(rosa), f"/c/millbrook/people/{bayard.pk}/"
    end(browser, bayard, "asked_for_text")
    says(here, "Asked for a text, by phone.", "Write to them today", "They asked for a text.")
    says("/c/millbrook/", "Asked today for a text.", "Write to Bayard", f"{here}call/?how=text")
    says("/c/millbrook/people/", "Asked for a text. Write today.")
    says("/c/millbrook/me/since-yesterday/", "A call or a text: asked for a text")
    assert browser.get("/c/millbrook/next/").url == f"{here}call/?how=text"
    end(browser, bayard, "left_message", how="text")
    says(here, "Write to them Saturday", "They asked for a text.")
    says("/c/millbrook/called/", "Wrote to them.", "You write Saturday.")


@pytest.mark.time_machine("2026-11-26 17:00Z")  # a Thursday
def test_the_same_day_in_a_week_is_one_tap_away(signed_in, rosa, bayard):
    page = signed_in(rosa).get(reverse("calls:call", args=["millbrook", bayard.pk])).text
    assert 'value="2026-12-03"' in page
    assert "in a week, Thursday 3" in page
