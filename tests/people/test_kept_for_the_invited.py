"""A coordinator keeps people for somebody who is invited: theirs on the day they come."""

import uuid

import pytest
from django.urls import reverse

from onetoone.audit.models import Operation
from onetoone.councils import posts
from onetoone.councils.models import Invitation
from onetoone.councils.undoing import undo
from onetoone.people.models import Pair, PairToCome, Person
from tests.people.plans import statements


@pytest.fixture
def dana(council, ella):
    """The seat kept for Dana."""
    return Invitation.invite(council, "Dana Okafor", by=ella)[0]


@pytest.fixture
def address(council):
    return lambda name: reverse(name, kwargs={"council": council.slug})


@pytest.fixture
def keep(signed_in, ella, address):
    """Ella keeps these people for whoever takes this seat."""

    def keep(people, invitation):
        words = {"people": [one.pk for one in people], "organizer": invitation.pk, "operation": uuid.uuid4()}
        return signed_in(ella).post(address("people:give_several"), words, follow=True)

    return keep


def given(organizer):
    return set(Pair.objects.open().filter(organizer=organizer).values_list("person__name", flat=True))


def test_they_wait_with_the_invitation_and_are_given_when_it_is_accepted(
    keep, signed_in, ella, address, dana, bayard, petra
):
    page = keep([bayard, petra], dana).text
    assert "2 people are kept with the invitation" in page
    row = page[page.index("Dana Okafor</a></h3>") :]
    assert "Theirs once they come:" in row
    assert all(one.name in row for one in (bayard, petra))
    assert not Pair.objects.filter(given_by=ella).exists()
    organizer = posts.take_seat(dana)
    assert given(organizer) == {bayard.name, petra.name}
    assert set(Pair.objects.filter(organizer=organizer).values_list("given_by", flat=True)) == {ella.pk}
    assert "Theirs once they come:" not in signed_in(ella).get(address("councils:organizers")).text


def test_the_row_of_the_invitation_leads_there_with_them_chosen(signed_in, ella, address, dana, petra):
    row = signed_in(ella).get(address("councils:organizers")).text
    assert f"?show=given-to-nobody&amp;to={dana.pk}" in row
    page = signed_in(ella).get(address("people:give_several"), {"to": dana.pk}).text
    assert f'<option value="{dana.pk}" selected>Dana Okafor</option>' in page
    assert f"&amp;all=1&amp;to={dana.pk}" in page


def test_kept_for_two_both_are_told(keep, signed_in, ella, address, council, dana, petra):
    keep([petra], Invitation.invite(council, "Vera Castellan", by=ella)[0])
    keep([petra], dana)
    assert "Kept for Dana and Vera, once they come." in signed_in(ella).get(address("people:list")).text
    page = reverse("people:person", kwargs={"council": council.slug, "person_id": petra.pk})
    assert "Kept for Dana Okafor and Vera Castellan, once they come." in signed_in(ella).get(page).text


def test_where_everybody_is_given_already_it_leads_to_all_of_them(signed_in, ella, address, dana, bayard):
    asked = {"show": "given-to-nobody", "to": dana.pk}
    page = signed_in(ella).get(address("people:give_several"), asked).text
    assert "Everybody is given to somebody already." in page
    assert bayard.name in page
    assert f'href="?show=everyone&amp;to={dana.pk}"' in page


def test_kept_twice_they_are_kept_once(keep, dana, petra):
    keep([petra], dana)
    keep([petra], dana)
    assert PairToCome.objects.count() == 1


def test_an_undo_takes_them_back_before_they_came_and_after(keep, ella, dana, bayard, petra):
    keep([petra], dana)
    undo(Operation.objects.get().pk, by=ella)
    assert not PairToCome.objects.exists()
    keep([bayard], dana)
    organizer = posts.take_seat(dana)
    assert given(organizer) == {bayard.name}
    undo(Operation.objects.get(undone_at=None).pk, by=ella)
    assert given(organizer) == set()


def test_an_invitation_that_ended_keeps_nobody(keep, signed_in, ella, address, council, dana, petra):
    keep([petra], dana)
    end = {"council": council.slug, "invitation_id": dana.pk}
    signed_in(ella).post(reverse("councils:end_invitation", kwargs=end))
    assert "Theirs once they come:" not in signed_in(ella).get(address("councils:organizers")).text
    assert str(dana.pk) not in signed_in(ella).get(address("people:give_several")).text
    words = {"people": [petra.pk], "organizer": dana.pk, "operation": uuid.uuid4()}
    assert signed_in(ella).post(address("people:give_several"), words).status_code == 422


def test_their_row_and_their_page_say_so_and_they_count_as_given(keep, signed_in, ella, address, dana, petra):
    nobodys = {"show": "given-to-nobody"}
    assert petra.name in signed_in(ella).get(address("people:list"), nobodys).text
    keep([petra], dana)
    assert petra.name not in signed_in(ella).get(address("people:list"), nobodys).text
    page = reverse("people:person", kwargs={"council": dana.council.slug, "person_id": petra.pk})
    assert (
        "Kept for Dana, once they come."
        in signed_in(ella).get(address("people:list"), {"show": "everyone"}).text
    )
    assert "Kept for Dana Okafor, once they come." in signed_in(ella).get(page).text
    dana.end()
    assert petra.name in signed_in(ella).get(address("people:list"), nobodys).text
    assert "Given to nobody yet." in signed_in(ella).get(page).text


def test_the_page_of_one_person_gives_them_to_the_invited_too_and_that_can_be_undone(
    signed_in, ella, noor, dana, petra
):
    here = {"council": dana.council.slug, "person_id": petra.pk}
    page, give = reverse("people:person", kwargs=here), reverse("people:give", kwargs=here)
    assert f'<option value="{dana.pk}">Dana Okafor</option>' in signed_in(ella).get(page).text
    words = {"organizer": dana.pk, "operation": (key := uuid.uuid4())}
    text = signed_in(ella).post(give, words, follow=True).text
    assert "They are kept with the invitation, and given once it is accepted." in text
    assert "Kept for Dana Okafor, once they come." in text
    assert f'<option value="{dana.pk}">' not in text
    assert str(dana.pk) not in signed_in(noor).get(page).text
    assert signed_in(noor).post(give, words | {"operation": uuid.uuid4()}).status_code == 422
    undo(key, by=ella)
    assert not PairToCome.objects.exists()


def test_an_organizer_is_not_told_who_is_invited(keep, signed_in, noor, address, dana, petra):
    keep([petra], dana)
    for page in (address("people:list"), reverse("people:person", args=[dana.council.slug, petra.pk])):
        text = signed_in(noor).get(page, {"show": "everyone"}).text
        assert "Kept for somebody who is invited." in text
        assert "Dana" not in text


def test_where_each_sees_only_their_own_nobody_learns_that_another_is_invited(
    keep, signed_in, ella, rosa, address, dana, bayard, council
):
    council.who_sees_whom = "given"
    council.save()
    keep([bayard], dana)
    for page in (address("people:list"), reverse("people:person", args=[council.slug, bayard.pk])):
        assert "Kept for" not in signed_in(rosa).get(page).text
    assert "Kept for Dana Okafor, once they come." in signed_in(ella).get(page).text


def test_whoever_is_kept_is_not_whom_the_coordinator_begins_with(keep, signed_in, address, ella, dana, petra):
    browser, first = signed_in(ella), address("today:first")
    assert f"/people/{petra.pk}/meetings/" in browser.get(first).text
    keep([petra], dana)
    vera = Person.add(dana.council, "Vera Castellan")
    page = browser.get(first).text
    assert f"/people/{petra.pk}/meetings/" not in page
    assert f"/people/{vera.pk}/meetings/" in page


def test_one_of_them_is_taken_back_and_that_can_be_undone(
    keep, signed_in, ella, address, dana, bayard, petra
):
    keep([bayard, petra], dana)
    kept = PairToCome.objects.get(person=petra)
    back, key = reverse("people:take_back", args=[dana.council.slug, kept.pk]), uuid.uuid4()
    assert back in signed_in(ella).get(address("councils:organizers")).text
    for _twice in range(2):
        page = signed_in(ella).post(back, {"operation": key}, follow=True).text
        assert "They are not kept for that invitation any more." in page
    assert [one.person for one in PairToCome.objects.all()] == [bayard]
    undo(key, by=ella)
    assert PairToCome.objects.count() == 2
    posts.take_seat(dana)
    assert Pair.objects.filter(person=petra).exists()


def test_taken_back_and_kept_anew_an_undo_keeps_them_once(keep, signed_in, ella, dana, petra):
    keep([petra], dana)
    back = reverse("people:take_back", args=[dana.council.slug, PairToCome.objects.get().pk])
    signed_in(ella).post(back, {"operation": (key := uuid.uuid4())})
    keep([petra], dana)
    undo(key, by=ella)
    assert PairToCome.objects.count() == 1


def test_nobody_is_kept_for_a_seat_elsewhere_nor_anybody_from_there(keep, mallory, dana, petra):
    elsewhere, _code = Invitation.invite(mallory.council, "Iris Okafor", by=mallory)
    strange = Person.add(mallory.council, "Ines Moreau")
    assert keep([petra], elsewhere).status_code == 422
    assert keep([strange], dana).status_code == 422
    assert not PairToCome.objects.exists()


def test_the_list_of_organizers_asks_as_often_for_many_kept_as_for_one(
    keep, signed_in, ella, address, council, dana, petra
):
    keep([petra], dana)
    client, page = signed_in(ella), address("councils:organizers")
    client.get(page)
    few, _answer = statements(lambda: client.get(page))
    keep([Person.add(council, f"Ines Moreau{number}") for number in range(9)], dana)
    client.get(page)
    many, _answer = statements(lambda: client.get(page))
    assert len(few) == len(many)


def test_a_talk_that_is_set_is_said_to_change_nothing_until_they_come(
    signed_in, ella, dana, bayard, one_to_one
):
    page = f"/c/millbrook/people/{bayard.pk}/"
    browser = signed_in(ella)
    assert '<option value="" selected>Choose somebody</option>' in browser.get(page).text
    answer = browser.post(f"{page}pairs/", {"organizer": dana.pk, "operation": uuid.uuid4()}, follow=True)
    assert "A talk with them is set: until then nothing about it changes." in answer.text
