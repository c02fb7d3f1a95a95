"""Whoever organizes here may stand on the list of people, too: a CC says that it is the same person."""

import re
import uuid

import pytest
from django.urls import reverse

from onetoone.audit.models import Operation
from onetoone.councils.undoing import undo
from onetoone.people.models import Person
from onetoone.today.beginning import to_begin_with


@pytest.fixture
def noors(council):
    """Noor stands on the sheet that the council began with."""
    return Person.add(council, "Noor Haddad", phone="+12025550177")


@pytest.fixture
def team_page(council, noor, noors):
    return reverse("councils:organizers", kwargs={"council": council.slug})


def the_question(page):
    """Where the question beside an organizer leads, or None."""
    found = re.search(r'href="([^"#]*one_of_us=[^"#]*)#id_post"', page)
    return found and found.group(1)


@pytest.fixture
def say_so(signed_in, ella, team_page):
    """Ella follows the question and keeps the form as it opens."""

    def say_so(**said):
        client = signed_in(ella)
        address = the_question(client.get(team_page).text)
        form = client.get(address).context["form"]
        known = {field.name: field.value() for field in form if field.value() not in (None, False)}
        return client.post(address, known | {"operation": uuid.uuid4()} | said)

    return say_so


def test_two_taps_make_them_one_and_nobody_asks_again(say_so, signed_in, ella, noor, noors, team_page):
    assert say_so().status_code == 302
    noors.refresh_from_db()
    assert noors.post == noor
    assert the_question(signed_in(ella).get(team_page).text) is None


def test_it_can_be_undone(say_so, ella, noors):
    say_so()
    undo(Operation.objects.get(verb="person.edit").pk, by=ella)
    noors.refresh_from_db()
    assert noors.post is None


def test_a_namesake_stays_somebody_else(say_so, noors):
    assert say_so(post="").status_code == 302
    noors.refresh_from_db()
    assert noors.post is None


def test_only_ccs_are_asked_and_only_they_can_say_so(say_so, signed_in, rosa, noor, noors, team_page):
    client = signed_in(rosa)
    assert the_question(client.get(team_page).text) is None
    editing = reverse("people:edit", kwargs={"council": rosa.council.slug, "person_id": noors.pk})
    noors.give(rosa, by=rosa)
    words = {"name": noors.name, "phone": noors.phone, "post": noor.pk, "operation": uuid.uuid4()}
    assert client.post(editing, words).status_code == 302
    noors.refresh_from_db()
    assert noors.post is None


def test_one_organizer_is_one_person_only(say_so, signed_in, ella, noor, bayard):
    say_so()
    editing = reverse("people:edit", kwargs={"council": ella.council.slug, "person_id": bayard.pk})
    words = {"name": bayard.name, "phone": bayard.phone, "post": noor.pk, "operation": uuid.uuid4()}
    assert signed_in(ella).post(editing, words).status_code == 422
    bayard.refresh_from_db()
    assert bayard.post is None


def test_a_strange_key_in_the_address_chooses_nobody(signed_in, ella, bayard):
    editing = reverse("people:edit", kwargs={"council": ella.council.slug, "person_id": bayard.pk})
    for odd in ("x", uuid.uuid4()):
        page = signed_in(ella).get(f"{editing}?one_of_us={odd}")
        assert page.status_code == 200
        assert "selected" not in page.text.split('id="id_post"')[1].split("</select>")[0]


def test_ones_own_page_offers_no_talk_with_oneself(say_so, signed_in, noor, noors):
    page = reverse("people:person", args=[noor.council.slug, noors.pk])
    offers = ("Arrange a one-to-one", "Take them on", "Given to nobody yet.")
    noors.give(noor)
    noors.pairs.update(until=noor.council.today())
    others = signed_in(noor).get(page).text
    assert [offer for offer in offers if offer in others] == list(offers)
    say_so()
    own = signed_in(noor).get(page).text
    assert [offer for offer in offers if offer in own] == []


def test_whoever_joined_is_not_offered_to_begin_with_under_their_own_name(council, rosa, noor):
    Person.add(council, "Noor Haddad", phone="+12025550199")
    dana = Person.add(council, "Dana Okafor", phone="+12025550198")
    assert to_begin_with(rosa) == [dana]
    noor.leave()
    assert {str(person) for person in to_begin_with(rosa)} == {"Dana Okafor", "Noor Haddad"}
