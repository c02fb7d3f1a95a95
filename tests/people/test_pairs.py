"""Giving and releasing: who belongs together in the council's eyes."""

import pytest
from django.urls import reverse

from onetoone.audit.models import Operation
from onetoone.councils.models import Council
from onetoone.councils.undoing import undo
from onetoone.lib.keys import new_key
from onetoone.people.models import Pair


@pytest.fixture
def given(council):
    """Who a person is given to, and the addresses to change it."""

    class Given:
        def __init__(self, person):
            self.person, self.where = person, {"council": council.slug, "person_id": person.pk}
            self.page, self.give = (
                reverse("people:person", kwargs=self.where),
                reverse("people:give", kwargs=self.where),
            )

        def release(self, organizer):
            pair = Pair.objects.get(person=self.person, organizer=organizer)
            return reverse("people:release", kwargs={**self.where, "pair_id": pair.pk})

        @property
        def to(self):
            return [pair.organizer for pair in self.person.pairs.open().order_by("pk")]

    return Given


def words(organizer=None):
    return {"operation": str(new_key()), **({"organizer": str(organizer.pk)} if organizer else {})}


def test_a_cc_gives_a_person_to_anybody(signed_in, ella, rosa, noor, bayard, given):
    answer = signed_in(ella).post(given(bayard).give, words(noor))
    assert answer.url == given(bayard).page
    assert given(bayard).to == [rosa, noor]
    assert bayard.pairs.get(organizer=noor).given_by == ella


def test_an_organizer_takes_somebody_on(signed_in, noor, petra, given):
    assert "Take them on" in signed_in(noor).get(given(petra).page).content.decode()
    signed_in(noor).post(given(petra).give, words(noor))
    assert given(petra).to == [noor]
    assert "Take them on" not in signed_in(noor).get(given(petra).page).content.decode()


def test_an_organizer_gives_nobody_to_others(signed_in, rosa, noor, petra, given):
    assert signed_in(rosa).post(given(petra).give, words(noor)).status_code == 422
    assert given(petra).to == []


@pytest.mark.parametrize("to", ["mallory", "staff"])
def test_a_cc_gives_nobody_to_strangers_or_staff(request, signed_in, ella, petra, given, to):
    assert signed_in(ella).post(given(petra).give, words(request.getfixturevalue(to))).status_code == 422
    assert given(petra).to == []


def test_given_twice_it_counts_once(signed_in, ella, noor, petra, given):
    client, sent = signed_in(ella), words(noor)
    assert [client.post(given(petra).give, sent).status_code for _time in range(2)] == [302, 302]
    assert given(petra).to == [noor]


def test_whoever_has_them_is_not_offered_again(signed_in, ella, rosa, noor, bayard, given):
    html = signed_in(ella).get(given(bayard).page).content.decode()
    assert f'<option value="{noor.pk}"' in html
    assert f'<option value="{rosa.pk}"' not in html


def test_one_releases_oneself_and_a_cc_releases_anybody(signed_in, rosa, ella, noor, bayard, given):
    bayard.give(noor, by=ella)
    signed_in(rosa).post(given(bayard).release(rosa), words())
    assert given(bayard).to == [noor]
    signed_in(ella).post(given(bayard).release(noor), words())
    assert given(bayard).to == []


def test_one_does_not_release_others(signed_in, noor, rosa, bayard, given):
    assert signed_in(noor).post(given(bayard).release(rosa), words()).status_code == 404
    assert given(bayard).to == [rosa]


def test_released_twice_it_counts_once(signed_in, rosa, bayard, given):
    client, sent, address = signed_in(rosa), words(), given(bayard).release(rosa)
    assert [client.post(address, sent).status_code for _time in range(2)] == [302, 302]
    assert given(bayard).to == []


def test_whoever_sees_only_their_own_is_led_back_to_them_after_a_release(
    signed_in, rosa, council, bayard, given
):
    council.who_sees_whom = Council.WhoSeesWhom.GIVEN
    council.save()
    answer = signed_in(rosa).post(given(bayard).release(rosa), words())
    assert answer.url == reverse("people:list", kwargs={"council": council.slug})
    assert signed_in(rosa).get(answer.url).status_code == 200


def test_a_release_can_be_undone_even_when_they_were_given_anew(signed_in, rosa, ella, bayard, given):
    released = words()
    signed_in(rosa).post(given(bayard).release(rosa), released)
    undo(released["operation"], by=rosa)
    assert given(bayard).to == [rosa]
    released = words()
    signed_in(rosa).post(given(bayard).release(rosa), released)
    signed_in(ella).post(given(bayard).give, words(rosa))
    undo(released["operation"], by=rosa)
    assert given(bayard).to == [rosa]


def test_giving_can_be_undone(signed_in, ella, noor, petra, given):
    sent = words(noor)
    signed_in(ella).post(given(petra).give, sent)
    undo(sent["operation"], by=ella)
    assert given(petra).to == []


def test_the_page_says_who_knows_them_and_you_to_oneself(signed_in, ella, rosa, noor, bayard, given):
    page = given(bayard).page
    assert "Given to you since" in signed_in(rosa).get(page).text
    bayard.give(noor, by=ella)
    assert "Given to Rosa Quintero and Noor Haddad since" in signed_in(ella).get(page).text
    text = signed_in(noor).get(page).text
    assert "Given to you and Rosa Quintero since" in text
    assert "<span>You <span" in text


@pytest.mark.parametrize("who", ["mallory", "staff"])
def test_a_stranger_gives_and_releases_nobody(request, signed_in, rosa, bayard, given, who):
    stranger = request.getfixturevalue(who)
    assert signed_in(stranger).post(given(bayard).give, words(stranger)).status_code == 404
    assert signed_in(stranger).post(given(bayard).release(rosa), words()).status_code == 404
    assert given(bayard).to == [rosa]


def test_whoever_takes_somebody_on_finds_them_on_today_until_it_is_undone(signed_in, noor, petra, given):
    browser = signed_in(noor)
    answer = browser.post(given(petra).give, words(noor), follow=True).text
    assert "They are given to you now, and the call stands on Today." in answer
    assert "Call today" in answer
    assert "Call Petra" in browser.get("/c/millbrook/").text

    undo(Operation.objects.get().pk, by=noor)
    assert given(petra).to == []
    assert not petra.setup_calls.planned().exists()


def test_taken_on_while_a_coffee_is_arranged_needs_no_call(signed_in, noor, bayard, one_to_one, given):
    answer = signed_in(noor).post(given(bayard).give, words(noor), follow=True).text
    assert "They are given to you now." in answer
    assert not bayard.setup_calls.planned().exists()
    assert one_to_one.person == bayard


def test_what_a_cc_gives_to_others_is_theirs_to_plan(signed_in, ella, noor, petra, given):
    signed_in(ella).post(given(petra).give, words(noor))
    assert not petra.setup_calls.planned().exists()
