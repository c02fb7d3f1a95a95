"""After coming in, Today speaks once of a lock, and of a new card where the code was the only way in."""

import re
import uuid

from django.test import Client

from onetoone.accounts.models import PrintedCode, User
from onetoone.councils.models import Invitation, Organizer
from tests.entering import accept, come_in, type_code

TODAY = "/c/millbrook/"
PHONE = {"user-agent": "Android Mobile"}
PIN = {"pin": "4711", "pin_again": "4711"}
LOCK, CARD = "Set a PIN", "Your code is used up"


def not_now(client, offer="offers_lock"):
    return client.post("/offers/ending/", {"offer": offer, "next": TODAY})


def test_the_invited_choose_a_pin_for_their_phone_or_skip_it(council, ella):
    phone = Client(headers=PHONE)
    _invitation, code = Invitation.invite(council, "Rosa Quintero", by=ella)

    page = phone.get(accept(phone, code)["Location"])

    assert "A PIN for this phone</h1>" in page.text
    assert "You are in." in page.text
    assert page.text.index("Not now") < page.text.index("A PIN of your own")
    assert skipped(phone, page)["Location"] == "/"
    assert LOCK not in phone.get(TODAY).text


def skipped(client, page):
    """The answer to "Not now" on this page."""
    form = page.text[page.text.index('action="/offers/ending/"') :]
    return client.post("/offers/ending/", dict(re.findall(r'name="(offer|next)" value="([^"]*)"', form)[:2]))


def test_a_founder_meets_it_as_the_second_of_the_first_steps(client, db):
    founding = {"name": "Millbrook", "your_name": "Ella Brandt", "country": "US", "zone": "America/Chicago"}
    client.post("/found/", {**founding, "language": "en", "operation": uuid.uuid4()})
    today = client.get(TODAY).text
    assert "1 of 7 steps are done." in today
    assert "Not now" not in today  # one card is enough
    address = re.search(r'<a class="button button--main" href="([^"]*)">', today)[1].replace("&amp;", "&")
    assert (
        client.post(address, PIN | {"minutes": "15", "next": f"{TODAY}first/"})["Location"]
        == f"{TODAY}first/"
    )
    assert "2 of 7 steps are done." in client.get(TODAY).text


def test_a_skipped_step_is_no_step_any_more(client, ella, client_of_somebody_else):
    come_in(client, ella.user)
    not_now(client, "offers_card")
    first = client.get(f"{TODAY}first/")
    assert "1 of 7 steps are done." in first.text
    skipped(client, first)
    assert "1 of 6 steps are done." in client.get(f"{TODAY}first/").text


def test_it_stays_with_the_invited_until_they_answer(client, council, ella):
    _invitation, code = Invitation.invite(council, "Rosa Quintero", by=ella)
    accept(client, code)
    assert LOCK in client.get(TODAY).text


def test_the_way_to_it_leads_back_and_ends_the_line(client, rosa):
    page = come_in(client, rosa.user).get(TODAY).text
    assert 'href="/lock/settings/?of=millbrook&amp;next=/c/millbrook/"' in page
    assert client.post("/lock/settings/", PIN | {"minutes": "15", "next": TODAY})["Location"] == TODAY
    assert LOCK not in client.get(TODAY).text


def test_who_does_not_want_it_is_not_asked_again(client, rosa, client_of_somebody_else):
    come_in(client, rosa.user)
    assert re.search(
        r'value="offers_lock".*?<button[^>]*>Not now</button>', client.get(TODAY).text, re.DOTALL
    )
    assert not_now(client)["Location"] == TODAY
    assert LOCK not in client.get(TODAY).text
    assert LOCK not in come_in(client_of_somebody_else, rosa.user).get(TODAY).text


def test_a_shared_computer_and_a_locked_phone_are_not_spoken_of(client, rosa, client_of_somebody_else):
    assert LOCK not in come_in(client, rosa.user, shared="on").get(TODAY).text
    rosa.user.choose_pin("4711")
    assert LOCK not in come_in(client_of_somebody_else, rosa.user).get(TODAY).text


def test_the_only_coordinator_is_offered_a_new_card_at_once(client, ella):
    page = come_in(client, ella.user).get(TODAY).text
    assert CARD in page
    assert LOCK not in page
    card = client.post(f"/c/millbrook/team/{ella.pk}/code/")
    assert "Keep this: it lets you in again" in card.text
    assert CARD not in client.get(TODAY).text


def test_a_new_card_may_wait(client, ella):
    come_in(client, ella.user)
    not_now(client, "offers_card")
    page = client.get(TODAY).text
    assert CARD not in page
    assert "A PIN for this computer" in page


def test_where_another_can_print_one_no_card_is_offered(client, council, ella, client_of_somebody_else, rosa):
    Organizer.appoint(User.welcome("Ama Okafor"), council, post="cc")
    assert CARD not in come_in(client, ella.user).get(TODAY).text
    assert CARD not in come_in(client_of_somebody_else, rosa.user).get(TODAY).text


def test_nor_where_mail_lets_them_in(client, ella, settings):
    settings.ONETOONE_SENDS_MAIL = True
    ella.user.email = "ella@millbrook.example"
    ella.user.save()
    assert CARD not in come_in(client, ella.user).get(TODAY).text


def test_a_coordinator_with_another_card_needs_none(client, ella):
    code = PrintedCode.print_for(ella.user)
    type_code(client, code)
    PrintedCode.print_for(ella.user)
    assert CARD not in client.get(TODAY).text
