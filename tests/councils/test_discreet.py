"""A council with a discreet name: what stands in a browser's tab, its history, and on a screen that others see."""

import re
import uuid

import pytest
from django.urls import reverse

from onetoone.meetings.readers import readers_in_words

OWN_NAME = "Millbrook council"
TELLING = re.compile(r"one-?to-?one|organiz|millbrook|core|fight|\bask\b", re.I)
PLACES = (
    "today:today", "today:monday", "today:first", "people:list", "people:add", "guides:guide",
    "guides:campaign", "guides:ask", "guides:openings", "councils:organizers", "councils:invite",
    "councils:me", "councils:settings", "councils:settings_who", "transfer:import",
)  # fmt: skip
OF_A_PERSON = ("people:person", "calls:call", "meetings:arrange", "meetings:write_down")
OF_A_MEETING = ("meetings:one_to_one", "meetings:worksheet", "meetings:glance", "meetings:move")


@pytest.fixture
def discreet(council):
    council.discreet_name = "Tuesday group"
    council.save()
    return council


@pytest.fixture
def addresses(bayard, one_to_one):
    where = [(name, {}) for name in PLACES]
    where += [(name, {"person_id": bayard.pk}) for name in OF_A_PERSON]
    where += [(name, {"one_to_one_id": one_to_one.pk}) for name in OF_A_MEETING]
    return [reverse(name, kwargs={"council": "millbrook", **ids}) for name, ids in where]


def title(page):
    return page[page.index("<title>") + 7 : page.index("</title>")]


def test_no_tab_says_what_the_council_is_or_does(discreet, ella, signed_in, addresses):
    browser = signed_in(ella)
    for address in [*addresses, reverse("sessions"), reverse("lock_settings")]:
        shown = title(browser.get(address, follow=True).content.decode())
        assert shown.endswith(" · Tuesday group")
        assert not TELLING.search(shown), address


def test_no_page_one_works_with_shows_its_own_name(discreet, ella, signed_in, addresses):
    browser = signed_in(ella)
    for address in addresses:
        page = browser.get(address).content.decode()
        # What one says aloud shows once it is ticked: tests/calls/test_names_to_say.py.
        assert OWN_NAME not in re.sub(r'<span class="(blank )?aloud">.*?</span>', "", page), address


def test_without_a_discreet_name_nothing_is_hidden(council, rosa, bayard, signed_in):
    browser = signed_in(rosa)
    of_bayard = {"council": "millbrook", "person_id": bayard.pk}
    call = browser.get(reverse("calls:call", kwargs=of_bayard)).content.decode()
    assert f'I help run <span class="blank">{OWN_NAME}</span>' in call
    assert "aloud" not in call
    arranging = browser.get(reverse("meetings:arrange", kwargs=of_bayard)).content.decode()
    assert title(arranging) == "Arrange a one-to-one · onetoone"
    who = browser.get(reverse("councils:organizers", kwargs={"council": "millbrook"})).content.decode()
    assert title(who) == "Organizers · onetoone"


def test_at_the_door_a_server_with_a_discreet_council_says_less(client, council):
    assert title(client.get(reverse("account_login")).content.decode()) == "Sign in · onetoone"
    council.discreet_name = "Tuesday group"
    council.save()
    assert title(client.get(reverse("account_login")).content.decode()) == "Sign in"
    assert title(client.get("/nowhere/").content.decode()) == "Not here"


def test_where_it_is_chosen_it_is_said_what_is_sealed_and_what_is_not(client, db):
    page = client.get(reverse("found")).text
    assert "Sealed: notes, promises" in page
    assert "Not sealed: the council’s own name, people’s names, numbers" in page
    assert "nor the server’s own address" in page
    assert page.count("Who runs the server") == 1


def test_the_page_of_the_name_says_it_too(discreet, ella, signed_in):
    address = reverse("councils:settings_name", kwargs={"council": "millbrook"})
    assert "Not sealed: the council’s own name" in signed_in(ella).get(address).text


def test_words_for_the_roles_that_say_little_are_proposed_and_count_once_kept(discreet, ella, signed_in):
    browser, roles = signed_in(ella), reverse("councils:settings_posts", kwargs={"council": "millbrook"})
    me = reverse("councils:me", kwargs={"council": "millbrook"})
    page = browser.get(roles).text
    assert 'value="helper"' in page
    assert "They count once you keep them." in page
    assert "Council coordinator, Tuesday group" in browser.get(me).text

    browser.post(roles, {"organizer_word": "helper", "cc_word": "host", "operation": uuid.uuid4()})

    assert "Host, Tuesday group" in browser.get(me).text
    assert "They count once" not in browser.get(roles).text


def test_without_a_discreet_name_no_such_words_are_proposed(council, ella, signed_in):
    roles = reverse("councils:settings_posts", kwargs={"council": "millbrook"})
    assert "helper" not in signed_in(ella).get(roles).text


def test_settings_and_who_reads_along_name_no_council(discreet, ella, signed_in):
    browser = signed_in(ella)
    for page in ("me", "settings"):
        address = reverse(f"councils:{page}", kwargs={"council": "millbrook"})
        assert "The council’s settings" not in browser.get(address).text
    assert "everybody here" in dict(readers_in_words(discreet)).values()


def test_roles_and_who_sees_whom_name_neither_network_nor_council(discreet, ella, rosa, signed_in):
    browser = signed_in(ella)
    for page, more in (("post", {"organizer_id": rosa.pk}), ("settings", {}), ("settings_who", {})):
        text = browser.get(reverse(f"councils:{page}", kwargs={"council": "millbrook", **more})).text
        assert not re.search("network|whole council|in the council", text), page
    assert "totals only" in browser.get(reverse("councils:post", args=["millbrook", rosa.pk])).text


def test_the_doors_name_no_post(discreet, client, rosa):
    for address in (
        reverse("account_login"),
        reverse("join"),
        reverse("join", kwargs={"code": "k7qmw2xnhdr4"}),
    ):
        page = client.get(address).text
        assert not re.search("coordinator|organiz", page, re.I), address
    assert "Whoever invited you, or runs the server," in client.get(reverse("account_login")).text


def test_codes_go_to_an_address_at_work_only_once_that_was_answered(discreet, ella, signed_in):
    browser, at_work = signed_in(ella), "ella@county-hospital.org"
    me = reverse("councils:me", kwargs={"council": "millbrook"})
    invite = reverse("councils:invite", kwargs={"council": "millbrook"})
    mine = {"name": "Ella", "email": at_work, "language": ""}
    theirs = {"name_1": "Noor", "reach_1": "noor@county-hospital.org", "post": "organizer"}
    for address, words in ((me, mine), (invite, theirs)):
        asked = browser.post(address, words | {"operation": uuid.uuid4()})
        assert asked.status_code == 422
        assert "at work all the same" in asked.text
        ticked = {"at_work": "on", "at_work_1": "on"}
        answered = browser.post(address, words | ticked | {"operation": uuid.uuid4()})
        assert answered.status_code in (200, 302)
    assert "Use an address at work" not in browser.get(me).text
    assert browser.post(me, mine | {"name": "Ella B"}).status_code == 302
