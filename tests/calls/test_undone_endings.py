"""A wrong tap ends a call: undone, the call goes on where it was, with what had been jotted down."""

import re

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from onetoone.audit.models import Operation
from onetoone.calls.models import How, SetupCall
from onetoone.lib.keys import new_key

NOON = "2026-11-26 17:00Z"


def page_of(person):
    return reverse("calls:call", kwargs={"council": "millbrook", "person_id": person.pk})


def end(browser, person, outcome="no_answer", **said):
    address = reverse("calls:outcome", kwargs={"council": "millbrook", "person_id": person.pk})
    return browser.post(address, {"operation": new_key(), "how": "phone", "outcome": outcome, **said})


def undo(browser):
    operation = Operation.objects.filter(undone_at=None).latest("at")
    return browser.post("/c/millbrook/undo/", {"operation": operation.pk, "next": "/c/millbrook/"})


@pytest.mark.parametrize("is_planned", [True, False])
def test_undo_leads_back_to_the_call_and_what_was_jotted_stands_in_its_pauses(
    signed_in, rosa, bayard, council, is_planned
):
    if is_planned:
        SetupCall.plan(bayard, by=rosa, on=council.today())
    browser = signed_in(rosa)
    end(browser, bayard, jot_1="counts coins", jot_2="nights until Friday")

    assert undo(browser)["Location"] == f"{page_of(bayard)}?row=1"  # the evening goes on from there

    form = browser.get(page_of(bayard)).context["form"]
    assert (form["jot_1"].value(), form["jot_2"].value()) == ("counts coins", "nights until Friday")
    assert not SetupCall.objects.made().exists()


def test_what_finds_no_pause_stands_as_the_why_and_the_way_of_asking_is_the_same(signed_in, rosa, bayard):
    browser = signed_in(rosa)
    end(browser, bayard, "not_now", how="text", why="his mother is ill")
    undo(browser)

    form = browser.get(page_of(bayard)).context["form"]

    assert (form["how"].value(), form["why"].value()) == (How.TEXT, "his mother is ill")


@pytest.mark.time_machine(NOON)
@pytest.mark.parametrize("is_kept", [True, False], ids=["as a draft", "by the undone call"])
def test_the_day_the_hour_and_the_place_that_were_chosen_stand_there_again(signed_in, rosa, bayard, is_kept):
    browser, where = signed_in(rosa), {"council": "millbrook", "person_id": bayard.pk}
    chosen = {"day": "2026-11-28", "time": "17:20", "place": "the depot gate", "minutes": 25, "mode": "face"}
    if is_kept:
        browser.post(reverse("calls:outcome", kwargs=where), chosen | {"draft": "typed"})
    else:
        browser.post(
            reverse("meetings:arrange", kwargs=where), chosen | {"operation": new_key(), "call": "1"}
        )
        undo(browser)
    page = browser.get(page_of(bayard)).text
    assert re.search(r'name="day" value="2026-11-28"[^>]* checked', page)
    for written in ('name="other_time" value="17:20"', 'name="place" value="the depot gate"'):
        assert written in page
    assert "25 minutes, face to face" in page


def test_nobody_else_finds_the_jottings_and_they_are_sealed(signed_in, rosa, ella, bayard):
    browser = signed_in(rosa)
    SetupCall.in_hand(bayard, by=rosa)
    end(browser, bayard, jot_1="counts coins")
    undo(browser)

    assert "counts coins" in browser.get(page_of(bayard)).text
    assert "counts coins" not in signed_in(ella).get(page_of(bayard)).text
    assert b"counts coins" not in bytes(SetupCall.everything.get(outcome="no_answer").jottings_sealed.stored)


def test_once_they_called_again_the_page_begins_afresh(signed_in, rosa, bayard):
    browser = signed_in(rosa)
    end(browser, bayard, jot_1="counts coins")
    undo(browser)
    end(browser, bayard, "call_back", jot_1="counts pennies")

    assert not browser.get(page_of(bayard)).context["form"]["jot_1"].value()


def test_after_a_day_the_page_begins_afresh(signed_in, rosa, bayard):
    with time_machine.travel(NOON, tick=False) as clock:
        browser = signed_in(rosa)
        end(browser, bayard, jot_1="counts coins")
        undo(browser)
        clock.shift(23 * 3600)
        assert SetupCall.taken_back(bayard, by=rosa, now=timezone.now()).jottings == "counts coins"
        clock.shift(2 * 3600)
        assert SetupCall.taken_back(bayard, by=rosa, now=timezone.now()) is None
