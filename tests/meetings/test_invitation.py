import datetime as dt

import pytest
from django.urls import reverse
from icalendar import Calendar

from onetoone.meetings.calendar import invitation
from onetoone.meetings.models import OneToOne


@pytest.fixture
def coffee(bayard, rosa, council):
    starts_at = dt.datetime(2026, 12, 3, 18, tzinfo=council.clock)
    return OneToOne.arrange(bayard, by=rosa, starts_at=starts_at, place="Perch Café, corner; by the window")


def event(file):
    return Calendar.from_ical(file).walk("VEVENT")[0]


def test_it_has_what_calendars_ask_for(coffee):
    file = invitation(coffee)
    calendar, parsed = Calendar.from_ical(file), event(file)
    assert (calendar["VERSION"], calendar["METHOD"], parsed["STATUS"]) == ("2.0", "REQUEST", "CONFIRMED")
    assert parsed["UID"] == str(coffee.pk)
    assert parsed["SEQUENCE"] == 0
    assert parsed["DTSTART"].dt == coffee.starts_at
    assert parsed["DTEND"].dt == coffee.ends_at
    assert parsed["DTSTAMP"].dt.tzinfo is not None
    assert parsed["LOCATION"] == "Perch Café, corner; by the window"
    assert parsed["ORGANIZER"] == "mailto:rosa@millbrook.example"
    assert parsed["ATTENDEE"] == "mailto:bayard@example.org"
    assert parsed["ATTENDEE"].params["RSVP"] == "TRUE"
    assert parsed["DTSTART"].params["TZID"] == "America/New_York"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["America/New_York"]


def test_its_lines_end_and_fold_as_the_format_asks(coffee):
    lines = invitation(coffee).split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)


def test_it_holds_no_name_and_no_note(coffee, rosa, council):
    council.discreet_name = "Book club"
    council.save()
    coffee.council = council
    coffee.worksheet_of(rosa).prepare(what_i_know="Tired of the night shift")
    file = invitation(coffee).decode()
    assert event(file)["SUMMARY"] == "Book club: a conversation"
    for word in ("Bayard Lindqvist", "Quintero", "Millbrook council", "night shift"):
        assert word not in file


def test_a_move_rises_and_a_cancellation_ends_the_same_invitation(coffee, council):
    first = event(invitation(coffee))
    coffee.move(starts_at=coffee.starts_at + dt.timedelta(days=1))
    moved = event(invitation(coffee))
    coffee.call_off(on=council.today())
    file = invitation(coffee, cancelled=True)
    ended = event(file)
    assert first["UID"] == moved["UID"] == ended["UID"]
    assert first["SEQUENCE"] < moved["SEQUENCE"] < ended["SEQUENCE"]
    assert (Calendar.from_ical(file)["METHOD"], ended["STATUS"]) == ("CANCEL", "CANCELLED")


@pytest.mark.parametrize(
    ("reached", "attendee"), [({"email": ""}, "tel:+12025550142"), ({"email": "", "phone": ""}, "urn:uuid:")]
)
def test_who_has_no_e_mail_is_invited_all_the_same(coffee, reached, attendee):
    coffee.person.edit(**reached)
    assert event(invitation(coffee))["ATTENDEE"].startswith(attendee)


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "Europe/London", "Australia/Lord_Howe", "UTC"])
def test_the_moment_holds_in_every_zone(coffee, zone):
    coffee.zone = zone
    assert event(invitation(coffee))["DTSTART"].dt == coffee.starts_at


def invitation_of(client, meeting, council="millbrook"):
    return client.get(
        reverse("meetings:invitation", kwargs={"council": council, "one_to_one_id": meeting.pk})
    )


def test_the_file_comes_as_a_file(signed_in, rosa, coffee):
    answer = invitation_of(signed_in(rosa), coffee)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8; method=REQUEST"
    assert answer["Content-Disposition"] == 'attachment; filename="invitation.ics"'
    assert event(answer.content)["UID"] == str(coffee.pk)


def test_what_was_called_off_or_undone_is_cancelled(signed_in, rosa, coffee, council):
    coffee.undo()
    answer = invitation_of(signed_in(rosa), coffee)
    assert answer["Content-Type"].endswith("method=CANCEL")
    assert Calendar.from_ical(answer.content)["METHOD"] == "CANCEL"
    assert event(answer.content)["SEQUENCE"] == 1


def test_nobody_from_elsewhere_has_the_file(signed_in, mallory, coffee):
    assert invitation_of(signed_in(mallory), coffee).status_code == 404
    assert invitation_of(signed_in(mallory), coffee, council="harbor").status_code == 404


def test_whoever_has_nothing_to_do_with_them_has_neither_the_file_nor_its_page(
    signed_in, rosa, noor, ella, coffee, bayard
):
    page = reverse("meetings:one_to_one", kwargs={"council": "millbrook", "one_to_one_id": coffee.pk})
    for organizer, status in ((rosa, 200), (ella, 200), (noor, 404)):
        assert invitation_of(signed_in(organizer), coffee).status_code == status
        assert signed_in(organizer).get(page).status_code == status
    bayard.give(noor, by=ella)
    assert invitation_of(signed_in(noor), coffee).status_code == 200
    assert "/moving/" not in signed_in(noor).get(page).content.decode()
