"""Invitations on paper: one card for each, with a fresh code."""

import re

import pytest

from onetoone.councils.models import Invitation, Organizer
from onetoone.people.models import Person
from tests.entering import accept, is_in

CARDS = "/c/millbrook/team/invitations/cards/"


@pytest.fixture
def seats(council, ella):
    """Two invitations on their way by text, and their codes."""
    return [Invitation.invite(council, name, by=ella) for name in ("Hilde Amsel", "Iris Okafor")]


def codes_on(page):
    return re.findall(r'key-card__code number">([a-z0-9-]{14})<', page.text)


def test_each_chosen_guest_gets_a_card_and_nobody_else(ella, seats, signed_in):
    (hilde, _sent), (_iris, iris_code) = seats

    page = signed_in(ella).post(CARDS, {"invitations": [hilde.pk]})

    assert "Hilde Amsel" in page.text
    assert "Iris Okafor" not in page.text
    assert len(codes_on(page)) == 1
    assert Invitation.objects.with_code(iris_code, hilde.expires_at.replace(year=2020)).exists()


def test_the_name_stands_on_a_strip_inside_the_cut_and_the_card_says_whom_to_ask(ella, seats, signed_in):
    page = signed_in(ella).post(CARDS, {"invitations": [seats[0][0].pk]}).text
    card = page[page.index('class="key-card"') : page.index("</section>")]

    assert card.index("key-card__for") < card.index("Hilde Amsel") < card.index("key-card__slip")
    assert "Does it not work? Ask Ella. The number:" in card  # room to write it


def test_what_is_kept_stands_below_the_part_with_the_code_and_says_so(ella, seats, signed_in):
    card = signed_in(ella).post(CARDS, {"invitations": [seats[0][0].pk]}).text
    thrown, kept = card[card.index('class="key-card"') : card.index("</section>")].split("key-card__keep")
    assert "tear this part off and throw it away" in thrown
    assert "Keep this part:" in kept
    for worth_keeping in ("Millbrook council", "/join</b>", "Ask Ella"):
        assert worth_keeping in kept
        assert worth_keeping not in thrown
    assert "key-card__code" in thrown
    assert "Hilde" not in kept


def test_whom_to_ask_can_be_rung_if_the_council_knows_their_number(council, ella, rosa, seats, signed_in):
    Person.add(council, "Ella Brandt", phone="+12025550177").change(post=ella)
    pages = [
        signed_in(ella).post(CARDS, {"invitations": [seats[0][0].pk]}).text,
        signed_in(ella).post(f"/c/millbrook/team/{rosa.pk}/code/").text,
    ]
    for page in pages:
        assert "Does it not work? Ask Ella: (202) 555-0177." in re.sub("<[^>]+>", "", page)
        assert "Cut the card" in page
        assert "Does it not work? Ask Ella" in page[page.index("key-card__keep") :]


def test_whoever_signs_out_finds_who_lets_them_in_again_and_their_number(council, ella, rosa, signed_in):
    said = "Whoever lets you in again: Ella, (202) 555-0177."
    browser = signed_in(rosa)
    assert "Whoever lets you in again" not in browser.get("/sign-out/").text
    Person.add(council, "Ella Brandt", phone="+12025550177").change(post=ella)
    assert said in re.sub("<[^>]+>", "", browser.get("/sign-out/").text)
    council.discreet_name = "The reading circle"
    council.save()
    assert "555-0177" not in browser.get("/sign-out/").text


def test_the_code_on_the_card_lets_in_and_the_one_sent_before_does_not(
    ella, seats, signed_in, client_of_somebody_else
):
    (hilde, sent), _iris = seats
    page = signed_in(ella).post(CARDS, {"invitations": [hilde.pk]})
    signed_in(ella).logout()

    accept(client_of_somebody_else, sent, name="Hilde Amsel")
    assert not is_in(client_of_somebody_else)
    accept(client_of_somebody_else, codes_on(page)[0], name="Hilde Amsel")

    assert is_in(client_of_somebody_else)
    assert Organizer.objects.serving().filter(user__name="Hilde Amsel").exists()


def test_the_card_speaks_of_the_council_discreetly(council, ella, seats, signed_in):
    council.discreet_name = "The reading circle"
    council.save()

    card = signed_in(ella).post(CARDS, {"invitations": [seats[0][0].pk]}).text
    card = card[card.index("key-card__slip") :]

    assert "The reading circle" in card
    assert "Millbrook council" not in card[: card.index("</section>")]
    assert "Ask whoever gave you this card." in card
    assert "Ask Ella" not in card
    assert "key-card__keep" not in card


def test_a_camera_finds_the_page_where_phones_reach_it(ella, seats, signed_in, settings):
    settings.ONETOONE_ADDRESS = "https://circle.example"
    card = signed_in(ella).post(CARDS, {"invitations": [seats[0][0].pk]}).text
    assert "data:image/svg+xml," in card[card.index("key-card__slip") :]
    assert "<p><b>circle.example/join</b></p>" in card

    settings.ONETOONE_ADDRESS = "http://127.0.0.1:8000"
    card = signed_in(ella).post(CARDS, {"invitations": [seats[0][0].pk]}).text
    assert "data:image/svg+xml," not in card[card.index("key-card__slip") :]


def test_nobody_chosen_is_said(ella, seats, signed_in):
    answer = signed_in(ella).post(CARDS, {"asked": "1"})

    assert answer.status_code == 422
    assert "Choose somebody who gets a card." in answer.text


def test_only_a_cc_prints_and_only_for_their_own_council(rosa, ella, mallory, elsewhere, seats, signed_in):
    theirs, code = Invitation.invite(elsewhere, "Ines Duarte", by=mallory)
    assert signed_in(rosa).get(CARDS).status_code == 403

    answer = signed_in(ella).post(CARDS, {"invitations": [theirs.pk]})

    assert answer.status_code == 422
    assert Invitation.objects.with_code(code, theirs.expires_at.replace(year=2020)).exists()


def test_with_nobody_invited_the_page_leads_to_inviting(ella, signed_in):
    assert "Nobody is invited just now." in signed_in(ella).get(CARDS).text
