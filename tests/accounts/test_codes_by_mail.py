"""Codes by mail, through a real mail server on this machine."""

import re
import socket

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone
from huey.contrib.djhuey import HUEY
from huey.signals import SIGNAL_COMPLETE

from onetoone.accounts.adapter import AccountAdapter
from onetoone.accounts.models import User
from tests.entering import is_in


class Letterbox:
    """Keeps what the mail server was handed."""

    def __init__(self):
        self.letters = []

    async def handle_DATA(self, server, session, envelope):
        self.letters.append(envelope)
        return "250 kept"


@pytest.fixture
def letters(settings):
    letterbox = Letterbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(letterbox, hostname="127.0.0.1", port=port)
    server.start()
    settings.ONETOONE_SENDS_MAIL = True
    settings.MAILERS = mailer(port)
    HUEY.immediate = True  # the worker's own way of working at once
    yield letterbox.letters
    HUEY.immediate = False
    server.stop()


def mailer(port):
    options = {"host": "127.0.0.1", "port": port, "timeout": 5}
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}


def ask(client, email, **more):
    return client.post("/sign-in/", {"email": email, **more})


def code_in(letter):
    return re.search(rb"^[A-Z0-9]{4}-[A-Z0-9]{4}", letter.content, re.MULTILINE)[0].decode()


def test_the_code_from_the_mail_lets_its_reader_in(client, rosa, letters):
    answer = ask(client, "Rosa@Millbrook.example")
    assert answer["Location"] == "/sign-in/code/"
    page = client.get("/sign-in/code/").text
    assert page.index('id="id_code"') < page.index("a code is on its way")

    answer = client.post("/sign-in/code/", {"code": code_in(letters[0]).lower()})

    assert answer["Location"] == "/"
    assert is_in(client)


def test_the_mail_names_nobody(client, rosa, letters):
    ask(client, rosa.user.email)

    letter = letters[0]
    assert letter.rcpt_tos == [rosa.user.email]
    content = letter.content.decode().replace(f"To: {rosa.user.email}", "")
    assert "Subject: Your code\r\n" in content
    for word in ["Rosa", "Quintero", "Millbrook", "council", "organiz", "http"]:
        assert word.lower() not in content.lower()


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client, rosa, letters):
    known = ask(client, rosa.user.email)
    known_page = client.get(known["Location"]).text
    client.cookies.clear()
    unknown = ask(client, "nobody@millbrook.example")
    unknown_page = client.get(unknown["Location"]).text

    assert len(letters) == 1
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    without_tokens = [
        re.sub(r'value="[^"]*"', "", page.replace("rosa@", "nobody@")) for page in (known_page, unknown_page)
    ]
    assert without_tokens[0] == without_tokens[1]
    assert client.post("/sign-in/code/", {"code": "ABCD-EFGH"}).status_code == 422


def test_an_unknown_address_makes_the_worker_as_busy(client, rosa, letters):
    done = []

    @HUEY.signal(SIGNAL_COMPLETE)
    def note(signal, task):
        done.append(task.name)

    ask(client, rosa.user.email)
    ask(client, "nobody@millbrook.example")
    HUEY.disconnect_signal(note)

    assert done == ["post", "post"]


def test_a_wrong_code_keeps_the_page_and_three_end_it(client, rosa, letters):
    ask(client, rosa.user.email)
    for _try in range(2):
        answer = client.post("/sign-in/code/", {"code": "AAAA-AAAA"})
        assert answer.status_code == 422
        assert "This is not the code of the newest mail" in answer.text

    assert client.post("/sign-in/code/", {"code": "AAAA-AAAA"})["Location"] == "/sign-in/"
    client.post("/sign-in/code/", {"code": code_in(letters[0])})
    assert not is_in(client)


def test_a_code_works_only_on_the_device_that_asked(client, rosa, letters, client_of_somebody_else):
    ask(client, rosa.user.email)

    client_of_somebody_else.post("/sign-in/code/", {"code": code_in(letters[0])})

    assert not is_in(client_of_somebody_else)


def test_a_code_runs_out_after_a_quarter_of_an_hour(client, rosa, letters, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    ask(client, rosa.user.email)
    time_machine.shift(16 * 60)

    client.post("/sign-in/code/", {"code": code_in(letters[0])})

    assert not is_in(client)


def test_three_mails_a_minute_to_one_address_are_enough(client, rosa, letters):
    for _mail in range(3):
        assert ask(client, rosa.user.email).status_code == 302

    answer = ask(client, rosa.user.email)

    assert answer.status_code == 422
    assert "Wait a few minutes" in answer.text
    assert len(letters) == 3


def test_a_shared_computer_is_remembered_until_the_code_is_typed(client, rosa, letters):
    ask(client, rosa.user.email, shared="on")
    client.post("/sign-in/code/", {"code": code_in(letters[0])})

    assert client.session.get_expiry_age() == 30 * 60


def test_the_page_one_wanted_comes_after_the_code(client, rosa, letters):
    answer = ask(client, rosa.user.email, next="/c/millbrook/me/")
    answer = client.post(answer["Location"], {"code": code_in(letters[0]), "next": "/c/millbrook/me/"})

    assert answer["Location"] == "/c/millbrook/me/"


def test_who_waits_for_a_mail_can_turn_to_a_printed_code(client, rosa, letters):
    ask(client, rosa.user.email)

    assert "Type a printed code" in client.get("/sign-in/").text


def test_a_mail_server_that_is_away_changes_no_answer_and_writes_no_address_into_the_log(
    client, rosa, letters, settings, caplog
):
    settings.MAILERS = mailer(1)

    assert ask(client, rosa.user.email).status_code == 302

    assert "A mail could not be handed over" in caplog.text
    assert "rosa" not in caplog.text.lower()


def test_a_server_without_mail_offers_paper_and_sends_nothing(client, rosa, mailoutbox):
    page = client.get("/sign-in/")
    assert 'name="email"' not in page.text
    assert 'name="code"' in page.text

    answer = ask(client, rosa.user.email)

    assert answer.status_code == 422
    assert "This server sends no mail" in answer.text
    assert mailoutbox == []


def test_nor_does_anything_else_there(rf, letters, settings):
    settings.ONETOONE_SENDS_MAIL = False

    AccountAdapter(rf.get("/")).send_mail("account/email/login_code", "rosa@millbrook.example", {"code": "A"})

    assert letters == []


def test_a_closed_account_gets_no_mail(client, rosa, letters):
    User.objects.filter(pk=rosa.user_id).update(is_active=False)

    assert ask(client, rosa.user.email).status_code == 302
    assert letters == []


@pytest.mark.parametrize("path", ["/accounts/signup/", "/sign-up/", "/password/reset/", "/accounts/login/"])
def test_no_password_and_no_sign_up_page_exists(client, db, path):
    assert client.get(path).status_code == 404
