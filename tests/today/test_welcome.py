"""The first Today of somebody who was invited says who invited them, whom they were given, and what to do first."""

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from onetoone.calls.models import SetupCall
from onetoone.councils import posts
from onetoone.councils.models import Invitation
from onetoone.people.models import Person
from onetoone.today.next_steps import Today

TODAY = "/c/millbrook/"
LATER = 3 * dt.timedelta(days=1)


@pytest.fixture
def dana(council, ella, petra):
    """Dana took the seat that Ella kept for her, with Petra, Vera and Ines."""
    invitation, _code = Invitation.invite(council, "Dana Okafor", by=ella)
    dana = posts.take_seat(invitation)
    for person in (
        petra,
        *(Person.add(council, name, by=ella) for name in ("Vera Castellan", "Ines Moreau")),
    ):
        person.give(dana, by=ella)
    return dana


def said(page):
    return " ".join(strip_tags(page.text.split("<main")[1]).split())


def thumb(page):
    return page.text.split('<div class="thumb">')[1]


def test_it_says_who_gave_them_whom_and_its_one_button_is_the_first_call(signed_in, dana, petra):
    page = signed_in(dana).get(TODAY)
    words = said(page)
    assert "Ella invited you. Ella gave you 3 people. Call one of them today." in words
    assert "Nothing waits for you today." not in words
    assert "Nobody is waiting for your call." not in words
    assert "Call Petra" in thumb(page)
    assert page.text.count("button--main") == 1
    assert words.count("Given to you, never met.") == 3


def test_whom_the_giver_had_planned_to_call_is_among_them_with_the_day(signed_in, dana, ella, noor, council):
    ines, vera = (Person.objects.get(name__startswith=name) for name in ("Ines", "Vera"))
    SetupCall.plan(ines, by=ella, on=council.today())
    SetupCall.plan(vera, by=noor, on=council.today() + LATER)
    begins_with = Today(dana, timezone.now()).never_met
    assert [person.short_name for person in begins_with] == ["Petra", "Ines"]
    assert "never met. Ella had planned to call today." in said(signed_in(dana).get(TODAY))


def test_it_goes_once_something_is_done_or_waits(signed_in, dana, petra, council):
    SetupCall.in_hand(petra, by=dana).no_answer()
    assert "invited you" not in said(signed_in(dana).get(TODAY))


def test_after_a_week_who_invited_them_is_known(signed_in, dana, council):
    dana.since = council.today() - dt.timedelta(days=7)
    dana.save()
    words = said(signed_in(dana).get(TODAY))
    assert "invited you" not in words
    assert "Ella gave you 3 people." in words


def test_who_was_given_nobody_reads_who_invited_them_and_what_to_do(signed_in, council, ella):
    invitation, _code = Invitation.invite(council, "Dana Okafor", by=ella)
    words = said(signed_in(posts.take_seat(invitation)).get(TODAY))
    assert "Ella invited you. Begin with one person you would like to meet" in words
    assert "First steps" in words


def test_under_a_discreet_name_it_leads_to_what_that_hides(signed_in, dana, council):
    browser = signed_in(dana)
    assert "#sealed" not in browser.get(TODAY).text
    council.discreet_name = "Thursday knitting"
    council.save()
    assert f'href="{TODAY}me/#sealed"' in browser.get(TODAY).text
    page = browser.get(f"{TODAY}me/").text
    assert 'id="sealed"' in page
    assert "A discreet name hides what you are" in page


def test_a_founder_and_who_chose_their_people_themselves_are_welcomed_by_nobody(
    signed_in, ella, rosa, bayard
):
    for organizer in (ella, rosa):
        page = said(signed_in(organizer).get(TODAY))
        assert "invited you" not in page
        assert "gave you" not in page


def test_whom_to_pick_from_are_ones_own_first_and_else_those_given_to_nobody(
    signed_in, rosa, noor, bayard, petra
):
    assert f"/people/{bayard.pk}/call/?row=1" in thumb(signed_in(rosa).get(TODAY))
    assert "/people/?show=given-to-nobody&amp;show=never-met" in thumb(signed_in(noor).get(TODAY))
