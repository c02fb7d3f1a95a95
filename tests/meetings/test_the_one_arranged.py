"""A talk may be the one-to-one that was arranged: then it becomes held, and no second one stands beside it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from onetoone.audit.models import Operation
from onetoone.councils.undoing import undo
from onetoone.lib.keys import new_key
from onetoone.meetings.models import OneToOne, State
from onetoone.people.models import Person

JUST_TALKED = "/c/millbrook/just-talked/"
NOW = dt.datetime(2026, 11, 27, 17, tzinfo=dt.UTC)  # Friday; in Millbrook it is noon
EVENING = dt.datetime(2026, 11, 26, 23, tzinfo=dt.UTC)  # there on Thursday at six
QUESTION, YES = (
    "You had arranged to meet Bayard Lindqvist. Was it that one?",
    "Yes, the one for yesterday at 6 pm",
)

pytestmark = pytest.mark.time_machine(NOW)


@pytest.fixture
def arranged(bayard, rosa):
    return OneToOne.arrange(bayard, by=rosa, starts_at=EVENING, place="Perch Café")


def talked(client, *people, **said):
    words = {"operation": new_key(), "who": [person.pk for person in people]} | said
    return client.post(JUST_TALKED, words)


def its(meeting, answer=None):
    return {f"arranged-{meeting.person_id}": answer or meeting.pk}


def test_it_is_asked_and_nothing_is_written_down_before(signed_in, rosa, arranged, bayard, petra):
    answer = talked(signed_in(rosa), bayard, petra)
    assert answer.status_code == 422
    assert QUESTION in answer.text
    assert YES in answer.text
    assert "Petra Brandt. Was it" not in answer.text
    assert OneToOne.objects.get().is_arranged


def test_yes_holds_it_beside_the_others_and_one_undo_takes_all_back(signed_in, rosa, arranged, bayard, petra):
    client = signed_in(rosa)
    assert talked(client, bayard, petra, **its(arranged)).status_code == 302
    assert "A debrief waits for each of them." in client.get("/c/millbrook/").text
    arranged.refresh_from_db()
    assert (arranged.state, arranged.starts_at, arranged.minutes) == (State.HELD, EVENING, 40)
    assert bayard.one_to_ones.count() == petra.one_to_ones.count() == 1
    undo(Operation.objects.get().pk, by=rosa)
    arranged.refresh_from_db()
    bayard.refresh_from_db()
    assert (arranged.state, bayard.met_at) == (State.ARRANGED, None)
    assert not petra.one_to_ones.exists()


def test_yes_for_one_alone_leaves_one_debrief(signed_in, rosa, arranged, bayard):
    client = signed_in(rosa)
    talked(client, bayard, **its(arranged))
    assert "Written down. A debrief waits for you." in client.get("/c/millbrook/").text


def test_another_talk_is_written_down_beside_it(signed_in, rosa, arranged, bayard):
    talked(signed_in(rosa), bayard, **its(arranged, "another"))
    arranged.refresh_from_db()
    assert arranged.is_arranged
    assert OneToOne.objects.held().get().person == bayard


@pytest.mark.parametrize(
    ("hours", "day", "starts_at"),
    [
        (20, "2026-11-27", NOW - dt.timedelta(minutes=40)),
        (20, "2026-11-26", NOW - dt.timedelta(days=1, minutes=40)),
        (-18, "2026-11-26", EVENING),
        (-40, "2026-11-27", NOW - dt.timedelta(hours=40)),
    ],
)
def test_it_was_at_its_hour_or_sooner_on_the_day_that_was_chosen(
    signed_in, rosa, arranged, bayard, hours, day, starts_at
):
    arranged.move(starts_at=NOW + dt.timedelta(hours=hours))
    talked(signed_in(rosa), bayard, day=day, **its(arranged))
    arranged.refresh_from_db()
    assert arranged.is_held
    assert arranged.starts_at.replace(second=0, microsecond=0) == starts_at


def test_a_name_that_proves_to_be_theirs_asks_too(signed_in, rosa, arranged, bayard):
    client, key = signed_in(rosa), "same-"
    page = talked(client, find="Bayard").text
    field = page.split(f'name="{key}')[1].split('"')[0]
    same = {"new": ["Bayard"], f"{key}{field}": bayard.pk}
    assert QUESTION in talked(client, **same).text
    talked(client, **same, **its(arranged))
    assert OneToOne.objects.get().is_held


def test_what_is_far_off_or_somebody_elses_is_not_asked_about(signed_in, rosa, noor, arranged, bayard, petra):
    arranged.move(starts_at=NOW + dt.timedelta(days=5))
    OneToOne.arrange(petra, by=noor, starts_at=EVENING)
    assert talked(signed_in(rosa), bayard, petra).status_code == 302
    assert OneToOne.objects.held().count() == 2


def test_asking_costs_the_same_for_many(signed_in, rosa, council):
    client, people, counts = signed_in(rosa), [], []
    for number in range(6):
        people.append(Person.add(council, f"Vera {number} Castellan", by=rosa))
        OneToOne.arrange(people[-1], by=rosa, starts_at=EVENING)
    for some in (people[:2], people):
        talked(client, *some)
        with CaptureQueriesContext(connection) as asked:
            talked(client, *some)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_page_that_writes_one_down_asks_first(signed_in, rosa, arranged, bayard):
    address = reverse("meetings:write_down", kwargs={"council": "millbrook", "person_id": bayard.pk})
    client = signed_in(rosa)
    page = client.get(address).text
    assert YES in page
    held = reverse("meetings:hold", kwargs={"council": "millbrook", "one_to_one_id": arranged.pk})
    assert f'action="{held}"' in page
    said = {"operation": new_key(), "minutes": "30", "mode": "face", "day": "2026-11-26"}
    answer = client.post(address, said)
    assert answer.status_code == 422
    assert "Say first whether it was that one." in answer.text
    assert client.post(address, said | its(arranged, "another")).status_code == 302
    assert bayard.one_to_ones.held().count() == 1
    assert bayard.one_to_ones.arranged().count() == 1


def test_years_ago_was_not_the_one_arranged(signed_in, rosa, arranged, bayard):
    address = reverse("meetings:write_down", kwargs={"council": "millbrook", "person_id": bayard.pk})
    said = {"operation": new_key(), "minutes": "30", "mode": "face", "other_day": "2009-06-21"}
    assert signed_in(rosa).post(address, said).status_code == 302
