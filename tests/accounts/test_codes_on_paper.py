import datetime as dt
import uuid

import pytest
from django.conf import settings
from django.utils import timezone

from onetoone.accounts.models import PrintedCode
from tests.entering import come_in, is_in, key_on, type_code


def test_a_printed_code_lets_its_owner_in_and_leads_home(client, rosa):
    key = key_on(client.get("/sign-in/"))

    answer = type_code(client, PrintedCode.print_for(rosa.user), operation=key)

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/", follow=False)["Location"] == "/c/millbrook/"


def test_above_the_box_for_the_code_stands_one_short_line(client):
    """In text twice as large, a long paragraph above it would push it out of sight."""
    for address in ("/join/", "/sign-in/"):
        page = client.get(address).text
        line = "Type the code on your card. It works once."
        assert f'<p class="page__lede">{line}</p>' in page
        assert page.index(line) < page.index('id="id_code"')
    assert page.index('id="id_code"') < page.index("There is no password here.")


def test_capitals_and_spaces_do_not_matter(client, rosa):
    code = PrintedCode.print_for(rosa.user)

    type_code(client, f"  {code.upper().replace('-', ' ')} ")

    assert is_in(client)


def test_a_code_works_once(client, rosa, client_of_somebody_else):
    code = PrintedCode.print_for(rosa.user)
    type_code(client, code)

    answer = type_code(client_of_somebody_else, code)

    assert answer.status_code == 422
    assert answer.text.count("This code has let somebody in already") == 1
    assert not is_in(client_of_somebody_else)


def test_a_fresh_code_ends_the_one_before(client, rosa):
    before = PrintedCode.print_for(rosa.user)
    PrintedCode.print_for(rosa.user)

    answer = type_code(client, before)
    assert answer.status_code == 422
    assert "a newer one took its place" in answer.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("k7qm-w2xn-hdr0", "No code has an i, an l or an o"),
        ("k7qm-w2xn-hdr", "Count them once more."),
        ("k7qm-w2xn-hdr4", "This code is not known here."),
    ],
)
def test_what_is_wrong_with_a_code_is_said_once_at_its_field(client, db, typed, said):
    page = type_code(client, typed).text
    assert page.count(said) == 1
    field = page[page.index('<label class="field__label" for="id_code"') :]
    assert field.index(said) < field.index(f'value="{typed}"') < field.index("autofocus")


def test_a_code_runs_out_after_a_week(client, rosa):
    code = PrintedCode.print_for(rosa.user, at=timezone.now() - dt.timedelta(days=8))

    assert type_code(client, code).status_code == 422


def test_the_same_form_sent_twice_signs_in_twice(client, rosa, client_of_somebody_else):
    code, form = PrintedCode.print_for(rosa.user), uuid.uuid4()

    type_code(client, code, operation=form)
    type_code(client_of_somebody_else, code, operation=form)  # the first answer got lost, cookie and all

    assert is_in(client_of_somebody_else)


def test_a_closed_account_stays_closed(client, rosa):
    code = PrintedCode.print_for(rosa.user)
    rosa.user.is_active = False
    rosa.user.save()

    assert type_code(client, code).status_code == 422
    assert not is_in(client)


def test_the_page_one_wanted_comes_after_the_code(client, rosa):
    page = client.get("/c/millbrook/me/", follow=True)
    assert 'name="next" value="/c/millbrook/me/"' in page.text

    answer = type_code(client, PrintedCode.print_for(rosa.user), next="/c/millbrook/me/")

    assert answer["Location"] == "/c/millbrook/me/"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1"]
)
def test_a_page_elsewhere_does_not(client, rosa, elsewhere):
    answer = type_code(client, PrintedCode.print_for(rosa.user), next=elsewhere)

    assert answer["Location"] == "/"


def test_ten_wrong_codes_are_enough_for_five_minutes(client, rosa, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    for _try in range(10):
        assert type_code(client, "aaaa-bbbb-cccc").status_code == 422

    answer = type_code(client, PrintedCode.print_for(rosa.user))
    assert answer.status_code == 429
    assert "Wait five minutes" in answer.text

    time_machine.shift(301)
    type_code(client, PrintedCode.print_for(rosa.user))
    assert is_in(client)


def test_a_room_full_of_people_with_right_codes_is_no_attack(client, rosa):
    for _person in range(12):
        client.logout()
        come_in(client, rosa.user)
        assert is_in(client)


def test_what_was_typed_is_still_there(client, db):
    page = type_code(client, "aaaa-bbbb-cccc").text

    assert 'value="aaaa-bbbb-cccc"' in page
    assert "<h1>Come in</h1>" in page
    assert "<h1>Come in</h1>" in client.get("/sign-in/").text


@pytest.mark.parametrize("typed", ["", "x" * 41, "a\0b", "ñandú-☕"])
def test_any_nonsense_gets_a_sentence(client, db, typed):
    assert type_code(client, typed).status_code == 422


def test_ones_own_phone_stays_signed_in_for_ninety_days(client, rosa):
    come_in(client, rosa.user)

    assert client.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 90 * 24 * 3600


def test_a_shared_computer_is_left_after_half_an_hour_without_use(client, rosa, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    come_in(client, rosa.user, shared="on")
    for _use in range(4):
        time_machine.shift(20 * 60)
        assert is_in(client)

    time_machine.shift(31 * 60)
    assert not is_in(client)


def test_the_next_person_at_that_computer_chooses_anew(client, rosa, noor):
    come_in(client, rosa.user, shared="on")
    client.post("/sign-out/")

    come_in(client, noor.user)

    assert client.session.get_expiry_age() == 90 * 24 * 3600
