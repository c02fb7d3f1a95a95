"""Where one meets: places that are good for several, one tap away; the one that was left open, added alone."""

import pytest
from django.urls import reverse
from django.utils import timezone

from onetoone.lib.keys import new_key
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Person
from tests.meetings.test_arranging import THURSDAY_NOON, arrange, look


def test_my_last_places_are_offered_and_nobody_elses(signed_in, rosa, noor, bayard, petra, one_to_one):
    OneToOne.arrange(petra, by=noor, starts_at=timezone.now(), place="Noor’s kitchen")
    OneToOne.arrange(bayard, by=rosa, starts_at=timezone.now(), place="Bayard’s kitchen")
    page = look(signed_in(rosa), bayard)
    assert '<option value="Perch Café">' in page
    assert "Noor’s kitchen" not in page


def test_nobody_is_sent_to_the_home_of_another(signed_in, rosa, bayard, petra, one_to_one):
    client = signed_in(rosa)
    assert '<option value="Perch Café">' not in look(client, petra)
    OneToOne.arrange(petra, by=rosa, starts_at=timezone.now(), place="Perch Café")
    vera = Person.add(petra.council, "Vera Castellan", by=rosa)
    assert '<option value="Perch Café">' in look(client, vera)


@pytest.mark.time_machine(THURSDAY_NOON)
def test_a_place_of_before_is_one_tap_away_and_what_is_typed_counts(
    signed_in, rosa, bayard, petra, one_to_one
):
    client, near = signed_in(rosa), {"near_place": "Perch Café"}
    OneToOne.arrange(petra, by=rosa, starts_at=timezone.now(), place="Perch Café").call_off(
        on=petra.council.today()
    )
    page = client.get(reverse("calls:call", kwargs={"council": "millbrook", "person_id": petra.pk})).text
    assert 'name="near_place" value="Perch Café"' in page
    arrange(client, petra, **near)
    assert petra.one_to_ones.arranged().get().place == "Perch Café"
    arrange(client, bayard, **near, place="the library", time="19:30")
    assert bayard.one_to_ones.exclude(pk=one_to_one.pk).get().place == "the library"


def test_a_place_that_nobody_said_can_be_added(signed_in, rosa, one_to_one):
    one_to_one.change(place="")
    address = reverse("meetings:one_to_one", kwargs={"council": "millbrook", "one_to_one_id": one_to_one.pk})
    page = signed_in(rosa).get(address).text
    assert "No place is set yet." in page
    assert "Add a place" in page
    before, moving = one_to_one.starts_at, address + "moving/?place"
    page = signed_in(rosa).get(moving).text
    assert ('name="place"' in page, 'name="day"' in page) == (True, False)
    signed_in(rosa).post(moving, {"operation": str(new_key()), "place": "Perch Café"})
    one_to_one.refresh_from_db()
    assert (one_to_one.place, one_to_one.starts_at) == ("Perch Café", before)
    assert "Add a place" not in signed_in(rosa).get(address).text
