"""Who was given and never called, who lies ahead, who else has them."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import CheckIn, Commitment
from onetoone.debriefs.debriefing import Told, write
from onetoone.meetings.models import OneToOne
from onetoone.people.models import HandedOn

TODAY = "/c/millbrook/"


def thumb(page):
    return page.text.split('<div class="thumb">')[1]


def test_whoever_was_given_and_never_called_comes_first_when_the_others_were_tried(
    signed_in, rosa, ella, bayard, petra, council
):
    petra.give(rosa, by=ella)
    SetupCall.in_hand(bayard, by=rosa).no_answer()
    page = signed_in(rosa).get(TODAY)
    assert "Call Petra" in thumb(page)
    assert f"/people/{petra.pk}/call/?row=1" in thumb(page)
    assert "Nothing waits for you today." not in page.text
    assert "Nobody is waiting for your call." not in page.text


def test_what_lies_beyond_the_days_shown_is_said_in_a_line(signed_in, rosa, bayard, petra, council):
    client, today = signed_in(rosa), council.today()
    SetupCall.in_hand(bayard, by=rosa).no_answer()
    assert "Further ahead:" not in client.get(TODAY).text
    Commitment.promise(bayard, "the van", whose="organizer", due_on=today + dt.timedelta(days=20), by=rosa)
    assert "Further ahead: what you promised Bayard, for" in client.get(TODAY).text
    CheckIn.arrange(bayard, owner=rosa, due_on=today + dt.timedelta(days=14))
    assert "Further ahead: a check-in with Bayard" in client.get(TODAY).text
    OneToOne.arrange(petra, by=rosa, starts_at=timezone.now() + dt.timedelta(days=9))
    assert "Further ahead: you meet Petra" in client.get(TODAY).text
    OneToOne.arrange(petra, by=rosa, starts_at=timezone.now() + dt.timedelta(days=3))
    assert "Further ahead:" not in client.get(TODAY).text


def test_it_says_who_else_has_them_and_why_they_were_handed_on(signed_in, rosa, noor, bayard, petra, council):
    bayard.give(noor)
    assert "Also given to Noor." in signed_in(rosa).get(TODAY).text
    SetupCall.plan(bayard, by=rosa, on=council.today())
    assert "Also given to Noor." in signed_in(rosa).get(TODAY).text
    HandedOn.hand_on(petra, by=noor, why="knows_them", to=rosa)
    assert "Noor handed them on today. Another of us knows them better." in signed_in(rosa).get(TODAY).text


def test_after_a_debrief_comes_the_next_one(signed_in, rosa, bayard, petra, held, council):
    other = OneToOne.write_down(petra, by=rosa, starts_at=timezone.now() - dt.timedelta(hours=4))
    address = reverse("debriefs:debrief", kwargs={"council": "millbrook", "one_to_one_id": held.pk})
    said = {
        "operation": "01900000-0000-7000-8000-000000000001",
        "answer": "no",
        "near": "",
        "promise-0-words": "",
    }
    soon = council.today() + dt.timedelta(days=3)
    answer = signed_in(rosa).post(address, said | {"on": soon.isoformat(), "shared_with": "me"}, follow=True)
    assert f"/meetings/{other.pk}/debrief/" in thumb(answer)
    assert "Write about Petra" in thumb(answer)
    write(other, Told(check_in_on=soon), by=rosa)
    assert "Go to Bayard" in thumb(signed_in(rosa).get(address))
