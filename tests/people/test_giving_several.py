"""A coordinator gives several people to an organizer at once, and takes it back at once."""

import uuid

import pytest
from django.urls import reverse

from onetoone.audit.models import Operation
from onetoone.councils import posts
from onetoone.people.models import Pair, Person
from tests.people.plans import statements


@pytest.fixture
def page(council):
    return reverse("people:give_several", kwargs={"council": council.slug})


@pytest.fixture
def give(signed_in, ella, page):
    """Ella gives these people to this organizer."""

    def give(people, organizer):
        words = {
            "people": [person.pk for person in people],
            "organizer": organizer.pk,
            "operation": uuid.uuid4(),
        }
        return signed_in(ella).post(page, words)

    return give


def given(organizer):
    return set(Pair.objects.open().filter(organizer=organizer).values_list("person__name", flat=True))


def test_those_who_were_ticked_are_given_and_whoever_knew_them_still_does(give, noor, rosa, bayard, petra):
    give([bayard, petra], noor)
    assert given(noor) == {"Bayard Lindqvist", petra.name}
    assert given(rosa) == {"Bayard Lindqvist"}
    give([bayard, petra], rosa)
    assert Pair.objects.open().filter(organizer=rosa).count() == 2


def test_one_undo_takes_all_back(give, signed_in, ella, noor, bayard, petra, council):
    give([bayard, petra], noor)
    undo = reverse("councils:undo", kwargs={"council": council.slug})
    signed_in(ella).post(undo, {"operation": Operation.objects.get().pk})
    assert given(noor) == set()


def test_the_page_offers_those_whom_the_list_showed(signed_in, ella, page, bayard, petra):
    html = signed_in(ella).get(page, {"show": "given-to-nobody"}).content.decode()
    assert str(petra.pk) in html
    assert str(bayard.pk) not in html
    assert "checked" not in html
    assert "checked" in signed_in(ella).get(page, {"show": "given-to-nobody", "all": "1"}).content.decode()


def test_once_everybody_is_given_it_says_so_and_shows_everyone(signed_in, ella, rosa, page, bayard, petra):
    words, asked = "Everybody is given to somebody already.", {"show": "given-to-nobody"}
    assert words not in signed_in(ella).get(page, asked).text
    petra.give(rosa, by=ella)
    html = signed_in(ella).get(page, asked).text
    assert words in html
    assert str(bayard.pk) in html


def test_with_nobody_on_the_list_it_says_so_and_how_they_come(signed_in, ella, page):
    html = signed_in(ella).get(page, {"show": "given-to-nobody"}).text
    assert "Nobody is on the list yet." in html
    assert "Everybody is given to somebody already." not in html
    assert "/people/adding/" in html
    assert "/import/" in html


def test_it_says_whom_it_shows_and_who_has_them_already(signed_in, ella, page, bayard, petra, hosts):
    bayard.change(team=hosts)
    html = signed_in(ella).get(page, {"show": ["everyone"], "team": hosts.pk}).text
    assert f'aria-current="true">{hosts}</a>' in html
    row = html[html.index("Bayard Lindqvist") :]
    assert f"{hosts}. Given to Rosa Quintero." in row
    assert "Nothing is taken from anybody" in html


def test_nobody_ticked_is_said_in_a_sentence(give, noor):
    answer = give([], noor)
    assert answer.status_code == 422
    assert "Tick somebody first." in answer.content.decode()


def test_nobody_from_elsewhere_is_given_and_to_nobody_elsewhere(give, noor, mallory, petra):
    strange = Person.add(mallory.council, "Ines Moreau")
    assert give([strange], noor).status_code == 422
    assert give([petra], mallory).status_code == 422
    assert not Pair.objects.filter(organizer=mallory).exists()


def test_organizers_have_no_such_page(signed_in, rosa, page, people, bayard):
    assert signed_in(rosa).get(page).status_code == 403
    assert page not in signed_in(rosa).get(people, {"show": "mine"}).content.decode()


def test_the_list_leads_there_with_what_was_chosen(signed_in, ella, page, people, petra):
    assert f'{page}?show=never-met"' in signed_in(ella).get(people, {"show": "never-met"}).content.decode()


def test_everybody_can_be_given_too_and_the_list_then_says_to_whom(
    give, signed_in, ella, noor, page, people, petra
):
    assert f'{page}?show=everyone"' in signed_in(ella).get(people).text
    shown = signed_in(ella).get(give([petra], noor)["Location"]).text
    assert "1 person is given." in shown
    assert "Noor Haddad</a>" in shown
    assert "1 person, given to Noor Haddad." in shown
    assert petra.name in shown


def test_the_page_asks_as_often_for_many_as_for_few(signed_in, ella, page, council, bayard):
    client = signed_in(ella)
    client.get(page)
    few, _answer = statements(lambda: client.get(page))
    for number in range(30):
        Person.add(council, f"Ines Moreau{number}")
    many, _answer = statements(lambda: client.get(page))
    assert len(few) == len(many) <= 16


def test_the_list_comes_back_with_everyone_when_what_was_chosen_last_finds_nobody(
    signed_in, ella, noor, people, bayard, petra
):
    def names(address=""):
        return [row.name for row in browser.get(people + address).context["listing"].rows]

    browser = signed_in(ella)
    petra.give(noor)
    assert names(f"?whose={noor.pk}") == names() == ["Petra Brandt"]
    posts.leave(noor, by=ella)
    assert names(f"?whose={noor.pk}") == []
    assert names() == ["Petra Brandt", "Bayard Lindqvist"]
    assert names(f"?whose={noor.pk}&show=given-to-nobody") == ["Petra Brandt"]


def test_where_those_given_to_nobody_are_shown_giving_is_the_button(signed_in, ella, noor, petra, council):
    people = reverse("people:list", kwargs={"council": council.slug})
    main = 'class="button button--main" href="/c/millbrook/people/giving/?show=given-to-nobody"'
    assert main in signed_in(ella).get(people, {"show": "given-to-nobody"}).text
    assert main not in signed_in(ella).get(people, {"show": "everyone"}).text
    assert main not in signed_in(noor).get(people, {"show": "given-to-nobody"}).text
