"""A device that has a lock can be covered in one tap, whatever its minutes."""

import re

import pytest
from django.test import Client

from tests.entering import come_in

TODAY, ME = "/c/millbrook/", "/c/millbrook/me/"


@pytest.fixture
def phone(rosa):
    """Rosa's phone; her PIN is 2580, and by itself it is never locked."""
    phone = come_in(Client(), rosa.user)
    phone.post("/lock/settings/", {"pin": "2580", "pin_again": "2580", "minutes": "0"})
    return phone


def test_me_locks_it_in_one_tap_where_there_is_a_lock(phone, noor, client_of_somebody_else):
    assert "Lock it now" in phone.get(ME).text
    assert "Lock it now" in phone.get("/sessions/").text
    without = come_in(client_of_somebody_else, noor.user)
    assert "Lock it now" not in without.get(ME).text
    assert "Lock it now" not in without.get("/sessions/").text


def test_locked_by_hand_it_is_locked_at_once_and_the_pin_opens_it(phone):
    phone.post("/lock/", {"locking": "1"})
    assert phone.get(TODAY).status_code == 423
    assert phone.post(TODAY, {"unlock_pin": "1111"}).status_code == 423

    assert phone.post(TODAY, {"unlock_pin": "2580"})["Location"] == TODAY
    assert phone.get(TODAY).status_code == 200


def test_who_has_nothing_to_open_it_with_is_not_locked_out(client, rosa):
    answer = come_in(client, rosa.user).post("/lock/", {"locking": "1"})

    choosing = "/lock/settings/?locking=1"
    assert answer["Location"] == choosing
    assert client.get(TODAY).status_code == 200

    page = client.get(choosing).text
    assert "There is no PIN yet that opens it again. Choose one, and it locks at once." in page
    assert "Sign out instead" in page
    empty = client.post(choosing, {"minutes": "15"})
    assert empty.status_code == 422
    assert "something is missing" in empty.text
    easy = client.post(choosing, {"pin": "1234", "pin_again": "1234", "minutes": "15"}).text
    assert "Not saved yet. What you wrote is still here." in easy
    client.post(choosing, {"pin": "2580", "pin_again": "2580", "minutes": "15"})
    assert client.get(TODAY).status_code == 423
    client.post(TODAY, {"unlock_pin": "2580"})
    assert client.get(TODAY).status_code == 200


def covers(page):
    return 'name="locking" value="1"' in page.text[page.text.index('<nav class="nav"') :]


def test_a_step_whose_places_are_folded_away_covers_at_its_top(phone, bayard, noor, client):
    for path in (f"{TODAY}people/{bayard.pk}/call/", f"{TODAY}people/{bayard.pk}/meetings/"):
        top, without = (
            device.get(path).text.split("<h1>")[0] for device in (phone, come_in(client, noor.user))
        )
        assert 'name="locking" value="1"' in top, path
        assert 'name="locking"' not in without


def test_every_page_covers_in_one_tap_for_who_has_a_pin_and_under_a_discreet_name(
    phone, council, noor, client
):
    without = come_in(client, noor.user)
    for path in (TODAY, f"{TODAY}people/"):
        assert covers(phone.get(path))
        assert not covers(without.get(path))

    council.discreet_name = "Tuesday group"
    council.save()
    assert covers(without.get(TODAY))


def test_whoever_finds_it_locked_does_not_learn_what_it_is(phone):
    phone.post("/lock/", {"locking": "1"})
    for path in ("/", TODAY):
        page = phone.get(path).text
        words = re.sub(r"<[^>]*>", " ", page)
        assert "<title>Locked</title>" in page
        assert not re.search(r"one-?to-?one|millbrook|organiz|council|coordinat|rosa", words, re.I)
