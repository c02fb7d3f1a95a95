import re

import pytest
from django.test import Client

from onetoone.councils.models import Organizer
from tests.entering import come_in

ME = "/c/millbrook/me/"
SETTINGS = "/c/millbrook/settings/"


def test_me_has_my_name_my_devices_and_the_ways_on(rosa, elsewhere, signed_in):
    Organizer.appoint(rosa.user, elsewhere)
    come_in(Client(), rosa.user)

    page = signed_in(rosa).get(ME).text

    assert 'value="Rosa Quintero"' in page
    assert 'value="rosa@millbrook.example"' in page
    assert "On 1 device." in page
    for way in [
        "/sessions/?of=millbrook",
        "/lock/settings/?of=millbrook",
        "/sign-out/",
        "/c/millbrook/team/",
        "/c/harbor/",
    ]:
        assert f'"{way}"' in page
    assert SETTINGS not in page


def test_a_cc_finds_the_settings_there(ella, signed_in):
    assert SETTINGS in signed_in(ella).get(ME).text


def test_i_change_my_name_my_address_and_my_language(rosa, signed_in):
    browser = signed_in(rosa)

    browser.post(ME, {"name": "Rosa María Quintero", "email": "Rosa.M@millbrook.example", "language": "es"})

    rosa.user.refresh_from_db()
    assert (rosa.user.name, rosa.user.email) == ("Rosa María Quintero", "rosa.m@millbrook.example")
    assert '<html lang="es-us">' in browser.get(ME).text


def test_two_people_without_an_address_do_not_collide(rosa, noor, signed_in):
    for organizer in (rosa, noor):
        answer = signed_in(organizer).post(ME, {"name": str(organizer), "email": "", "language": ""})
        assert answer.status_code == 302


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"email": "rosa"}, {"email": "NOOR@millbrook.example"}, {"language": "tlh"}]
)
def test_what_is_wrong_is_said_and_nothing_changes(rosa, noor, signed_in, wrong):
    answer = signed_in(rosa).post(ME, {"name": "R.", "email": "r@millbrook.example", "language": "", **wrong})

    assert answer.status_code == 422
    assert "Not saved yet" in answer.text
    rosa.user.refresh_from_db()
    assert rosa.user.name == "Rosa Quintero"


def test_an_address_at_work_is_pointed_out(rosa, signed_in):
    rosa.user.email = "rosa@gmail.com"
    rosa.user.save()
    assert "may be an address at work" not in signed_in(rosa).get(ME).text

    rosa.user.email = "rosa@county-hospital.org"
    rosa.user.save()
    assert "may be an address at work" in signed_in(rosa).get(ME).text


def test_it_says_what_others_see_of_me(rosa, council, signed_in):
    page = signed_in(rosa).get(ME).text
    assert "what waits with you longer than 7 days" in page
    assert "given to, with your name" not in page

    council.who_sees_whom, council.grace_days = "given", 3
    council.save()
    page = signed_in(rosa).get(ME).text
    assert "what waits with you longer than 3 days" in page
    assert "seen by the coordinators, and by others the person is given to, with your name" in page


def test_the_way_to_the_fight_is_open_to_whoever_is_shown_it(council, rosa, ella, signed_in):
    for organizer in (rosa, ella):
        browser = signed_in(organizer)
        address = re.search(r'href="([^"]*)">What we fight for now<', browser.get(ME).text)[1]
        assert browser.get(address).status_code == 200
    council.change(discreet_name="Tuesday group")
    assert "fight" not in signed_in(rosa).get(ME).text.split('id="sealed"')[0]


def test_whom_to_ask_is_called_what_the_council_calls_them(council, rosa, signed_in):
    council.change(cc_word="host")
    assert "ask your host" in signed_in(rosa).get("/c/millbrook/settings/").text
