import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from onetoone.accounts.devices import device
from onetoone.accounts.models import PrintedCode
from onetoone.councils.models import Organizer
from onetoone.councils.models.organizer import Post
from tests.entering import come_in, is_in

FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"


@pytest.fixture
def phone(rosa):
    return come_in(Client(headers={"user-agent": FIREFOX}), rosa.user)


@pytest.fixture
def tablet(rosa):
    return come_in(Client(headers={"user-agent": SAFARI}), rosa.user)


def session_of(client):
    return UserSession.objects.get(session_key=client.session.session_key)


def test_devices_are_listed_in_words_this_one_first(phone, tablet):
    page = phone.get("/sessions/").text

    assert page.index("Firefox on Android") < page.index("This device") < page.index("Safari on iPhone")


def test_the_way_back_leads_to_me(rosa, elsewhere, phone):
    assert 'href="/c/millbrook/me/"' in phone.get("/sessions/").text
    Organizer.appoint(rosa.user, elsewhere)

    assert 'href="/c/harbor/me/"' in phone.get("/sessions/?of=harbor").text
    assert "/me/" not in phone.get("/sessions/?of=riverside").text


def test_an_ended_device_is_out_at_its_next_request(phone, tablet):
    phone.post(f"/sessions/{session_of(tablet).pk}/ending/")

    assert not is_in(tablet)
    assert tablet.get("/c/millbrook/me/")["Location"].startswith("/sign-in/")
    assert is_in(phone)


def test_all_others_end_at_once(rosa, phone, tablet):
    third = come_in(Client(), rosa.user)

    phone.post("/sessions/others/ending/")

    assert [is_in(client) for client in (phone, tablet, third)] == [True, False, False]


def test_nobody_ends_the_devices_of_others(mallory, phone):
    theirs = come_in(Client(), mallory.user)

    theirs.post(f"/sessions/{session_of(phone).pk}/ending/")

    assert is_in(phone)


def test_ending_takes_a_post(phone, tablet):
    assert phone.get(f"/sessions/{session_of(tablet).pk}/ending/").status_code == 405
    assert phone.get("/sessions/others/ending/").status_code == 405
    assert is_in(tablet)


def test_the_list_is_only_for_who_is_signed_in(client, db):
    assert client.get("/sessions/")["Location"] == "/sign-in/?next=/sessions/"


def test_the_last_use_is_noted_once_a_day(rosa, phone, tablet, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    before = session_of(tablet).last_seen_at
    time_machine.shift(25 * 3600)
    is_in(tablet)
    noted = session_of(tablet).last_seen_at
    time_machine.shift(3600)
    is_in(tablet)

    assert noted > before
    assert session_of(tablet).last_seen_at == noted


def test_a_phone_in_use_stays_signed_in_beyond_ninety_days(phone, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    for _month in range(5):
        time_machine.shift(30 * 24 * 3600)
        assert is_in(phone)


def test_a_session_that_ran_out_is_not_listed(phone, tablet, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    time_machine.shift(80 * 24 * 3600)
    is_in(phone)
    time_machine.shift(20 * 24 * 3600)

    assert "Safari on iPhone" not in phone.get("/sessions/").text


def test_signing_out_asks_first_and_takes_a_post(phone):
    assert "Sign out here?" in phone.get("/sign-out/").text
    assert is_in(phone)

    assert phone.post("/sign-out/")["Location"] == "/"
    assert not is_in(phone)


def test_a_coordinator_without_a_way_back_is_offered_her_code_first(ella):
    browser = come_in(Client(), ella.user)

    page = browser.get("/sign-out/").text

    assert "Print yours first" in page
    assert f'action="/c/millbrook/team/{ella.pk}/code/"' in page
    assert 'href="/sign-out/"' in browser.get("/sessions/").text


def test_who_holds_a_code_signs_out_at_once(ella):
    browser = come_in(Client(), ella.user)
    PrintedCode.print_for(ella.user)

    assert 'action="/sign-out/"' in browser.get("/sessions/").text
    page = browser.get("/sign-out/").text
    assert "Print yours first" not in page
    assert "the code on your card. It works once." in page
    assert ">Stay<" in page


def test_signing_out_says_what_lets_in_again(phone, rosa, noor, council, settings):
    council.change(cc_word="host")
    assert "Ask your host for a new code first." in phone.get("/sign-out/").text
    Organizer.appoint(noor.user, council, post=Post.CC)
    page = phone.get("/sign-out/").text
    assert "Ask Noor for a new code first." in page
    assert 'class="button button--main" href="/">Stay<' in page
    settings.ONETOONE_SENDS_MAIL = True
    assert "To come in again, ask for a code by mail." in phone.get("/sign-out/").text


def test_a_locked_coordinator_is_not_sent_to_a_page_behind_the_lock(ella):
    ella.user.choose_pin("2580")
    browser = come_in(Client(), ella.user)
    browser.post("/lock/", {"locking": "1"})
    assert "from whoever runs the server" in browser.get("/sign-out/").text
    assert "Print yours first" not in browser.get("/sign-out/").text
    assert "Get a new code from somebody with your role" in browser.get("/c/millbrook/").text


def test_a_cc_prints_one_for_herself_that_lasts_as_long_as_her_phone(ella, elsewhere):
    Organizer.appoint(ella.user, elsewhere)

    page = come_in(Client(), ella.user).post(f"/c/millbrook/team/{ella.pk}/code/").text

    assert "Keep this: it lets you in again" in page
    assert PrintedCode.objects.usable(timezone.now() + PrintedCode.OWN_LASTS / 2).get().user == ella.user


def test_a_deactivated_user_is_out_at_the_next_request(rosa, phone):
    rosa.user.is_active = False
    rosa.user.save()

    assert not is_in(phone)


def test_who_chose_a_language_reads_it(rosa, phone):
    rosa.user.language = "es"
    rosa.user.save()

    assert '<html lang="es">' in phone.get("/sessions/").text


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, "Firefox on Android"),
        (SAFARI, "Safari on iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (X11; CrOS x86_64) Chrome/140.0 Safari/537.36", "Chrome on Chromebook"),
        ("", "A browser on an unknown device"),
    ],
)
def test_devices_have_the_names_people_know(user_agent, words):
    assert device(user_agent) == words
