import re
import uuid

import pytest
from django.core.management import call_command

from onetoone.accounts.models import PrintedCode, User
from onetoone.councils.models import Council, Invitation, Organizer
from tests.entering import accept, is_in, key_on, type_code

WORDS = {
    "name": "Millbrook council",
    "your_name": "Ella Brandt",
    "your_email": "Ella@millbrook.example",
    "country": "US",
    "zone": "America/Chicago",
    "language": "es",
}


def found(client, **words):
    return client.post("/found/", {**WORDS, "operation": uuid.uuid4(), **words})


def test_the_first_page_founds_a_council_and_signs_its_coordinator_in(client, db):
    page = client.get("/found/")
    assert "<title>Welcome</title>" in page.text

    answer = found(client, operation=key_on(page))

    assert 'href="/c/millbrook-council/"' in answer.text
    council = Council.objects.get()
    assert (council.name, council.zone, council.language) == ("Millbrook council", "America/Chicago", "es")
    ella = council.organizers.get()
    assert (str(ella), ella.post, ella.user.email) == ("Ella Brandt", "cc", "ella@millbrook.example")
    assert client.get("/c/millbrook-council/settings/").status_code == 200


def test_what_an_employer_must_not_see_is_hidden_from_the_first_minute(client, client_of_somebody_else, db):
    page = client.get("/found/").text
    words = {
        name: re.search(rf'name="{name}" value="(\w+)"', page)[1] for name in ("organizer_word", "cc_word")
    }
    hidden = {"discreet_name": "Book club", "only_given": "on", **words}
    answer = found(client, name="Ward nurses together", **hidden)

    council = Council.objects.get()
    assert (council.slug, council.outside_name, council.who_sees_whom) == ("book-club", "Book club", "given")
    assert "ward-nurses" not in answer.text
    assert "Host, Book club" in client.get("/c/book-club/me/").text
    _invitation, code = Invitation.invite(council, "Rosa Quintero")
    assert "Your role: helper." in client_of_somebody_else.get(f"/join/{code}/").text


def test_without_a_discreet_name_the_roles_have_their_usual_words(client, db):
    found(client, organizer_word="helper", cc_word="host")

    council = Council.objects.get()
    assert (council.organizer_word, council.cc_word) == ("", "")


def test_the_founder_is_shown_the_code_that_lets_her_in_again(client, client_of_somebody_else, db):
    page = found(client).text

    assert "Keep this: it lets you in again" in page
    type_code(client_of_somebody_else, re.search(r">(\w{4}-\w{4}-\w{4})</p>", page)[1])
    assert is_in(client_of_somebody_else)


def test_who_gets_codes_by_mail_goes_straight_to_today(client, db, settings):
    settings.ONETOONE_SENDS_MAIL = True

    assert found(client)["Location"] == "/c/millbrook-council/"
    assert not PrintedCode.objects.exists()


def test_it_tells_how_to_look_around_a_sample(client, db):
    assert "bin/start --sample --data" in client.get("/found/").text


def test_once_there_is_a_council_the_page_is_closed(client, council):
    assert client.get("/found/")["Location"] == "/"

    assert found(client, name="Another council")["Location"] == "/"
    assert not is_in(client)
    assert Council.objects.count() == 1


def test_sent_twice_it_founds_once_and_signs_in_twice(client, client_of_somebody_else, db):
    form = uuid.uuid4()
    found(client, operation=form)

    found(client_of_somebody_else, operation=form)  # the first answer got lost, cookie and all

    assert is_in(client_of_somebody_else)
    assert Council.objects.count() == 1
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"your_name": ""},
        {"your_email": "ella"},
        {"zone": "Mars/Olympus"},
        {"country": "XX"},
        {"language": "tlh"},
        {"operation": "again"},
        {"name": "a\0b"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_founded(client, db, wrong):
    answer = found(client, **wrong)

    assert answer.status_code == 422
    assert "Not saved yet" in answer.text
    assert not Council.objects.exists()
    assert not is_in(client)


def test_an_account_is_not_taken_over_by_its_address(client, db):
    User.welcome("Mallory Voss", email="mallory@harbor.example")

    answer = found(client, your_email="Mallory@harbor.example")

    assert answer.status_code == 422
    assert not is_in(client)


def test_a_name_in_any_script_has_an_address(client, db):
    found(client, name="河畔委員会")

    assert client.get("/")["Location"] == "/c/council/"


def test_the_command_founds_and_prints_the_way_in(client, db, capsys):
    call_command("found_council", "Harbor council", name="Mallory Voss", email="mallory@harbor.example")

    printed = capsys.readouterr().out
    council = Council.objects.get(slug="harbor-council")
    code = Invitation.objects.get().name and printed.split("/join/")[1].split("/")[0]
    assert f"http://127.0.0.1:8000/join/{code}/" in printed
    accept(client, code, name="Mallory Voss")
    assert Organizer.objects.get(council=council).is_cc


def test_the_printed_link_has_the_address_of_the_server(db, settings, capsys):
    settings.ONETOONE_ADDRESS = "https://council.example"

    call_command("found_council", "Harbor council", name="Mallory Voss")

    assert "https://council.example/join/" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"slug": "millbrook"}, "--slug 'millbrook': A council has this short name already."),
        ({"slug": "mill brook"}, "--slug 'mill brook': "),
        ({"zone": "Mars/Olympus"}, "--zone 'Mars/Olympus': "),
        ({"email": "ella"}, "--email 'ella': "),
        ({"country": "XX"}, "--country 'XX': "),
        ({"language": "tlh"}, "--language 'tlh': "),
        ({"name": " "}, "--name ' ': "),
    ],
)
def test_the_command_says_in_a_sentence_what_is_wrong(council, words, sentence):
    with pytest.raises(SystemExit) as end:
        call_command("found_council", "Riverside council", **{"name": "Ella Brandt", **words})

    assert end.value.code.startswith(sentence)
    assert "\n" not in end.value.code
    assert Council.objects.count() == 1
    assert not Invitation.objects.exists()


def test_a_coordinator_with_an_account_can_be_given_a_second_council(rosa, capsys):
    call_command("found_council", "Riverside council", name="Rosa Quintero", email=rosa.user.email)

    assert Invitation.objects.get().needs_sign_in(None)
