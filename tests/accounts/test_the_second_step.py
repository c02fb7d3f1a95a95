"""A code from an app after the first way in, for whoever switched it on."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests.entering import come_in, is_in


class App:
    """The app on somebody's phone, which read the letters on the page."""

    def __init__(self, page):
        self.secret = "".join(re.findall(r"<span>([A-Z2-7]{4})</span>", page))

    def code(self):
        return format_hotp_value(hotp_value(self.secret, int(time.time()) // 30))


@pytest.fixture
def phone(rosa, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    return come_in(Client(), rosa.user)


@pytest.fixture
def app(phone):
    return App(phone.get("/second-step/").text)


@pytest.fixture
def recovery_codes(phone, app, time_machine):
    """Rosa switched it on and has kept these codes."""
    page = phone.post("/second-step/", {"code": app.code()}).text
    time_machine.shift(60)  # each code of the app counts once
    return re.findall(r"<li>(\d{4} \d{4})</li>", page)


def other_device(rosa):
    return come_in(Client(), rosa.user)


def test_the_picture_for_the_app_is_in_the_page_and_asks_nobody_else(phone):
    page = phone.get("/second-step/").text

    assert 'src="data:image/svg+xml,' in page
    assert "http://" not in re.sub(r"data:[^\"]*", "", page)


def test_switched_on_it_is_asked_for_at_the_next_sign_in(rosa, app, recovery_codes):
    tablet = other_device(rosa)
    assert not is_in(tablet)
    assert "One more step" in tablet.get("/sign-in/second-step/").text

    tablet.post("/sign-in/second-step/", {"code": app.code()})

    assert is_in(tablet)


def test_on_a_shared_computer_both_steps_are_good_for_half_an_hour(rosa, app, recovery_codes):
    library = come_in(Client(), rosa.user, shared="on")
    library.post("/sign-in/second-step/", {"code": app.code()})

    assert is_in(library)
    assert library.session.get_expiry_age() == 30 * 60


def test_a_wrong_code_switches_nothing_on(phone, app, rosa):
    answer = phone.post("/second-step/", {"code": "000000"})

    assert answer.status_code == 422
    assert "This code does not fit" in answer.text
    assert app.secret in answer.text.replace("</span> <span>", "")  # what the app has read stays true
    assert not rosa.user.second_step


def test_a_wrong_code_lets_nobody_in_and_five_are_enough(rosa, app, recovery_codes):
    tablet = other_device(rosa)
    for _try in range(5):
        answer = tablet.post("/sign-in/second-step/", {"code": "000000"})
        assert answer.status_code == 422
        assert "This code does not fit" in answer.text

    answer = tablet.post("/sign-in/second-step/", {"code": app.code()})

    assert "Wait a few minutes" in answer.text
    assert not is_in(tablet)


def test_a_recovery_code_stands_in_for_the_app_once(rosa, recovery_codes, phone):
    assert len(set(recovery_codes)) == 10
    tablet, third = other_device(rosa), other_device(rosa)

    tablet.post("/sign-in/second-step/", {"code": recovery_codes[3]})
    third.post("/sign-in/second-step/", {"code": recovery_codes[3]})

    assert is_in(tablet)
    assert not is_in(third)
    assert "9 codes are left" in phone.get("/second-step/").text


def test_recovery_codes_are_shown_once_and_kept_in_a_file_without_names(phone, app, rosa):
    page = phone.post("/second-step/", {"code": app.code()}).text
    codes = re.findall(r"<li>(\d{4} \d{4})</li>", page)

    file = re.search(r'download="codes.txt" href="data:text/plain;charset=utf-8,([^"]*)"', page)[1]
    assert file.replace("%20", " ").replace("%0A", "\n").split("\n")[:-1] == codes
    assert not any(code in phone.get("/second-step/").text for code in codes)


def test_fresh_recovery_codes_end_the_ones_before(phone, rosa, recovery_codes):
    fresh = re.findall(r"<li>(\d{4} \d{4})</li>", phone.post("/second-step/recovery-codes/").text)
    tablet = other_device(rosa)

    tablet.post("/sign-in/second-step/", {"code": recovery_codes[0]})
    assert not is_in(tablet)
    tablet.post("/sign-in/second-step/", {"code": fresh[0]})
    assert is_in(tablet)


def test_switched_off_one_step_is_enough_again(phone, rosa, recovery_codes):
    phone.post("/second-step/ending/")

    assert is_in(other_device(rosa))
    assert not Authenticator.objects.exists()


def test_it_is_switched_off_only_with_a_fresh_proof(phone, rosa, recovery_codes, app, time_machine):
    time_machine.shift(20 * 60)

    assert phone.post("/second-step/ending/")["Location"].startswith("/proof/?next=")
    assert rosa.user.second_step
    assert phone.post("/proof/", {"code": app.code(), "next": "/second-step/"})["Location"] == "/second-step/"
    phone.post("/second-step/ending/")
    assert not rosa.user.second_step


def test_with_a_second_step_a_pin_is_no_proof(phone, rosa, recovery_codes, time_machine):
    rosa.user.choose_pin("2580")
    time_machine.shift(20 * 60)

    assert phone.post("/proof/", {"code": "2580"}).status_code == 422


def test_what_the_app_knows_is_sealed_in_the_database(app, recovery_codes, rosa):
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))

    assert app.secret not in kept
    assert rosa.user.second_step.wrap().validate_code(app.code())


def test_the_operator_ends_it_for_somebody_who_lost_everything(rosa, recovery_codes, capsys):
    call_command("end_second_step", email=rosa.user.email)

    assert is_in(other_device(rosa))
    assert "one step" in capsys.readouterr().out


def test_the_operator_is_told_when_nobody_fits(db):
    with pytest.raises(SystemExit, match="Nobody here has this e-mail"):
        call_command("end_second_step", email="nobody@millbrook.example")
