"""Passkeys as they are listed, named and taken away; the ceremony itself is in the journeys."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from onetoone.accounts.models import PrintedCode
from tests.entering import come_in, is_in, type_code


def passkey_of(organizer, name="My phone"):
    kept = {"name": name, "credential": {"rawId": "AA"}}
    return Authenticator.objects.create(user=organizer.user, type="webauthn", data=kept)


@pytest.fixture
def phone(rosa):
    return come_in(Client(), rosa.user)


def test_a_passkey_has_the_name_its_owner_gives_it(phone, rosa):
    one = passkey_of(rosa)

    phone.post(f"/passkeys/{one.pk}/", {"name": "The old phone"})

    assert "The old phone" in phone.get("/passkeys/").text
    assert phone.post(f"/passkeys/{one.pk}/", {"name": ""}).status_code == 422


def test_nobody_names_or_takes_away_the_passkeys_of_others(mallory, rosa):
    theirs, hers = passkey_of(mallory), come_in(Client(), rosa.user)

    assert hers.get(f"/passkeys/{theirs.pk}/").status_code == 404
    assert hers.post(f"/passkeys/{theirs.pk}/", {"name": "Mine"}).status_code == 404
    assert hers.post(f"/passkeys/{theirs.pk}/removal/").status_code == 404
    assert mallory.user.passkeys.get().wrap().name == "My phone"


def test_with_the_last_passkey_goes_the_lock_that_it_opened(phone, rosa):
    one = passkey_of(rosa)
    phone.post("/lock/settings/", {"minutes": "5"})
    assert phone.session["lock_after"] == 5

    phone.post(f"/passkeys/{one.pk}/removal/")

    assert phone.session["lock_after"] == 0


@pytest.mark.parametrize(
    "nonsense", ["", "{}", "[]", "null", "1", '{"response": 1}', '{"id": "a", "rawId": "b"}', "{"]
)
def test_nonsense_makes_shows_and_lets_in_nobody(phone, rosa, nonsense, client):
    answer = phone.post("/passkeys/", {"name": "My phone", "credential": nonsense})
    assert answer.status_code == 422
    assert phone.post("/proof/", {"credential": nonsense or "x"}).status_code == 422

    answer = client.post("/sign-in/passkey/", {"credential": nonsense}, follow=True)

    assert "This passkey is not known here any more" in answer.text
    assert not is_in(client)


def test_at_an_address_without_a_name_no_passkey_is_offered(rosa, settings):
    by_number = Client(headers={"host": "127.0.0.1:8000"})
    by_name = Client(headers={"host": "localhost:8000"})

    assert "Use my passkey" not in by_number.get("/sign-in/").text
    assert "Use my passkey" in by_name.get("/sign-in/").text
    assert "No passkey can be made at this address" in come_in(by_number, rosa.user).get("/passkeys/").text


def test_the_offer_comes_once_and_never_on_a_shared_computer(rosa, noor):
    def coming_in(organizer, **more):
        device = Client(headers={"host": "localhost"})
        return type_code(device, PrintedCode.print_for(organizer.user), **more)["Location"]

    assert coming_in(noor, shared="on") == "/"
    assert coming_in(rosa) == "/passkeys/offer/?next=%2F"
    assert coming_in(rosa) == "/"


def test_who_would_come_in_with_a_passkey_has_a_way_back(rosa):
    assert not rosa.user.has_way_back
    passkey_of(rosa)
    assert rosa.user.has_way_back
