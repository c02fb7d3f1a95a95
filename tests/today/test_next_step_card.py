"""The card of the next step and its button speak of the same way to ask."""

import pytest

from onetoone.calls.models import SetupCall
from onetoone.people.models import Person


def card_and_button(browser, person):
    page = browser.get(f"/c/millbrook/people/{person.pk}/").text
    card = page.split('id="next-step">')[1].split("</h2>")[0]
    return card, page.split('<div class="thumb">')[1]


@pytest.mark.parametrize(
    ("facts", "card", "planned", "button"),
    [
        ({"phone": "+12025550143"}, "A first call", "Call today", "Call"),
        ({"email": "dana@example.org"}, "Write to them", "Write to them today", "Write"),
        (
            {"email": "dana@example.org", "no_mail": True},
            "Ask in person",
            "Ask in person today",
            "Ask in person",
        ),
        ({"reached_through": "the bakery"}, "Ask in person", "Ask in person today", "Ask in person"),
    ],
)
def test_card_and_button_name_the_same_way(signed_in, rosa, council, facts, card, planned, button):
    dana = Person.add(council, "Dana Okafor", **facts)
    browser = signed_in(rosa)
    shown, under_the_thumb = card_and_button(browser, dana)
    assert shown == card
    assert button in under_the_thumb
    SetupCall.plan(dana, by=rosa, on=council.today())
    shown, under_the_thumb = card_and_button(browser, dana)
    assert shown == planned
    assert button in under_the_thumb


def test_a_planned_ask_without_a_number_is_no_call(signed_in, rosa, council):
    dana = Person.add(council, "Dana Okafor", reached_through="the bakery")
    SetupCall.plan(dana, by=rosa, on=council.today())
    page = signed_in(rosa).get("/c/millbrook/").text
    assert "A first call." not in page
    assert "Ask Dana" in page
