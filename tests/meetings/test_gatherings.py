import datetime as dt

import pytest

from onetoone.audit.models import Operation
from onetoone.councils.undoing import undo
from onetoone.lib.keys import new_key
from onetoone.meetings.models import Gathering, OneToOne

ADDRESS = "/c/millbrook/gatherings/"
THURSDAY_NOON = "2026-11-26 17:00Z"  # in Millbrook it is noon


def were_there(client, *people, **said):
    words = {"operation": new_key(), "name": "House meeting", "who": [person.pk for person in people]}
    return client.post(ADDRESS, words | said)


@pytest.mark.time_machine(THURSDAY_NOON)
def test_who_was_there_was_touched_and_not_met_and_undo_takes_it_back(signed_in, rosa, bayard, petra):
    answer = were_there(signed_in(rosa), bayard, petra, day="2026-11-25")
    assert answer.url == "/c/millbrook/"
    for person in (bayard, petra):
        person.refresh_from_db()
        assert person.touched_at == dt.datetime(2026, 11, 25, 17, tzinfo=dt.UTC)
        assert person.met_at is None
    assert not OneToOne.objects.exists()
    undo(Operation.objects.get().pk, by=rosa)
    bayard.refresh_from_db()
    assert bayard.touched_at is None
    assert not Gathering.objects.exists()


@pytest.mark.time_machine(THURSDAY_NOON)
def test_it_stands_in_what_happened_with_each_of_them(signed_in, rosa, noor, bayard):
    were_there(signed_in(rosa), bayard, name="House meeting at the mill")
    page = signed_in(noor).get(f"/c/millbrook/people/{bayard.pk}/").content.decode()
    assert "House meeting at the mill" in page
    assert "They were there." in page


@pytest.mark.time_machine(THURSDAY_NOON)
def test_what_was_touched_by_it_stays_touched_when_a_later_call_is_undone(rosa, bayard, council):
    Gathering.write_down("Rally", [bayard], by=rosa, on=dt.date(2026, 11, 20), now=dt.datetime.now(dt.UTC))
    bayard.be_touched(dt.datetime(2026, 11, 25, tzinfo=dt.UTC))
    bayard.recount()
    assert bayard.touched_at == dt.datetime(2026, 11, 20, 17, tzinfo=dt.UTC)


@pytest.mark.time_machine("2026-11-26 14:00Z")  # nine in the morning
def test_this_morning_is_not_in_the_future(signed_in, rosa, bayard):
    were_there(signed_in(rosa), bayard)
    bayard.refresh_from_db()
    assert f"{bayard.touched_at:%H:%M}" == "14:00"


def test_new_people_are_added_and_it_has_a_name(signed_in, rosa, bayard):
    answer = were_there(signed_in(rosa), bayard, find="Vera Castellan", name="")
    assert answer.status_code == 422
    assert 'value="Vera Castellan"' in answer.content.decode()
    were_there(signed_in(rosa), bayard, new=["Vera Castellan"])
    assert Gathering.objects.get().were_there.count() == 2


def test_the_names_of_a_gathering_stay_in_its_council(signed_in, mallory, bayard):
    assert were_there(signed_in(mallory), bayard).status_code == 404
