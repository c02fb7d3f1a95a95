"""A passkey instead of a code, with the authenticator that Chromium makes up."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from onetoone.accounts.models import PrintedCode
from tests.journeys.axe import stumbles
from tests.journeys.cycle import MONDAY

KEPT_IN_THE_PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def phone(new_phone):
    """A phone with a fingerprint reader, at an address that has a name: browsers keep passkeys for names only."""
    phone = new_phone()
    phone.address = phone.address.replace("127.0.0.1", "localhost")
    reader = phone.page.context.new_cdp_session(phone.page)
    reader.send("WebAuthn.enable")
    reader.send("WebAuthn.addVirtualAuthenticator", {"options": KEPT_IN_THE_PHONE})
    return phone


def come_in_with_a_code(phone, organizer):
    phone.open("/sign-in/")
    phone.write("Your code", PrintedCode.print_for(organizer.user))
    phone.tap("Sign in")


def test_rosa_makes_a_passkey_once_and_comes_in_with_her_finger(phone, rosa):
    come_in_with_a_code(phone, rosa)
    phone.is_headed("Next time without a code?")
    phone.picture("passkey-offer")
    assert not stumbles(phone.page, "the offer")
    phone.write("What do you call this device?", "My phone")
    phone.tap("Make a passkey here")
    phone.sees("From now on this device lets you in.")
    phone.open("/passkeys/")
    phone.sees("My phone")
    assert not stumbles(phone.page, "passkeys")
    phone.picture("passkeys")

    TOTP.activate(rosa.user, generate_totp_secret())  # a passkey is two steps in one
    phone.open("/sign-out/")
    phone.tap("Sign out")
    phone.open("/c/millbrook/me/")
    phone.picture("sign-in")
    phone.tap("Use my passkey")

    phone.is_headed("Rosa Quintero")
    assert rosa.user.passkeys.count() == 1


def test_noor_does_not_want_one_and_is_never_asked_again(phone, noor):
    come_in_with_a_code(phone, noor)
    phone.tap("Not now, go on")
    phone.page.wait_for_url("**/c/millbrook/")
    phone.open("/sign-out/")
    phone.tap("Sign out")
    phone.is_headed("Come in")

    come_in_with_a_code(phone, noor)

    phone.page.wait_for_url("**/c/millbrook/")


def test_a_passkey_that_was_taken_away_lets_nobody_in(phone, rosa):
    come_in_with_a_code(phone, rosa)
    phone.tap("Make a passkey here")
    phone.sees("From now on this device lets you in.")
    phone.open("/passkeys/")
    phone.tap("Take it away Chrome on Linux")
    phone.sees("You have none yet.")
    phone.open("/sign-out/")
    phone.tap("Sign out")

    phone.open("/sign-in/")
    phone.tap("Use my passkey")

    phone.sees("This passkey is not known here any more. Come in with a code.")


@pytest.fixture
def locking_phone(phone, rosa):
    """Rosa's phone with a passkey, covered after a quarter of an hour; its clock is ours."""
    rosa.user.offered_at = MONDAY
    rosa.user.save()
    phone.page.clock.install()
    come_in_with_a_code(phone, rosa)
    phone.page.wait_for_url("**/c/millbrook/")
    return phone


def choose_pin(phone):
    phone.open("/lock/settings/")
    assert not stumbles(phone.page, "the lock's settings")
    phone.write("A PIN of your own", "2580")
    phone.write("The same PIN again", "2580")
    phone.tap("after 15 minutes")
    phone.picture("lock-settings", whole=True)
    phone.tap("Keep this")
    phone.sees("Kept.")
    phone.picture("devices", whole=True)
    phone.open("/proof/")
    phone.is_headed("Is it you?")
    assert not stumbles(phone.page, "the proof")


def lay_aside(phone, clock, minutes):
    """Nobody touches the phone for so many minutes."""
    clock.shift(minutes * 60)
    phone.page.clock.fast_forward(minutes * 60_000)


def test_the_cover_keeps_what_was_written_and_a_pin_opens_it(locking_phone, clock):
    phone = locking_phone
    choose_pin(phone)
    phone.open("/c/millbrook/people/adding/")
    phone.write("Name", "Hilde Amsel")

    lay_aside(phone, clock, 16)
    phone.sees("Locked")
    assert phone.page.title() == "Locked"
    phone.picture("lock")
    assert not stumbles(phone.page, "the cover")
    phone.write("Your PIN", "1379")
    phone.tap("Open")
    phone.sees("That did not open it.")
    phone.write("Your PIN", "2580")
    phone.tap("Open")

    phone.sees_no("Locked")
    assert phone.page.title().startswith("Add a person")
    phone.has("Name", "Hilde Amsel")
    phone.tap("Add")
    phone.is_headed("Hilde Amsel")


def test_a_reload_stays_locked_and_a_passkey_opens_it(locking_phone, clock):
    phone = locking_phone
    phone.open("/passkeys/")
    phone.tap("Make a passkey here")
    phone.sees("From now on this device lets you in.")
    phone.open("/lock/settings/")
    phone.tap("after 15 minutes")
    phone.tap("Keep this")
    phone.sees("Kept.")
    phone.open("/c/millbrook/people/")

    lay_aside(phone, clock, 16)
    phone.sees("Locked")
    phone.page.reload()
    phone.sees("You are still signed in.")
    assert not stumbles(phone.page, "the lock")
    assert all("423" in complaint for complaint in phone.complaints)
    phone.complaints.clear()  # the server said so, on purpose
    phone.tap("Finger, face or this device’s PIN")

    phone.is_headed("People")


def test_who_writes_for_long_is_not_interrupted(locking_phone, clock):
    phone = locking_phone
    choose_pin(phone)
    phone.open("/c/millbrook/people/adding/")
    for _letter in "Hilde":
        lay_aside(phone, clock, 10)
        with phone.page.expect_response("**/healthz"):
            phone.page.get_by_label("Name", exact=True).press("a")
    phone.has("Name", "aaaaa")
    phone.sees_no("Locked")
