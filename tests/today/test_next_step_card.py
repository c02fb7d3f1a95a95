"""The card of the next step and its button speak of the same way to ask."""

import datetime as dt

import pytest

from onetoone.calls.models import SetupCall
from onetoone.lib.keys import new_key
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
    assert shown.strip() == planned
    assert button in under_the_thumb


@pytest.mark.time_machine("2026-11-26 17:00Z")
def test_a_promised_hour_is_said_wherever_the_call_stands(signed_in, rosa, bayard):
    browser = signed_in(rosa)
    answer = browser.post(
        f"/c/millbrook/people/{bayard.pk}/calls/",
        {"operation": new_key(), "how": "phone", "outcome": "call_back.six"},
        follow=True,
    )
    assert "You call back today at 6 pm." in answer.text
    assert "You promised today at 6 pm." in browser.get("/c/millbrook/").text
    assert card_and_button(browser, bayard)[0].split() == ["Call", "today", "at", "6", "pm"]


@pytest.mark.time_machine("2026-11-24 17:00Z")
def test_late_in_the_evening_it_is_the_same_day_still(signed_in, rosa, bayard):
    bayard.be_met(dt.datetime(2026, 11, 23, 2, 40, tzinfo=dt.UTC))
    assert (
        "The last one was 2\N{NO-BREAK SPACE}days ago."
        in signed_in(rosa).get(f"/c/millbrook/people/{bayard.pk}/").text
    )


def test_a_planned_ask_without_a_number_is_no_call(signed_in, rosa, council):
    dana = Person.add(council, "Dana Okafor", reached_through="the bakery")
    SetupCall.plan(dana, by=rosa, on=council.today())
    page = signed_in(rosa).get("/c/millbrook/").text
    assert "A first call." not in page
    assert "Ask Dana" in page


def test_whose_call_it_is_is_said_to_whoever_else_could_make_it(signed_in, rosa, noor, bayard, council):
    SetupCall.plan(bayard, by=noor, on=council.today())
    address = f"/c/millbrook/people/{bayard.pk}/"
    assert "Noor Haddad means to do it." in signed_in(rosa).get(address).text
    assert "means to do it" not in signed_in(noor).get(address).text


def test_only_who_sits_down_with_them_is_led_to_the_worksheet(
    signed_in, rosa, noor, ella, bayard, one_to_one
):
    worksheet, meeting = f"/meetings/{one_to_one.pk}/worksheet/", f"/meetings/{one_to_one.pk}/"
    assert worksheet in card_and_button(signed_in(rosa), bayard)[1]
    assert meeting not in card_and_button(signed_in(noor), bayard)[1]
    bayard.give(noor)
    for other in (noor, ella):
        button = card_and_button(signed_in(other), bayard)[1]
        assert f'{meeting}"' in button
        assert signed_in(other).get(f"/c/millbrook{meeting}").status_code == 200
        assert worksheet not in button
    one_to_one.join(noor)
    assert worksheet in card_and_button(signed_in(noor), bayard)[1]


def test_nobody_is_told_to_have_a_coffee_with_themself(signed_in, rosa, council):
    herself = Person.add(council, "Rosa Quintero", phone="+13175550111")
    herself.change(post=rosa)
    page = signed_in(rosa).get(f"/c/millbrook/people/{herself.pk}/").text
    assert "This is you" in page
    assert "coffee" not in page
    assert "button--main" not in page
