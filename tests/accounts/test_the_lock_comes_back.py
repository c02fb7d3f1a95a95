"""Whoever has a PIN finds the lock on when they come in again; whoever forgot it is led to a new one."""

import pytest
from django.test import Client

from onetoone.accounts.models import PrintedCode
from tests.entering import come_in, is_in, type_code

TODAY = "/c/millbrook/"


def set_lock(device, minutes):
    """Rosa's PIN is 2580, and this device is locked after so many minutes."""
    chosen = {"pin": "2580", "pin_again": "2580", "minutes": minutes}
    assert device.post("/lock/settings/", chosen).status_code == 302
    return device


def comes_back(device, user, **more):
    """The answer to a code from paper, after signing out."""
    device.post("/sign-out/")
    return come_in(device, user, **more)


@pytest.fixture
def computer(rosa):
    return come_in(Client(), rosa.user)


@pytest.mark.parametrize("minutes", ["5", "60"])
def test_the_usual_minutes_are_on_again(computer, rosa, minutes):
    set_lock(computer, minutes)
    rosa.user.refresh_from_db()
    comes_back(computer, rosa.user)
    assert f"After {minutes} minutes without a touch" in computer.get("/sessions/").text


def test_who_chose_never_keeps_that(computer, rosa):
    set_lock(computer, "0")
    comes_back(computer, rosa.user)
    assert "Off. A PIN can cover the page" in computer.get("/sessions/").text


@pytest.mark.parametrize(("discreet_name", "minutes"), [("", 15), ("Tuesday group", 5)])
def test_a_pin_locks_a_computer_too_where_nothing_was_chosen(client, council, rosa, discreet_name, minutes):
    council.change(discreet_name=discreet_name)
    rosa.user.choose_pin("2580")
    come_in(client, rosa.user)
    assert client.session["lock_after"] == minutes


def test_minutes_for_a_shared_computer_are_not_taken_home(client, computer, rosa):
    set_lock(computer, "60")
    come_in(client, rosa.user, shared="on")
    assert client.session["lock_after"] == 5
    set_lock(client, "0")
    comes_back(computer, rosa.user)
    assert computer.session["lock_after"] == 60


@pytest.fixture
def forgotten(computer, rosa):
    """Rosa's computer is locked, she has forgotten the PIN, and comes in by a code."""
    set_lock(computer, "5").post("/lock/", {"locking": "1"})
    assert computer.get(TODAY).status_code == 423
    return comes_back(computer, rosa.user)


def led_to(device):
    """Where the way in leads first."""
    return device.get("/lock/settings/", {"next": TODAY})


def test_who_forgot_the_pin_is_led_to_a_new_one_and_is_not_locked_out(forgotten, rosa):
    page = led_to(forgotten)
    assert "Choose a new PIN</h1>" in page.text
    assert "lock_after" not in forgotten.session

    assert forgotten.post("/lock/settings/", {"minutes": "5"}).status_code == 422
    new = {"pin": "4711", "pin_again": "4711", "minutes": "5", "next": TODAY}
    assert forgotten.post("/lock/settings/", new)["Location"] == TODAY

    rosa.user.refresh_from_db()
    assert rosa.user.has_pin("4711")
    assert forgotten.session["lock_after"] == 5
    assert "Choose a new PIN</h1>" not in led_to(forgotten).text


def test_the_way_in_itself_leads_there(computer, rosa):
    rosa.user.choose_pin("2580")
    rosa.user.forget_pin()
    answer = type_code(Client(), PrintedCode.print_for(rosa.user))
    assert answer["Location"].startswith("/lock/settings/?next=")


def test_until_a_new_one_is_chosen_nothing_asks_for_the_old_one(forgotten, rosa):
    """The only code is spent: whoever leaves by Today, and idles, may still choose a new PIN."""
    PrintedCode.objects.all().delete()
    assert 'name="locking"' not in led_to(forgotten).text + forgotten.get(TODAY).text
    assert "Lock it now" not in forgotten.get(f"{TODAY}me/").text + forgotten.get("/sessions/").text
    assert forgotten.post("/lock/", {"locking": "1"})["Location"] == "/lock/settings/?locking=1"

    session = forgotten.session
    session["proved_at"] = session["used_at"] = 0
    session.save()
    assert forgotten.get(TODAY).status_code == 200
    new = {"pin": "4711", "pin_again": "4711", "minutes": "5", "next": TODAY}
    assert forgotten.post("/lock/settings/", new)["Location"] == TODAY

    forgotten.post("/lock/", {"locking": "1"})
    assert forgotten.get(TODAY).status_code == 423
    assert forgotten.post(TODAY, {"unlock_pin": "4711"})["Location"] == TODAY


def test_another_device_stays_locked_meanwhile(rosa, computer):
    phone = set_lock(come_in(Client(), rosa.user), "5")
    phone.post("/lock/", {"locking": "1"})
    comes_back(set_lock(computer, "5"), rosa.user)
    rosa.user.refresh_from_db()
    rosa.user.forget_pin()
    assert phone.get(TODAY).status_code == 423
    assert phone.post(TODAY, {"unlock_pin": "2580"})["Location"] == TODAY
    phone.post("/lock/", {"locking": "1"})
    assert phone.get(TODAY).status_code == 423


def test_who_knows_it_again_keeps_it(forgotten, rosa):
    page = led_to(forgotten)
    assert "I know the old one again" in page.text
    forgotten.post("/offers/ending/", {"offer": "new_pin", "next": TODAY})
    rosa.user.refresh_from_db()
    assert rosa.user.has_pin("2580")
    assert not rosa.user.pin_forgotten
    assert forgotten.session["lock_after"] == 5


def test_five_wrong_pins_lead_there_too(computer, rosa):
    set_lock(computer, "5").post("/lock/", {"locking": "1"})
    for _try in range(5):
        computer.post(TODAY, {"unlock_pin": "1111"})
    assert not is_in(computer)
    assert "Choose a new PIN</h1>" in led_to(come_in(computer, rosa.user)).text


def test_signing_out_with_the_page_open_forgets_nothing(computer, rosa):
    set_lock(computer, "5")
    comes_back(computer, rosa.user)
    rosa.user.refresh_from_db()
    assert not rosa.user.pin_forgotten


def test_a_shared_computer_that_another_frees_forgets_nothing(client, rosa):
    set_lock(come_in(client, rosa.user, shared="on"), "5").post("/lock/", {"locking": "1"})
    client.post("/sign-out/")
    rosa.user.refresh_from_db()
    assert not rosa.user.pin_forgotten
