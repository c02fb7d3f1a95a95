import datetime as dt
import re

import pytest
from django.urls import reverse

from onetoone.audit.models import Operation
from onetoone.calls.models import SetupCall
from onetoone.councils.undoing import undo
from onetoone.lib.keys import new_key
from onetoone.meetings.models import Mode, OneToOne, State
from onetoone.meetings.when import moment

THURSDAY_NOON = "2026-11-26 17:00Z"  # in Millbrook it is noon


def arrange(client, person, **said):
    address = reverse("meetings:arrange", kwargs={"council": "millbrook", "person_id": person.pk})
    usual = {"operation": new_key(), "minutes": "40", "mode": "face", "day": "2026-11-28", "time": "18:00"}
    return client.post(address, usual | said)


def look(client, person):
    address = reverse("meetings:arrange", kwargs={"council": "millbrook", "person_id": person.pk})
    return client.get(address).content.decode()


@pytest.mark.time_machine(THURSDAY_NOON)
def test_agreed_on_the_phone_is_one_operation(signed_in, rosa, bayard):
    SetupCall.plan(bayard, by=rosa, on=dt.date(2026, 11, 25))
    answer = arrange(signed_in(rosa), bayard, call="1", jot_1="counts coins", how="phone", place="Perch Café")
    meeting = OneToOne.objects.get()
    assert answer.url == f"/c/millbrook/meetings/{meeting.pk}/"
    assert meeting.starts_at == dt.datetime(2026, 11, 28, 23, tzinfo=dt.UTC)
    assert (meeting.place, meeting.minutes, meeting.mode) == ("Perch Café", 40, Mode.FACE_TO_FACE)
    assert (meeting.call.outcome, meeting.call.jottings) == ("agreed", "counts coins")
    undo(Operation.objects.get().pk, by=rosa)
    assert not OneToOne.objects.exists()
    assert SetupCall.objects.planned().get().planned_on == dt.date(2026, 11, 25)
    bayard.refresh_from_db()
    assert bayard.touched_at is None


@pytest.mark.time_machine(THURSDAY_NOON)
def test_a_double_tap_arranges_one_and_counts_even_when_its_hour_has_come(
    signed_in, rosa, bayard, time_machine
):
    client, key = signed_in(rosa), new_key()
    for hours in (0, 48):
        time_machine.move_to(dt.datetime(2026, 11, 26, 17, tzinfo=dt.UTC) + dt.timedelta(hours=hours))
        assert arrange(client, bayard, operation=key, day="2026-11-27").status_code == 302
    assert OneToOne.objects.count() == 1


@pytest.mark.time_machine(THURSDAY_NOON)
def test_the_repeat_of_an_arrangement_that_was_undone_leads_to_the_person(signed_in, rosa, bayard):
    client, key = signed_in(rosa), new_key()
    arrange(client, bayard, operation=key)
    undo(key, by=rosa)
    assert arrange(client, bayard, operation=key).url == f"/c/millbrook/people/{bayard.pk}/"
    assert not OneToOne.objects.exists()


@pytest.mark.time_machine(THURSDAY_NOON)
def test_without_a_call_in_hand_a_planned_call_is_not_needed_any_more(signed_in, rosa, noor, bayard):
    SetupCall.plan(bayard, by=rosa, on=dt.date(2026, 11, 27))
    SetupCall.plan(bayard, by=noor, on=dt.date(2026, 11, 27))
    arrange(signed_in(rosa), bayard)
    assert OneToOne.objects.get().call is None
    assert SetupCall.objects.planned().get().organizer == noor
    undo(Operation.objects.get().pk, by=rosa)
    assert SetupCall.objects.planned().count() == 2


@pytest.mark.time_machine(THURSDAY_NOON)
def test_another_day_and_time_that_are_typed_win_over_the_chips(signed_in, rosa, bayard):
    arrange(signed_in(rosa), bayard, other_day="2026-12-03", other_time="07:15")
    assert OneToOne.objects.get().local_start.isoformat() == "2026-12-03T07:15:00-05:00"


@pytest.mark.time_machine(THURSDAY_NOON)
@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"day": ""}, "Choose a day."),
        ({"time": ""}, "Choose a time."),
        ({"day": "2026-11-26", "time": "09:00"}, "That is in the past."),
        ({"day": "1789-07-14"}, "too far away"),
        ({"day": "9999-12-31"}, "too far away"),
        ({"other_day": "soon"}, "This is not a day. Write it again."),
        ({"minutes": "900"}, "300"),
        ({"mode": "letter"}, "letter"),
        ({"place": "Perch\x00Café"}, "a character here that is not text"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(signed_in, rosa, bayard, said, sentence):
    answer = arrange(signed_in(rosa), bayard, **{"place": "Perch Café"} | said)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not OneToOne.objects.exists()


@pytest.mark.time_machine(THURSDAY_NOON)
def test_a_past_day_offers_to_write_it_down(signed_in, rosa, bayard):
    page = arrange(signed_in(rosa), bayard, day="2026-11-25").content.decode()
    assert f"/c/millbrook/people/{bayard.pk}/meetings/written-down/" in page.split("Write it down")[-2]


@pytest.mark.time_machine(THURSDAY_NOON)
def test_a_missing_day_leaves_the_call_page_with_every_jotting(signed_in, rosa, bayard):
    answer = arrange(
        signed_in(rosa), bayard, call="1", day="", jot_2="nights until Friday", how="phone", place="Perch"
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose a day." in page
    assert 'value="nights until Friday"' in page
    assert 'value="Perch"' in page
    assert 'value="no_answer"' in page
    assert not SetupCall.objects.made().exists()


@pytest.mark.time_machine(THURSDAY_NOON)
def test_a_missing_day_is_put_right_at_the_days_and_no_single_day_is_ringed(signed_in, rosa, bayard):
    page = arrange(signed_in(rosa), bayard, call="1", day="").text
    assert page.count("autofocus") == 1
    days = page.split('<fieldset class="field field--wrong" id="id_day"')[1]
    assert "autofocus" in days.partition(">")[0]


@pytest.mark.time_machine("2026-03-07 17:00Z")
def test_an_hour_that_the_clocks_skip_is_not_arranged(signed_in, rosa, bayard):
    client = signed_in(rosa)
    answer = arrange(client, bayard, day="2026-03-08", other_time="02:30")
    assert answer.status_code == 422
    assert "clocks go forward" in answer.content.decode()
    arrange(client, bayard, day="2026-03-08", other_time="03:30")
    assert OneToOne.objects.get().starts_at == dt.datetime(2026, 3, 8, 7, 30, tzinfo=dt.UTC)


def test_an_hour_that_comes_twice_is_the_first_one(council):
    twice = moment(dt.date(2026, 11, 1), dt.time(1, 30), council.clock)
    assert twice == dt.datetime(2026, 11, 1, 5, 30, tzinfo=dt.UTC)


@pytest.mark.time_machine(THURSDAY_NOON)
def test_after_one_that_fell_through_the_hour_and_place_are_as_before(signed_in, rosa, bayard):
    client = signed_in(rosa)
    arrange(client, bayard, other_time="17:45", place="Library steps")
    OneToOne.objects.get().could_not(on=dt.date(2026, 11, 28))
    page = look(client, bayard)
    assert 'value="Library steps"' in page
    assert re.search(r'value="17:45" id="id_time_\d" checked', page)


def test_who_asked_not_to_be_contacted_is_arranged_with_only_if_they_came(signed_in, rosa, bayard):
    bayard.edit(do_not_contact=True)
    assert "only if they came to you" in look(signed_in(rosa), bayard)


@pytest.mark.time_machine(THURSDAY_NOON)
def test_what_goes_out_is_ready_after_arranging(signed_in, rosa, bayard):
    client = signed_in(rosa)
    page = client.get(arrange(client, bayard, place="Perch Café").url).content.decode()
    assert "We meet on Saturday, November 28, 6 pm, Perch Café." in page
    assert 'href="sms:+12025550142?&amp;body=' in page
    assert "/invitation.ics" in page


def test_the_ready_text_speaks_the_language_of_the_person(signed_in, rosa, bayard, one_to_one):
    bayard.edit(language="es")
    address = reverse("meetings:one_to_one", kwargs={"council": "millbrook", "one_to_one_id": one_to_one.pk})
    assert "Hola, Bayard" in signed_in(rosa).get(address).content.decode()


def test_the_ready_text_comes_from_whoever_sends_it(signed_in, ella, one_to_one):
    address = reverse("meetings:one_to_one", kwargs={"council": "millbrook", "one_to_one_id": one_to_one.pk})
    page = signed_in(ella).get(address).content.decode()
    assert "Hello Bayard, Ella here." in page
    assert "Rosa Quintero" in page
    assert "/worksheet/" not in page


def test_one_that_was_called_off_tells_how_to_take_it_out_of_the_calendar(
    signed_in, rosa, one_to_one, council
):
    one_to_one.call_off(on=council.today())
    address = reverse("meetings:one_to_one", kwargs={"council": "millbrook", "one_to_one_id": one_to_one.pk})
    page = signed_in(rosa).get(address).content.decode()
    assert "takes it out again" in page
    assert "So we meet" not in page


@pytest.mark.parametrize("name", ["one_to_one", "hold", "could_not", "move", "call_off"])
def test_only_those_who_sit_down_and_the_ccs_have_these_pages(
    signed_in, rosa, noor, ella, mallory, one_to_one, name
):
    address = reverse(f"meetings:{name}", kwargs={"council": "millbrook", "one_to_one_id": one_to_one.pk})
    assert signed_in(noor).get(address).status_code == 404
    assert signed_in(noor).post(address, {"operation": new_key()}).status_code == 404
    assert signed_in(mallory).get(address).status_code == 404
    assert signed_in(ella).get(address).status_code == 200
    one_to_one.join(noor)
    assert signed_in(noor).get(address).status_code == 200
    one_to_one.refresh_from_db()
    assert one_to_one.state == State.ARRANGED
