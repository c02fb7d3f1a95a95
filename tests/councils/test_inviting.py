"""Seats are kept for others: a link, a text and a code, each shown once."""

import datetime as dt
import re
import uuid

import pytest
from django.utils import timezone

from onetoone.accounts.models import User
from onetoone.councils.models import Invitation
from tests.entering import accept, is_in

ORGANIZERS = "/c/millbrook/team/"
INVITE = "/c/millbrook/team/invitations/"


def invite(browser, **words):
    return browser.post(
        INVITE, {"name_1": "Iris Okafor", "post": "organizer", "operation": uuid.uuid4(), **words}
    )


def code_on(page):
    return re.search(r"/join/([a-z0-9-]{14})/", page.text)[1]


def test_a_cc_invites_with_a_link_a_text_and_a_card(ella, signed_in, client_of_somebody_else):
    page = invite(signed_in(ella))

    code = code_on(page)
    assert f"http://testserver/join/{code}/" in page.text
    assert 'href="sms:?&amp;body=Hello%20Iris%2C%20this%20is%20Ella.' in page.text
    assert f">{code}<" in page.text
    accept(client_of_somebody_else, code, name="Iris Okafor")
    assert client_of_somebody_else.get(ORGANIZERS).status_code == 200


def test_the_code_is_shown_once(ella, signed_in):
    browser = signed_in(ella)
    code = code_on(invite(browser))

    page = browser.get(ORGANIZERS).text
    assert "Iris Okafor" in page
    assert code not in page


def test_the_same_form_sent_twice_keeps_one_seat(ella, signed_in):
    browser, form = signed_in(ella), uuid.uuid4()
    invite(browser, operation=form)

    answer = invite(browser, operation=form)

    assert answer["Location"] == ORGANIZERS
    assert "This is made already" in browser.get(ORGANIZERS).text
    assert Invitation.objects.count() == 1


def test_the_text_is_in_the_councils_discreet_name(council, ella, signed_in):
    council.discreet_name = "Tuesday group"
    council.save()

    text = re.search(r"<textarea[^>]*>([^<]*)<", invite(signed_in(ella)).text)[1]
    assert "Tuesday group" in text
    assert "Millbrook" not in text


def test_a_server_nobody_else_reaches_says_so(ella, signed_in, settings):
    browser = signed_in(ella)
    assert "open on this device only" in browser.get(INVITE, headers={"host": "127.0.0.1:8000"}).text
    page = browser.post(
        INVITE,
        {"name_1": "Iris Okafor", "post": "organizer", "operation": uuid.uuid4()},
        headers={"host": "127.0.0.1:8000"},
    )
    assert page.text.index("open on this device only") < page.text.index("Your message")
    assert "sms:" not in page.text
    assert page.text.count("Print the card") == 1

    settings.ONETOONE_ADDRESS = "https://council.example"
    assert "open on this device only" not in browser.get(INVITE).text
    page = invite(browser)
    assert "open on this device only" not in page.text
    assert "https://council.example/join/" in page.text


@pytest.mark.parametrize(
    "wrong",
    [
        {"name_1": ""},
        {"name_1": "", "reach_1": "+12025550142"},
        {"reach_1": "iris@"},
        {"reach_1": "555"},
        {"post": "king"},
        {"post": "staff"},
    ],
)
def test_what_is_wrong_is_said_and_no_seat_is_kept(ella, signed_in, wrong):
    assert invite(signed_in(ella), **wrong).status_code == 422
    assert not Invitation.objects.exists()


def test_an_ended_invitation_opens_nothing(ella, signed_in, client_of_somebody_else):
    browser = signed_in(ella)
    code = code_on(invite(browser))
    ending = f"{INVITE}{Invitation.objects.get().pk}/ending/"

    assert browser.post(ending)["Location"] == ORGANIZERS
    assert browser.post(ending)["Location"] == ORGANIZERS

    assert accept(client_of_somebody_else, code).status_code == 410
    assert "Iris" not in browser.get(ORGANIZERS).text


def test_what_was_mistyped_is_put_right_and_the_link_stays(ella, rosa, signed_in, client_of_somebody_else):
    code = code_on(invite(signed_in(ella), reach_1="iris@exmaple.org"))
    seat = Invitation.objects.get()
    assert "iris@" not in signed_in(rosa).get(ORGANIZERS).text
    browser = signed_in(ella)
    assert "iris@<wbr>exmaple" in browser.get(ORGANIZERS).text
    page = f"{INVITE}{seat.pk}/"
    assert 'value="iris@exmaple.org"' in browser.get(page).text
    assert "End the invitation" in browser.get(page).text
    assert browser.post(page, {"name": "", "post": "organizer"}).status_code == 422
    words = {"name": "Iris Okafor", "email": "Iris@example.org", "post": "cc", "language": "es"}
    assert browser.post(page, words)["Location"] == f"{ORGANIZERS}#invited"
    accept(client_of_somebody_else, code)
    assert User.objects.get(email="iris@example.org").posts.get().is_cc
    assert browser.get(page).status_code == 404
    assert browser.post(page, words).status_code == 404


def test_a_fresh_link_takes_the_place_of_the_first(ella, signed_in, client_of_somebody_else):
    browser = signed_in(ella)
    first = code_on(invite(browser))

    shown = browser.post(f"{INVITE}{Invitation.objects.get().pk}/code/")
    assert "The link and the code from before do not work any more." in shown.text
    fresh = code_on(shown)

    accept(client_of_somebody_else, first)
    assert not is_in(client_of_somebody_else)
    accept(client_of_somebody_else, fresh)
    assert is_in(client_of_somebody_else)


def test_a_seat_that_was_taken_gets_no_fresh_link(ella, signed_in, client_of_somebody_else):
    browser = signed_in(ella)
    accept(client_of_somebody_else, code_on(invite(browser)))

    assert browser.post(f"{INVITE}{Invitation.objects.get().pk}/code/").status_code == 404


def test_a_link_that_ran_out_is_made_fresh(ella, council, signed_in, client_of_somebody_else):
    long_ago = timezone.now() - dt.timedelta(days=31)
    invitation, first = Invitation.invite(council, "Iris Okafor", by=ella, at=long_ago)

    browser = signed_in(ella)
    assert "The link ran out on" in browser.get(ORGANIZERS).text
    fresh = code_on(browser.post(f"{INVITE}{invitation.pk}/code/"))

    accept(client_of_somebody_else, first)
    assert not is_in(client_of_somebody_else)
    accept(client_of_somebody_else, fresh)
    assert is_in(client_of_somebody_else)
    page = browser.get(ORGANIZERS).text
    assert "1 of 1 has come." in page


def test_the_seat_of_the_founder_is_not_counted_among_the_invited(
    ella, council, signed_in, client_of_somebody_else
):
    _seat, code = Invitation.invite(council, "Ella Brandt")
    accept(client_of_somebody_else, code, name="Iris Okafor")

    assert "has come" not in signed_in(ella).get(ORGANIZERS).text


def test_the_message_the_card_and_the_first_pages_speak_their_language(
    ella, signed_in, client_of_somebody_else
):
    page = invite(signed_in(ella), language="es")
    assert "Hola, Iris." in page.text
    assert "<summary>In my language</summary><p>Hello Iris" in page.text
    assert '<div class="key-card" lang="es">' in page.text
    assert "The invitation for Iris" in page.text
    code = code_on(page)
    assert '<html lang="es"' in client_of_somebody_else.get(f"/join/{code}/").text
    accept(client_of_somebody_else, code, name="Iris Okafor")
    assert User.objects.get(name="Iris Okafor").language == "es"


def test_left_as_it_is_message_and_card_are_in_the_language_of_whoever_sends_them(ella, signed_in):
    ella.user.language = "es"
    ella.user.save()
    page = invite(signed_in(ella)).text
    assert '<html lang="es-us">' in page
    assert "Hola, Iris." in page
    assert "Hello Iris" not in page
    assert '<div class="key-card" lang="es-us">' in page
