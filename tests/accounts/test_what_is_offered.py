"""After coming in, Today speaks once of a lock, and of a new card where the code was the only way in."""

from onetoone.accounts.models import PrintedCode, User
from onetoone.councils.models import Invitation, Organizer
from tests.entering import accept, come_in, type_code

TODAY = "/c/millbrook/"
LOCK, CARD = "A PIN covers these pages", "Your code is used up"


def not_now(client):
    return client.post("/offers/ending/", {"next": TODAY})


def test_the_invited_are_told_of_a_lock(client, council, ella):
    _invitation, code = Invitation.invite(council, "Rosa Quintero", by=ella)
    accept(client, code)
    assert LOCK in client.get(TODAY).text


def test_the_way_to_it_leads_back_and_ends_the_line(client, rosa):
    page = come_in(client, rosa.user).get(TODAY).text
    assert '<a href="/lock/settings/?council=millbrook&amp;next=/c/millbrook/">Set a PIN</a>' in page
    pin = {"pin": "4711", "pin_again": "4711", "minutes": "15", "next": TODAY}
    assert client.post("/lock/settings/", pin)["Location"] == TODAY
    assert LOCK not in client.get(TODAY).text


def test_who_does_not_want_it_is_not_asked_again(client, rosa, client_of_somebody_else):
    come_in(client, rosa.user)
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
    card = client.post(f"/c/millbrook/organizers/{ella.pk}/code/")
    assert "Keep this: it lets you in again" in card.text
    assert CARD not in client.get(TODAY).text


def test_a_new_card_may_wait(client, ella):
    come_in(client, ella.user)
    not_now(client)
    page = client.get(TODAY).text
    assert CARD not in page
    assert LOCK in page


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
