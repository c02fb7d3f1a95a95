"""The first ten minutes of a council: every step can be left and come back to, and what is done is true."""

import datetime as dt
import re
import uuid

import pytest
from django.utils import timezone

from onetoone.audit.models import Operation
from onetoone.guides.models import CurrentAsk, IssueCampaign
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Person

FIRST = "/c/millbrook/first/"
TODAY = "/c/millbrook/"
THREE = {
    "name_1": "Bayard Lindqvist",
    "reach_1": "202 555 0142",
    "name_2": "Petra Brandt",
    "reach_2": "petra@example.org",
    "name_3": "Vera Castellan",
    "reach_3": "after mass, or through the bakery",
}


def send(browser, path, **words):
    return browser.post(path, {"operation": uuid.uuid4(), **words})


def done_on(page):
    return int(re.search(r'value="(\d)"', page.text[page.text.index("<progress") :])[1])


@pytest.mark.time_machine("2026-11-24 17:00Z")
def test_from_the_name_to_the_first_one_to_one(ella, council, signed_in):
    browser = signed_in(ella)
    assert done_on(browser.get(FIRST)) == 1

    assert send(browser, f"{FIRST}now/", name="Fares", fight="No raise in spring")["Location"] == FIRST
    assert send(browser, f"{FIRST}next/", words="Come Thursday and bring one")["Location"] == FIRST
    assert done_on(browser.get(FIRST)) == 3
    send(browser, f"{TODAY}team/invitations/?first=1", name_1="Rosa Quintero", post="organizer")
    send(browser, f"{FIRST}people/", **THREE)
    page = browser.get(FIRST)
    assert done_on(page) == 5
    assert "1 is invited" in page.text
    assert "Arrange one with Bayard" in page.text

    bayard = Person.objects.get(name="Bayard Lindqvist")
    meeting = {"day": council.today(), "time": "23:30", "minutes": 30, "mode": "face"}
    send(browser, f"{TODAY}people/{bayard.pk}/meetings/", **meeting)
    page = browser.get(FIRST)
    assert done_on(page) == 6
    assert "Bring your sheet" in page.text


def test_what_is_left_stands_on_today_for_a_week_though_somebody_met(ella, rosa, bayard, signed_in):
    OneToOne.write_down(bayard, by=rosa, starts_at=timezone.now())
    browser = signed_in(ella)
    assert "2 of the first steps are left." in browser.get(TODAY).text

    send(browser, f"{FIRST}now/", name="Fares", fight="No raise")
    assert "1 of the first steps is left." in browser.get(TODAY).text
    send(browser, f"{FIRST}next/", words="Come")
    assert "of the first steps" not in browser.get(TODAY).text

    IssueCampaign.objects.get().change(undone_at=timezone.now())
    assert "1 of the first steps is left." in browser.get(TODAY).text
    assert "of the first steps" not in signed_in(rosa).get(TODAY).text
    browser = signed_in(ella)
    ella.council.organizers.update(since=ella.council.today() - dt.timedelta(days=7))
    assert "of the first steps" not in browser.get(TODAY).text


def test_the_name_and_who_sees_whom_lead_back_to_the_steps(ella, council, signed_in):
    browser = signed_in(ella)
    name, who = (f"{TODAY}settings/{section}/?first=1" for section in ("name", "who-sees-whom"))
    page = browser.get(FIRST).text
    assert name in page
    assert who in page

    answer = send(browser, name, name="Ward nurses", discreet_name="Book club")

    assert answer["Location"] == FIRST
    assert "Outside: Book club" in browser.get(FIRST).text


def test_the_steps_speak_through_the_guide(ella, signed_in):
    browser = signed_in(ella)
    send(browser, f"{FIRST}now/", name="Fares", fight="No raise")
    IssueCampaign.objects.get().change(plans="We march.")

    send(browser, f"{FIRST}now/", name="Fair fares", fight="No raise")

    campaign = IssueCampaign.objects.get()
    assert (campaign.name, campaign.plans) == ("Fair fares", "We march.")
    send(browser, f"{FIRST}next/", words="Come")
    assert CurrentAsk.objects.get().words == "Come"


def test_an_e_mail_at_work_among_them_is_pointed_out_and_a_private_one_is_not(ella, signed_in):
    browser, words = signed_in(ella), "may be an address at work"
    private = {"name_1": "Petra Brandt", "reach_1": "petra@gmail.com"}
    send(browser, f"{FIRST}people/", **private)
    assert words not in browser.get(FIRST).text
    at_work = {"name_1": "Vera Castellan", "reach_1": "vera@county-hospital.org"}
    assert words in send(browser, f"{FIRST}people/", **at_work, reach_2="202 555 0142").text
    send(browser, f"{FIRST}people/", **at_work)
    assert words in browser.get(FIRST).text


def test_three_people_are_mine_with_whatever_leads_to_them(ella, signed_in):
    browser = signed_in(ella)

    send(browser, f"{FIRST}people/", **THREE)

    bayard, petra, vera = (Person.objects.get(name=THREE[f"name_{number}"]) for number in (1, 2, 3))
    assert (bayard.phone, petra.email) == ("+12025550142", "petra@example.org")
    assert vera.reached_through == "after mass, or through the bakery"
    assert ella.pairs.filter(until=None).count() == 3

    browser.post(f"{TODAY}undo/", {"operation": Operation.objects.get().pk})
    assert not Person.objects.exists()
    assert not ella.pairs.filter(undone_at=None).exists()


def test_one_is_enough_to_begin(ella, signed_in):
    browser = signed_in(ella)

    send(browser, f"{FIRST}people/", name_1="Bayard Lindqvist")

    page = browser.get(FIRST).text
    assert "Call with the script" in page
    assert "Arrange one with Bayard" not in page  # the core is still to be named
    assert f'class="button button--main" href="{FIRST}now/"' in page


@pytest.mark.parametrize(
    "wrong",
    [{"name_1": ""}, {"name_1": "", "reach_1": "202 555 0142"}, {"reach_1": "2025550"}, {"reach_1": "a@"}],
)
def test_what_is_wrong_is_said_and_nobody_is_added(ella, signed_in, wrong):
    answer = send(signed_in(ella), f"{FIRST}people/", **{"name_1": "Bayard Lindqvist"} | wrong)

    assert answer.status_code == 422
    assert not Person.objects.exists()


def test_somebody_who_is_here_already_is_not_added_twice(ella, bayard, signed_in):
    answer = send(signed_in(ella), f"{FIRST}people/", name_1="Bayard Lindqvist")

    assert "is here already" in answer.text
    assert Person.objects.count() == 1


def test_they_are_the_coordinators(rosa, mallory, signed_in):
    for path in (FIRST, f"{FIRST}now/", f"{FIRST}next/", f"{FIRST}people/"):
        assert signed_in(rosa).get(path).status_code == 403
        assert signed_in(mallory).get(path).status_code == 404
