"""Whom nobody knows how to reach stays in sight."""

import uuid

import pytest

from onetoone.calls.models import SetupCall
from onetoone.people.models import Person

TODAY = "/c/millbrook/"
NOBODY_KNOWS = "Nobody knows how to reach them"


@pytest.fixture
def wrong(rosa, bayard):
    """Bayard's number was wrong, and nothing else of him is known."""
    bayard.change(email="")
    SetupCall.in_hand(bayard, by=rosa).wrong_number()
    return Person.objects.get(pk=bayard.pk)


def test_today_leads_to_another_way(signed_in, rosa, noor, wrong):
    page = signed_in(rosa).get(TODAY).text
    assert NOBODY_KNOWS in page
    assert f'href="/c/millbrook/people/{wrong.pk}/reaching/">Find a way to reach Bayard' in page
    assert "Nothing waits for you today." not in page
    assert f"/people/{wrong.pk}/call/" not in page
    assert NOBODY_KNOWS not in signed_in(noor).get(TODAY).text


@pytest.mark.parametrize(
    "known",
    [
        {"phone": "+12025550177"},
        {"email": "bayard@example.org"},
        {"reached_through": "his sister at the bakery"},
        {"other_phones": ["+12025550177"]},
        {"do_not_contact": True},
    ],
)
def test_it_is_gone_once_a_way_is_known_or_they_asked_to_be_left_alone(signed_in, rosa, wrong, known):
    wrong.change(**known)
    assert NOBODY_KNOWS not in signed_in(rosa).get(TODAY).text


def test_nor_does_it_stand_of_whom_one_gave_back_spoke_with_or_calls_again(signed_in, rosa, ella, wrong):
    call = SetupCall.plan(wrong, by=rosa, on=rosa.council.today())
    browser = signed_in(rosa)
    assert NOBODY_KNOWS not in browser.get(TODAY).text
    call.withdraw()
    assert NOBODY_KNOWS in browser.get(TODAY).text
    SetupCall.in_hand(wrong, by=ella).not_now(on=rosa.council.today())
    assert NOBODY_KNOWS not in browser.get(TODAY).text
    Person.objects.filter(pk=wrong.pk).update(touched_at=None)
    assert NOBODY_KNOWS in browser.get(TODAY).text
    wrong.pairs.get(organizer=rosa).release()
    assert NOBODY_KNOWS not in browser.get(TODAY).text


def test_a_way_written_among_the_facts_brings_the_call_back(signed_in, rosa, wrong):
    client = signed_in(rosa)
    editing = f"/c/millbrook/people/{wrong.pk}/editing/"
    words = {"name": wrong.name, "reached_through": "his sister at the bakery", "operation": uuid.uuid4()}
    assert client.post(editing, words).status_code == 302
    assert wrong.setup_calls.due(wrong.council.today()).filter(organizer=rosa).exists()
    again = words | {"place": "Perch", "operation": uuid.uuid4()}
    assert client.post(editing, again).status_code == 302
    assert wrong.setup_calls.planned().count() == 1


def test_a_number_with_words_beside_it_is_asked_for_alone(signed_in, rosa, wrong):
    words = {"name": wrong.name, "phone": "his sister, 202 555 0177", "operation": uuid.uuid4()}
    page = signed_in(rosa).post(f"/c/millbrook/people/{wrong.pk}/editing/", words)
    assert page.status_code == 422
    assert "Only the number here" in page.text
    assert "his sister, 202 555 0177" in page.text
