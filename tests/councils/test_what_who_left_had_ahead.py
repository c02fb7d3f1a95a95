"""Somebody leaves while talks are set: nobody waits in vain."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import CheckIn
from onetoone.councils import posts
from onetoone.councils.undoing import undo
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Person

TODAY, A_DAY = "/c/millbrook/", dt.timedelta(days=1)


@pytest.fixture
def left(rosa, bayard, petra, one_to_one, council):
    """Rosa has left, with a talk and a check-in set with Bayard and a call planned to Petra."""
    petra.give(rosa)
    CheckIn.arrange(bayard, owner=rosa, due_on=council.today())
    SetupCall.plan(petra, by=rosa, on=council.today())
    posts.leave(rosa, by=rosa)
    return rosa


def page_of(person):
    return f"/c/millbrook/people/{person.pk}/"


def give(browser, person, to, key=None):
    words = {"organizer": to.pk, "operation": key or uuid.uuid4()}
    return browser.post(f"{page_of(person)}pairs/", words, follow=True)


def test_the_page_of_leaving_says_how_many_talks_are_set(signed_in, ella, rosa, one_to_one):
    page = signed_in(ella).get(reverse("councils:leave", args=["millbrook", rosa.pk])).text
    assert "1 talk is set: whoever takes on that person goes." in page


def test_whoever_takes_on_their_people_takes_over_what_was_set(
    signed_in, ella, noor, rosa, bayard, petra, one_to_one, council
):
    SetupCall.plan(petra, by=rosa, on=council.today())
    check_in = CheckIn.arrange(bayard, owner=rosa, due_on=council.today())
    signed_in(ella).post(reverse("councils:leave", args=["millbrook", rosa.pk]), {"to": noor.pk})
    one_to_one.refresh_from_db()
    check_in.refresh_from_db()
    assert one_to_one.organizer == check_in.owner == noor
    assert [call.person for call in SetupCall.objects.planned().filter(organizer=noor)] == [petra]
    assert "Perch Café" in signed_in(noor).get(TODAY).text
    assert signed_in(noor).get(f"/c/millbrook/meetings/{one_to_one.pk}/worksheet/").status_code == 200


def test_given_afterwards_they_go_over_too_and_an_undo_takes_that_back(
    signed_in, ella, noor, left, bayard, petra, one_to_one
):
    assert "Rosa Quintero has left." in signed_in(ella).get(page_of(bayard)).text
    give(signed_in(ella), bayard, noor, key := uuid.uuid4())
    assert "Perch Café" in signed_in(noor).get(TODAY).text
    assert "has left" not in signed_in(ella).get(page_of(bayard)).text
    undo(key, by=ella)
    one_to_one.refresh_from_db()
    assert one_to_one.organizer == left


def test_several_given_at_once_bring_it_along(signed_in, ella, noor, left, bayard, petra, one_to_one):
    words = {"people": [bayard.pk, petra.pk], "organizer": noor.pk, "operation": uuid.uuid4()}
    signed_in(ella).post(reverse("people:give_several", args=["millbrook"]), words)
    one_to_one.refresh_from_db()
    assert one_to_one.organizer == noor
    assert SetupCall.objects.planned().get(person=petra).organizer == noor


def test_who_has_the_person_already_may_go(signed_in, ella, noor, left, bayard, one_to_one):
    bayard.give(noor)
    assert f'<option value="{noor.pk}">' in signed_in(ella).get(page_of(bayard)).text
    assert "I go" in signed_in(noor).get(page_of(bayard)).text
    give(signed_in(noor), bayard, noor)
    one_to_one.refresh_from_db()
    assert one_to_one.organizer == noor


def test_who_goes_instead_is_led_to_a_text_that_says_so(signed_in, noor, left, bayard, one_to_one):
    page = give(signed_in(noor), bayard, noor, key := uuid.uuid4())
    assert page.redirect_chain[-1][0] == f"/c/millbrook/meetings/{one_to_one.pk}/"
    assert "Noor here, from Millbrook council. It will be me instead of Rosa:" in page.text
    for address in (TODAY, page_of(bayard), f"/c/millbrook/meetings/{one_to_one.pk}/worksheet/"):
        assert "Tell them that you come" in signed_in(noor).get(address).text
    undo(key, by=noor)
    assert give(signed_in(noor), bayard, noor, key).redirect_chain[-1][0] == page_of(bayard)


def test_of_a_talk_whose_day_has_passed_nobody_is_told_that_another_comes(
    signed_in, noor, left, bayard, one_to_one
):
    one_to_one.move(starts_at=one_to_one.starts_at - 3 * A_DAY)
    assert give(signed_in(noor), bayard, noor).redirect_chain[-1][0] == page_of(bayard)


def test_a_coordinator_who_does_not_go_sends_no_text_that_says_so(
    signed_in, ella, noor, left, bayard, one_to_one
):
    assert give(signed_in(ella), bayard, noor).redirect_chain[-1][0] == page_of(bayard)
    page = signed_in(ella).get(f"/c/millbrook/meetings/{one_to_one.pk}/").text
    assert "instead of Rosa" not in page
    assert "instead of Rosa" in signed_in(noor).get(f"/c/millbrook/meetings/{one_to_one.pk}/").text


def test_who_calls_it_off_makes_the_call_that_follows(signed_in, ella, left, bayard, one_to_one):
    address = f"/c/millbrook/meetings/{one_to_one.pk}/calling-off/"
    assert address in signed_in(ella).get(page_of(bayard)).text
    signed_in(ella).post(address, {"operation": uuid.uuid4()})
    assert SetupCall.objects.planned().get(person=bayard).organizer == ella


def test_only_one_call_stands_with_who_planned_one_too(signed_in, ella, noor, left, petra, council):
    own = SetupCall.plan(petra, by=noor, on=council.today())
    give(signed_in(ella), petra, noor)
    assert list(SetupCall.objects.planned().filter(person=petra)) == [own]


def test_the_debrief_of_who_left_is_written_by_who_has_the_person_now(
    signed_in, ella, noor, left, bayard, one_to_one
):
    one_to_one.hold()
    address = f"/c/millbrook/meetings/{one_to_one.pk}/debrief/"
    assert signed_in(noor).get(address).status_code == 404
    assert "Debrief of Bayard Lindqvist" in signed_in(ella).get(TODAY).text
    bayard.give(noor)
    assert "Debrief of Bayard Lindqvist" not in signed_in(ella).get(TODAY).text
    assert "Rosa met them" in signed_in(noor).get(TODAY).text
    assert address in signed_in(noor).get(page_of(bayard)).text.split('<div class="thumb">')[1]
    for organizer in (noor, ella):
        assert signed_in(organizer).get(address).status_code == 200


def test_coordinators_are_told_until_everything_is_given_on(
    signed_in, ella, noor, left, bayard, petra, one_to_one
):
    today = signed_in(ella).get(TODAY).text
    row = today[today.index('id="departed"') :]
    assert "2 people are given to nobody." in row
    theirs = f"/c/millbrook/people/giving/?show=given-to-nobody&whose={left.pk}&all=1"
    assert theirs.replace("&", "&amp;") in row
    Person.add(left.council, "Dana Okafor")
    offered = signed_in(ella).get(theirs).text
    assert "Dana Okafor" not in offered
    assert offered.count(" checked>") == 2
    assert "1 talk is set." in row
    assert "1 debrief or check-in waits." in row
    assert page_of(bayard) in row
    assert "Nothing waits for you today." not in today
    assert 'id="departed"' not in signed_in(noor).get(TODAY).text
    for person in (bayard, petra):
        give(signed_in(ella), person, noor)
    assert 'id="departed"' not in signed_in(ella).get(TODAY).text


def test_a_talk_to_which_nobody_goes_yet_stands_before_ones_own_on_a_later_day(
    signed_in, ella, left, one_to_one, petra
):
    def places(address):
        page = signed_in(ella).get(address).text
        return page.index('id="departed"'), page.index('id="meet"')

    own = OneToOne.arrange(petra, by=ella, starts_at=one_to_one.starts_at + A_DAY)
    assert places(TODAY) == tuple(sorted(places(TODAY)))
    assert places(f"{TODAY}?show=everybody")
    own.move(starts_at=one_to_one.starts_at - A_DAY)
    assert places(TODAY) != tuple(sorted(places(TODAY)))


def test_who_organizes_here_keeps_a_trace_of_who_left(signed_in, ella, noor, left, council):
    list_of = reverse("councils:organizers", args=["millbrook"])
    assert "Rosa Quintero" in signed_in(ella).get(list_of).text.split('id="left"')[1]
    assert "Rosa Quintero" not in signed_in(noor).get(list_of).text
    ended = reverse("councils:leave", args=["millbrook", noor.pk])
    assert "To bring them back, invite them again." in signed_in(ella).post(ended, follow=True).text


def test_a_talk_that_comes_over_stands_on_today_however_far_with_the_way_to_tell_them(
    signed_in, ella, noor, rosa, one_to_one
):
    far = dt.timedelta(days=21)
    one_to_one.change(starts_at=one_to_one.starts_at + far, ends_at=one_to_one.ends_at + far)
    signed_in(ella).post(reverse("councils:leave", args=["millbrook", rosa.pk]), {"to": noor.pk})
    page = signed_in(noor).get(TODAY).text
    assert "They agreed it with Rosa." in page
    assert f"/meetings/{one_to_one.pk}/#tell" in page
