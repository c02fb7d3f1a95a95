"""A device that lies about is covered, and opens with a PIN; nobody is signed out, and nothing written is lost."""

import uuid

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from onetoone.people.models import Person
from tests.entering import come_in, is_in
from tests.trust.headers import problems

TODAY = "/c/millbrook/"
ADDING = "/c/millbrook/people/adding/"


@pytest.fixture
def phone(rosa, time_machine):
    """Rosa's phone, locked after five minutes; her PIN is 2580."""
    time_machine.move_to(timezone.now(), tick=False)
    phone = come_in(Client(), rosa.user)
    chosen = {"pin": "2580", "pin_again": "2580", "minutes": "5"}
    assert phone.post("/lock/settings/", chosen)["Location"] == "/sessions/"
    return phone


@pytest.fixture
def lying_about(phone, time_machine):
    """Nobody has touched it for six minutes."""
    time_machine.shift(6 * 60)
    return phone


def open_with(phone, pin, path=TODAY, **more):
    return phone.post(path, {"unlock_pin": pin, **more})


def test_after_five_minutes_every_page_is_the_lock(lying_about, bayard):
    for path in (TODAY, f"{TODAY}people/{bayard.pk}/", "/sessions/", "/passkeys/", "/healthz", ADDING):
        answer = lying_about.get(path)
        assert answer.status_code == 423
        assert "Bayard" not in answer.text
        assert not problems(path, answer.headers)

    assert "You are still signed in" in lying_about.get(TODAY).text


def test_it_stays_locked_until_the_pin_opens_it(lying_about):
    lying_about.get(TODAY)
    assert open_with(lying_about, "1111").status_code == 423
    assert lying_about.get(TODAY).status_code == 423

    for _twice in range(2):
        assert open_with(lying_about, "2580", "/healthz")["Location"] == "/healthz"
    assert lying_about.get(TODAY).status_code == 200


def test_use_keeps_it_open(phone, time_machine):
    for _visit in range(4):
        time_machine.shift(4 * 60)
        assert phone.get("/healthz").status_code == 200

    assert phone.get(TODAY).status_code == 200


def test_what_was_being_sent_waits_in_the_lock_and_is_sent_once_it_is_open(lying_about):
    written = {"name": "Hilde Amsel", "language": "en", "operation": str(uuid.uuid4())}
    locked = lying_about.post(ADDING, written)
    assert locked.status_code == 423
    assert 'name="name" value="Hilde Amsel"' in locked.text
    assert "What you wrote is still here" in locked.text

    wrong = open_with(lying_about, "1111", ADDING, unlock_again="1", **written)
    assert 'name="name" value="Hilde Amsel"' in wrong.text
    assert not Person.objects.exists()
    for _twice in range(2):
        answer = open_with(lying_about, "2580", ADDING, unlock_again="1", **written)

    assert answer.status_code == 302
    assert [person.name for person in Person.objects.all()] == ["Hilde Amsel"]


def test_what_was_sent_before_it_was_locked_is_not_done_again(phone):
    written = {"name": "Hilde Amsel", "language": "en", "operation": str(uuid.uuid4())}
    phone.post(ADDING, written)  # the answer got lost
    phone.post("/lock/", {"locking": "1"})

    answer = open_with(phone, "2580", ADDING, unlock_again="1", **written)

    assert answer.status_code == 302
    assert Person.objects.count() == 1


def test_of_a_file_it_is_said_that_it_has_to_be_chosen_again(ella, time_machine):
    computer = come_in(Client(), ella.user)
    computer.post("/lock/settings/", {"pin": "2580", "pin_again": "2580", "minutes": "5"})
    computer.post("/lock/", {"locking": "1"})

    locked = computer.post("/c/millbrook/import/", {"sheet": ContentFile(b"Name\n", name="list.csv")})

    assert "Only the file has to be chosen once more." in locked.text


def test_an_answer_to_htmx_is_423_as_well(lying_about):
    assert lying_about.get(TODAY, headers={"HX-Request": "true"}).status_code == 423


def test_the_cover_of_a_page_is_told_quietly(lying_about):
    locked = lying_about.post("/lock/", {"quiet": "1", "locking": "1"})
    assert "Your PIN" in locked.text

    wrong = lying_about.post("/lock/", {"quiet": "1", "unlock_pin": "1111"})
    assert "That did not open it" in wrong.text
    assert lying_about.get(TODAY).status_code == 423
    assert lying_about.post("/lock/", {"quiet": "1", "unlock_pin": "2580"}).status_code == 204
    assert lying_about.get(TODAY).status_code == 200


def test_the_fifth_wrong_pin_signs_this_device_out_and_no_other(lying_about, rosa):
    other = come_in(Client(), rosa.user)
    for _try in range(4):
        assert open_with(lying_about, "1111").status_code == 423

    assert open_with(lying_about, "1111")["Location"] == f"/sign-in/?next={TODAY}"
    assert not is_in(lying_about)
    assert "Five wrong tries signed this device out." in lying_about.get("/sign-in/").text
    assert is_in(other)


def test_the_fifth_wrong_pin_counts_on_the_cover_too(lying_about):
    tries = [lying_about.post("/lock/", {"quiet": "1", "unlock_pin": "1111"}) for _try in range(5)]

    assert [answer.status_code for answer in tries] == [200] * 4 + [401]
    assert "The page is as you left it." in tries[0].text
    assert "Five wrong tries signed this device out." in lying_about.get("/sign-in/").text
    assert not is_in(lying_about)


def test_a_locked_device_can_still_be_signed_out(lying_about):
    lying_about.post("/sign-out/")

    assert lying_about.get(TODAY)["Location"].startswith("/sign-in/")


def test_only_this_device_is_locked(lying_about, rosa):
    other = come_in(Client(), rosa.user)
    other.post("/lock/settings/", {"minutes": "0"})

    assert lying_about.get(TODAY).status_code == 423
    assert other.get(TODAY).status_code == 200


def test_who_has_a_pin_finds_their_minutes_on_every_new_device(phone, rosa):
    handheld = come_in(Client(headers={"user-agent": "Android Mobile"}), rosa.user)
    desk = come_in(Client(headers={"user-agent": "Windows NT"}), rosa.user)
    shared = come_in(Client(), rosa.user, shared="on")

    assert [client.session.get("lock_after") for client in (handheld, desk, shared)] == [5, 5, 5]


def test_a_council_with_a_discreet_name_proposes_five_minutes(rosa, client, council):
    fifteen = 'value="15" id="id_minutes_2" checked'
    settings = come_in(client, rosa.user).get("/lock/settings/").text
    assert fifteen in settings.replace(" required", "")

    council.discreet_name = "Tuesday group"
    council.save()

    assert 'value="5" id="id_minutes_1" checked' in client.get("/lock/settings/").text.replace(
        " required", ""
    )
    rosa.user.choose_pin("2580")
    phone = come_in(Client(headers={"user-agent": "Android Mobile"}), rosa.user)
    assert phone.session["lock_after"] == 5


def test_nobody_without_a_pin_or_a_passkey_is_locked_out(rosa):
    phone = come_in(Client(headers={"user-agent": "Android Mobile"}), rosa.user)

    answer = phone.post("/lock/settings/", {"minutes": "5"})

    assert answer.status_code == 422
    assert "without one nothing opens the lock" in answer.text
    assert phone.session.get("lock_after", 0) == 0


@pytest.mark.parametrize(
    ("pin", "words"),
    [
        ("123", "Four to eight digits"),
        ("123456789", "Four to eight digits"),
        ("25b0", "Four to eight digits"),
        ("1234", "Somebody would guess"),
        ("0000", "Somebody would guess"),
        ("9876", "Somebody would guess"),
    ],
)
def test_a_pin_is_digits_that_nobody_guesses(rosa, client, pin, words):
    answer = come_in(client, rosa.user).post(
        "/lock/settings/", {"pin": pin, "pin_again": pin, "minutes": "5"}
    )

    assert answer.status_code == 422
    assert words in answer.text


def test_two_different_pins_are_none(rosa, client):
    answer = come_in(client, rosa.user).post(
        "/lock/settings/", {"pin": "2580", "pin_again": "2581", "minutes": "5"}
    )

    assert "The two are not the same" in answer.text
    rosa.user.refresh_from_db()
    assert not rosa.user.pin


def test_the_pin_is_kept_as_a_hash_only(phone, rosa):
    rosa.user.refresh_from_db()

    assert "2580" not in rosa.user.pin
    assert rosa.user.has_pin("2580")


def test_without_the_pin_there_is_no_lock(phone, rosa, time_machine):
    phone.post("/lock/pin/ending/")
    time_machine.shift(6 * 60)

    assert phone.get(TODAY).status_code == 200
