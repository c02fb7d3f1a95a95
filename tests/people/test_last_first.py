"""“Lindqvist, Bayard” is Bayard Lindqvist, typed or on a sheet, when that is sure."""

import uuid

import pytest
from django.urls import reverse

from onetoone.lib.naming import called, first_last
from onetoone.people.models import Person


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Lindqvist, Bayard", "Bayard Lindqvist"),
        ("García Márquez,Inés María", "Inés María García Márquez"),
        ("de la Cruz, Petra", "Petra de la Cruz"),
        ("O’Brien-Szabó, J. R.", "J. R. O’Brien-Szabó"),
    ],
)
def test_it_is_turned_when_it_is_sure(written, said):
    assert first_last(written) == (said, written.partition(",")[0])


@pytest.mark.parametrize(
    "written",
    ["Bayard Lindqvist", "Bayard Lindqvist, Jr.", "Bayard Lindqvist, III", "Lindqvist, Bayard, host",
     "Petra, the nurse", "Lindqvist, Bayard & Petra", "Lindqvist,", ", Bayard", "", "Route 14, North"],
)  # fmt: skip
def test_and_left_as_it_is_when_not(written):
    assert first_last(written) == (written, "")


def test_somebody_typed_so_is_kept_by_the_name_one_says(signed_in, rosa, council):
    address = reverse("people:add", kwargs={"council": council.slug})
    signed_in(rosa).post(address, {"name": "García Márquez, Inés", "operation": uuid.uuid4()})
    ines = Person.objects.get()
    assert (ines.name, ines.sort_name) == ("Inés García Márquez", "garcia marquez ines")
    ines.edit(name="Moreau, Inés")
    assert (ines.name, ines.sort_name) == ("Inés Moreau", "moreau ines")


def test_whoever_is_here_already_is_recognised(signed_in, rosa, council, bayard):
    address = reverse("people:add", kwargs={"council": council.slug})
    asked = signed_in(rosa).post(address, {"name": "Lindqvist, Bayard", "operation": uuid.uuid4()})
    assert "Is this somebody you have already?" in asked.content.decode()


@pytest.mark.parametrize(
    "name",
    [
        "Mr. Lindqvist",
        "Ms. Brandt",
        "Mrs. Ama Okafor",
        "Old Man Lindqvist",
        "Big sister of Rosa",
        "Doña Petra",
        "Don Bayard Lindqvist",
        "Sra. Brandt",
        "tía Rosa",
    ],
)
def test_a_title_is_not_what_one_calls_them(name, rosa, council):
    assert Person.add(council, name, by=rosa).short_name == name
    assert called(f"Rosa {name}") == "Rosa"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Old Mrs. Okafor", "Mrs. Okafor"),
        ("Old Ben Tremblay", "Ben"),
        ("Big Bayard", "Bayard"),
        ("Little Old Rosa Quintero", "Rosa"),
    ],
)
def test_what_others_say_of_them_is_left_out_to_their_face(name, said):
    assert called(name) == said


def test_a_title_that_stands_alone_is_a_name():
    assert [called(name) for name in ("Don", "Old", "Rosa", "")] == ["Don", "Old", "Rosa", ""]


@pytest.mark.parametrize(
    ("name", "said", "sorted_as"),
    [
        ("José Luis", "José Luis", "jose luis"),
        ("maria elena", "maria elena", "maria elena"),
        ("Luz María", "Luz María", "luz maria"),
        ("Juan Carlos Ávila", "Juan Carlos", "avila juan carlos"),
        ("José Ramírez", "José", "ramirez jose"),
        ("Luis Brandt", "Luis", "brandt luis"),
        ("María", "María", "maria"),
    ],
)
def test_a_given_name_of_two_parts_stays_whole(council, name, said, sorted_as):
    person = Person.add(council, name)
    assert (person.short_name, person.sort_name) == (said, sorted_as)
