"""Before what cannot be taken back, somebody shows once more that it is them."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from onetoone.accounts.models import PrintedCode
from onetoone.councils.models import Organizer
from tests.accounts.test_codes_by_mail import code_in, letters  # noqa: F401  (a mail server of our own)
from tests.entering import come_in, is_in

ORGANIZERS = "/c/millbrook/team/"


@pytest.fixture
def ellas(ella, time_machine):
    """The CC's computer, signed in an hour ago."""
    time_machine.move_to(timezone.now(), tick=False)
    ellas = come_in(Client(), ella.user)
    time_machine.shift(3600)
    return ellas


def post_of(organizer):
    return f"{ORGANIZERS}{organizer.pk}/post/"


def prove(client, code, back="/sessions/"):
    return client.post("/proof/", {"code": code, "next": back})


def test_who_came_in_a_moment_ago_is_not_asked(ella, rosa, client):
    assert come_in(client, ella.user).get(post_of(rosa)).status_code == 200


def test_an_hour_later_the_cc_is_asked_before_a_post_changes_and_led_back(ellas, ella, rosa):
    card = PrintedCode.print_for(ella.user)
    for answer in (ellas.get(post_of(rosa)), ellas.post(post_of(rosa), {"post": "cc"})):
        assert answer["Location"] == f"/proof/?next={post_of(rosa).replace('/', '%2F')}"
    assert not Organizer.objects.get(pk=rosa.pk).is_cc

    assert prove(ellas, card, post_of(rosa))["Location"] == post_of(rosa)
    ellas.post(post_of(rosa), {"post": "cc"})

    assert Organizer.objects.serving().get(user=rosa.user).is_cc


def test_that_counts_for_a_quarter_of_an_hour(ellas, ella, rosa, time_machine):
    prove(ellas, PrintedCode.print_for(ella.user))
    time_machine.shift(14 * 60)
    assert ellas.get(post_of(rosa)).status_code == 200
    time_machine.shift(2 * 60)
    assert ellas.get(post_of(rosa)).status_code == 302


def test_a_card_stays_good_when_it_only_proved_something(ellas, ella):
    card = PrintedCode.print_for(ella.user)
    prove(ellas, card)

    device = Client()
    device.post("/join/", {"code": card, "operation": "0197b8a0-0000-7000-8000-000000000001"})
    assert is_in(device)


@pytest.mark.parametrize("whose", ["code", "leaving"])
def test_nobody_is_sent_off_and_no_code_printed_on_a_computer_left_alone(ellas, ella, rosa, whose):
    PrintedCode.print_for(ella.user)
    answer = ellas.post(f"{ORGANIZERS}{rosa.pk}/{whose}/")

    assert answer["Location"].startswith("/proof/")
    assert not rosa.user.printed_codes.exists()
    assert Organizer.objects.serving().filter(pk=rosa.pk).exists()


def test_ones_own_post_is_given_back_without_asking(rosa, ella, client, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    come_in(client, rosa.user)
    time_machine.shift(3600)

    client.post(f"{ORGANIZERS}{rosa.pk}/leaving/")

    assert not Organizer.objects.serving().filter(user=rosa.user).exists()


def test_who_has_nothing_to_show_gets_a_pin_first(ellas, rosa):
    page = ellas.get("/proof/", {"next": post_of(rosa)}).text
    assert "you have nothing yet" in page
    way = re.search(r'href="(/lock/settings/[^"]*)"', page)[1]

    pin = {"pin": "2580", "pin_again": "2580", "minutes": "0", "next": post_of(rosa)}
    assert ellas.get(way).status_code == 200
    assert ellas.post(way, pin)["Location"] == post_of(rosa)
    assert ellas.get(post_of(rosa)).status_code == 200


def test_who_has_a_pin_shows_it_before_choosing_another(ellas, ella):
    ella.user.choose_pin("2580")
    assert ellas.get("/lock/settings/")["Location"].startswith("/proof/")

    prove(ellas, "2580")

    assert ellas.get("/lock/settings/").status_code == 200


def test_a_coordinator_without_a_way_back_still_gets_a_card(ellas, ella):
    assert "lets you in again" in ellas.post(f"{ORGANIZERS}{ella.pk}/code/").text
    ellas.cookies.clear()


def test_with_a_card_in_the_drawer_another_is_printed_only_with_a_proof(ellas, ella):
    PrintedCode.print_for(ella.user)

    assert ellas.post(f"{ORGANIZERS}{ella.pk}/code/")["Location"].startswith("/proof/")


def test_the_card_of_somebody_else_proves_nothing(ellas, ella, rosa):
    PrintedCode.print_for(ella.user)

    assert prove(ellas, PrintedCode.print_for(rosa.user)).status_code == 422


def test_an_old_card_proves_nothing(ellas, ella):
    old = PrintedCode.print_for(ella.user, at=timezone.now() - dt.timedelta(days=8))
    PrintedCode.objects.create(
        user=ella.user, digest="0" * 64, expires_at=timezone.now() + dt.timedelta(days=1)
    )

    assert prove(ellas, old).status_code == 422


def test_five_wrong_codes_are_enough_for_five_minutes(ellas, ella, time_machine):
    card = PrintedCode.print_for(ella.user)
    for _try in range(5):
        assert "This did not fit" in prove(ellas, "2580").text
    assert "Wait five minutes" in prove(ellas, card).text

    time_machine.shift(301)
    assert prove(ellas, card).status_code == 302


def test_a_code_by_mail_proves_it_on_the_device_that_asked(ellas, ella, letters):  # noqa: F811
    assert "Send me a code" in ellas.get("/proof/").text
    ellas.post("/proof/mail/")
    other = come_in(Client(), ella.user)

    assert letters[0].rcpt_tos == [ella.user.email]
    assert prove(other, code_in(letters[0])).status_code == 422
    assert prove(ellas, code_in(letters[0]).lower()).status_code == 302


def test_a_code_by_mail_runs_out(ellas, ella, letters, time_machine):  # noqa: F811
    ellas.post("/proof/mail/")
    time_machine.shift(16 * 60)

    assert prove(ellas, code_in(letters[0])).status_code == 422


def test_three_mails_are_enough_for_five_minutes(ellas, ella, letters):  # noqa: F811
    for _mail in range(4):
        answer = ellas.post("/proof/mail/", follow=True)

    assert len(letters) == 3
    assert "Three mails are on their way already" in answer.text


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_it_leads_back_to_nobody_elses_page(ellas, ella, elsewhere):
    assert prove(ellas, PrintedCode.print_for(ella.user), elsewhere)["Location"] == "/sessions/"
