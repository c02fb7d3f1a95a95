"""Of several one just talked with, one that was a mistake is undone by itself; the toast still undoes all."""

import re

import pytest

from onetoone.audit.models import Operation
from onetoone.councils.undoing import undo
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Person
from tests.meetings.test_just_talked import talked

UNDO = "/c/millbrook/undo/"


@pytest.fixture
def client(signed_in, rosa):
    return signed_in(rosa)


def offer(client, person):
    """What the page of the one-to-one with them would send to undo it alone."""
    page = client.get(f"/c/millbrook/meetings/{OneToOne.objects.get(person=person).pk}/").text
    return dict(re.findall(r'name="(operation|only)" value="([^"]+)"', page.split("</main>")[0]))


def met():
    return {str(one.person) for one in OneToOne.objects.held()}


def test_one_is_undone_and_the_others_stay(client, rosa, bayard, petra):
    talked(client, bayard, petra, new=["Vera Castellan"])
    first = Operation.objects.get().answer.person
    sent = offer(client, first)

    for _tap in range(2):
        assert client.post(UNDO, sent)["Location"] == "/c/millbrook/"

    assert met() == {"Bayard Lindqvist", "Petra Brandt", "Vera Castellan"} - {str(first)}
    first.refresh_from_db()
    assert first.met_at is None
    assert Operation.objects.get().undone_at is None
    assert "and 1 other<" in client.get("/c/millbrook/me/").text


def test_the_rest_is_undone_together_after_that(client, rosa, bayard, petra):
    talked(client, bayard, petra, new=["Vera Castellan"])
    client.post(UNDO, offer(client, bayard))
    undo(Operation.objects.get().pk, by=rosa)
    assert met() == set()
    assert not Person.objects.filter(name="Vera Castellan").exists()
    assert Operation.objects.get().undone_at


def test_who_was_new_goes_with_it(client, bayard):
    talked(client, bayard, new=["Vera Castellan"])
    client.post(UNDO, offer(client, Person.objects.get(name="Vera Castellan")))
    assert set(Person.objects.values_list("name", flat=True)) & {"Bayard Lindqvist", "Vera Castellan"} == {
        "Bayard Lindqvist"
    }
    assert offer(client, bayard) == {}, "alone again, the list of what one did undoes it"


def test_an_unknown_one_of_them_undoes_nobody(client, bayard, petra):
    talked(client, bayard, petra)
    client.post(UNDO, {"operation": Operation.objects.get().pk, "only": "nobody"})
    assert met() == {"Bayard Lindqvist", "Petra Brandt"}


def test_of_what_others_wrote_down_nothing_is_offered(client, signed_in, ella, bayard, petra):
    talked(client, bayard, petra)
    assert "only" not in offer(signed_in(ella), bayard)
