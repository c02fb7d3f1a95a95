"""They met by chance before anybody called: what was said is written down first, and the call need not be made."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from onetoone.calls.models import SetupCall
from onetoone.lib.keys import new_key
from onetoone.meetings.models import OneToOne
from onetoone.today.calling import calls_due


def test_the_call_leads_to_a_talk_that_happened_with_them_ticked(signed_in, rosa, mallory, bayard):
    browser = signed_in(rosa)
    way = f"/c/millbrook/just-talked/?who={bayard.pk}"
    assert f'href="{way}"' in browser.get(reverse("calls:call", args=["millbrook", bayard.pk])).text
    ticked = f'value="{bayard.pk}" id="who-{bayard.pk}" checked'
    assert ticked in browser.get(way).text
    elsewhere = f"/c/{mallory.council.slug}/just-talked/?who={bayard.pk}"
    assert str(bayard.pk) not in signed_in(mallory).get(elsewhere).text


def test_in_a_row_of_calls_it_goes_on_with_the_row(signed_in, rosa, bayard):
    browser, way = signed_in(rosa), f"/c/millbrook/just-talked/?who={bayard.pk}"
    in_a_row = browser.get(reverse("calls:call", args=["millbrook", bayard.pk]) + "?row=1").text
    assert f'href="{way}&amp;row=1"' in in_a_row
    said = {"operation": new_key(), "who": [str(bayard.pk)]}
    assert browser.post(f"{way}&row=1", said).url == "/c/millbrook/next/"


def test_where_a_debrief_waits_the_call_waits_too_unless_an_hour_was_promised(rosa, ella, bayard, council):
    today = council.today()
    OneToOne.write_down(bayard, by=rosa, starts_at=timezone.now() - dt.timedelta(days=1))
    for organizer in (rosa, ella):
        SetupCall.plan(bayard, by=organizer, on=today)
    assert not calls_due(rosa, today).exists()
    assert calls_due(ella, today).exists()  # whose debrief it is not
    SetupCall.plan(bayard, by=rosa, on=today, at=dt.time(9))
    assert calls_due(rosa, today).exists()
