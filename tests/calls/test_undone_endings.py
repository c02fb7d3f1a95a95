"""A wrong tap ends a call: undone, the call goes on where it was, with what had been jotted down."""

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
