"""Two people reached by the same number or e-mail: the page of each says so to the coordinators."""

import uuid

import pytest
from django.urls import reverse

from onetoone.people.models import Person
from tests.people.plans import only_sqlite, scans, statements


@pytest.fixture
def page(council, bayard):
    return reverse("people:person", kwargs={"council": council.slug, "person_id": bayard.pk})


@pytest.fixture
def ines(council, bayard):
    return Person.add(council, "Ines Moreau", phone=bayard.phone)


def test_the_page_says_who_else_has_the_number(signed_in, ella, page, bayard, ines):
    html = signed_in(ella).get(page).content.decode()
    said = html[html.index("The same number") :]
    assert f'/people/{ines.pk}/">Ines Moreau</a>' in said[: said.index("</dd>")]
    assert "The same e-mail" not in html


def test_and_who_has_the_e_mail_among_their_others(signed_in, ella, page, council, bayard):
    Person.add(council, "Ines Moreau", other_emails=[bayard.email.upper()])
    assert "The same e-mail" in signed_in(ella).get(page).content.decode()


def test_an_organizer_s_page_does_not_ask(signed_in, rosa, page, ines):
    assert "The same number" not in signed_in(rosa).get(page).content.decode()


def test_who_shares_nothing_has_no_such_line(signed_in, ella, page, petra):
    html = signed_in(ella).get(page).content.decode()
    assert "The same" not in html


def test_adding_somebody_with_a_known_number_asks_first(signed_in, ella, council, bayard):
    address = reverse("people:add", kwargs={"council": council.slug})
    asked = signed_in(ella).post(
        address, {"name": "Ines Moreau", "phone": bayard.phone, "operation": uuid.uuid4()}
    )
    assert "Is this somebody you have already?" in asked.content.decode()
    assert not Person.objects.filter(name="Ines Moreau").exists()


@only_sqlite
def test_it_is_asked_by_an_index(signed_in, ella, page, ines):
    asked, _answer = statements(lambda: signed_in(ella).get(page))
    one = next(sql for sql in asked if "searchword" in sql)
    assert scans(one) == []
