import pytest
from django.urls import reverse

from onetoone.audit.models import Operation
from onetoone.councils.undoing import undo
from onetoone.lib.keys import new_key
from onetoone.meetings.models import Mode, OneToOne

THURSDAY_NOON = "2026-11-26 17:00Z"  # in Millbrook it is noon


def write_down(client, person, **said):
    address = reverse("meetings:write_down", kwargs={"council": "millbrook", "person_id": person.pk})
    return client.post(address, {"operation": new_key(), "minutes": "30", "mode": "face"} | said)


@pytest.mark.time_machine(THURSDAY_NOON)
@pytest.mark.parametrize(
    ("said", "starts_at"),
    [
        ({"day": "2026-11-25", "time": "18:00"}, "2026-11-25T18:00:00-05:00"),
        ({"other_day": "2009-06-21", "other_time": "15:30"}, "2009-06-21T15:30:00-04:00"),
        ({"other_day": "2009-06-21"}, "2009-06-21T12:00:00-04:00"),
        ({"day": "2026-11-26"}, "2026-11-26T11:30:00-05:00"),
    ],
)
def test_any_past_day_will_do_with_its_hour_or_without(signed_in, rosa, bayard, said, starts_at):
    answer = write_down(signed_in(rosa), bayard, **said)
    meeting = OneToOne.objects.get()
    assert meeting.is_held
    assert meeting.local_start.isoformat() == starts_at
    assert answer.url == f"/c/millbrook/meetings/{meeting.pk}/debrief/"
    bayard.refresh_from_db()
    assert bayard.met_at == meeting.starts_at


@pytest.mark.time_machine(THURSDAY_NOON)
@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"day": "2026-11-26", "time": "18:00"}, "That hour is still to come."),
        ({"day": "2026-11-26", "other_time": "12:01"}, "That hour is still to come."),
        ({"other_day": "2027-01-01"}, "That is still to come."),
        ({}, "Choose a day."),
        ({"other_day": "0001-01-01"}, "too far away"),
        ({"day": "2026-11-25", "minutes": ""}, "required"),
    ],
)
def test_what_has_not_happened_is_not_written_down(signed_in, rosa, bayard, said, sentence):
    answer = write_down(signed_in(rosa), bayard, place="Perch Café", **said)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="Perch Café"' in answer.content.decode()
    assert not OneToOne.objects.exists()


@pytest.mark.time_machine(THURSDAY_NOON)
def test_an_hour_to_come_is_put_right_at_the_hour_and_marked_for_today(signed_in, rosa, bayard):
    answer = write_down(signed_in(rosa), bayard, day="2026-11-26", time="18:00")
    form = answer.context["form"]
    assert set(form.errors) == {"time"}
    hours = {str(hour.data["value"]): hour.data["attrs"] for hour in form["time"].subwidgets}
    assert {hour for hour, attrs in hours.items() if "data-to-come" in attrs} == {"15:30", "18:00", "19:30"}
    assert 'id="id_time" tabindex="-1" autofocus' in answer.text
    days = [day.data["value"] for day in form["day"].subwidgets if "data-today" in day.data["attrs"]]
    assert days == ["2026-11-26"]


@pytest.mark.time_machine(THURSDAY_NOON)
def test_who_was_also_there_has_a_worksheet_and_the_person_too(signed_in, rosa, noor, mallory, bayard):
    client = signed_in(rosa)
    answer = write_down(client, bayard, day="2026-11-25", mode="phone", also_there=[noor.pk])
    assert answer.status_code == 302
    meeting = OneToOne.objects.get()
    assert list(meeting.also_there.all()) == [noor]
    assert meeting.mode == Mode.PHONE
    assert {sheet.author for sheet in meeting.worksheets.all()} == {rosa, noor}
    assert write_down(client, bayard, day="2026-11-25", also_there=[mallory.pk]).status_code == 422
    assert write_down(client, bayard, day="2026-11-25", also_there=[rosa.pk]).status_code == 422


@pytest.mark.time_machine(THURSDAY_NOON)
def test_it_counts_once_and_undo_takes_it_back(signed_in, rosa, bayard):
    client, key = signed_in(rosa), new_key()
    for _tap in range(2):
        write_down(client, bayard, operation=key, day="2026-11-25")
    assert OneToOne.objects.count() == 1
    undo(Operation.objects.get().pk, by=rosa)
    bayard.refresh_from_db()
    assert not OneToOne.objects.exists()
    assert bayard.met_at is None


def test_nobody_from_elsewhere_writes_about_them(signed_in, mallory, bayard):
    assert write_down(signed_in(mallory), bayard, day="2026-11-20").status_code == 404
