import datetime as dt
import html

import pytest
from django.urls import reverse
from icalendar import Calendar

from onetoone.meetings.calendar import calendar_file, invitation
from onetoone.meetings.models import OneToOne


@pytest.fixture
def coffee(bayard, rosa, council):
    starts_at = dt.datetime(2026, 12, 3, 18, tzinfo=council.clock)
    return OneToOne.arrange(bayard, by=rosa, starts_at=starts_at, place="Perch Café, corner; by the window")


def event(file):
    return Calendar.from_ical(file).walk("VEVENT")[0]


def test_it_has_what_calendars_ask_for(coffee):
    file = calendar_file(coffee)
    calendar, parsed = Calendar.from_ical(file), event(file)
    assert (calendar["VERSION"], calendar["METHOD"], parsed["STATUS"]) == ("2.0", "PUBLISH", "CONFIRMED")
    assert parsed["UID"] == str(coffee.pk)
    assert parsed["SEQUENCE"] == 0
    assert parsed["DTSTART"].dt == coffee.starts_at
    assert parsed["DTEND"].dt == coffee.ends_at
    assert parsed["DTSTAMP"].dt.tzinfo is not None
    assert parsed["LOCATION"] == "Perch Café, corner; by the window"
    assert parsed["ORGANIZER"] == f"urn:uuid:{coffee.pk}"
    assert parsed["DTSTART"].params["TZID"] == "America/New_York"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["America/New_York"]


def test_with_both_addresses_a_calendar_can_answer(coffee):
    file = invitation(coffee)
    assert Calendar.from_ical(file)["METHOD"] == "REQUEST"
    assert event(file)["ORGANIZER"] == "mailto:rosa@millbrook.example"
    assert event(file)["ATTENDEE"] == "mailto:bayard@example.org"
    assert event(file)["ATTENDEE"].params["RSVP"] == "TRUE"
    assert event(file)["UID"] == event(calendar_file(coffee))["UID"]


@pytest.mark.parametrize("make", [calendar_file, invitation])
def test_its_lines_end_and_fold_as_the_format_asks(coffee, make):
    lines = make(coffee).split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)


def test_it_holds_nobodys_name_number_or_e_mail_and_no_note(coffee, rosa, council):
    council.discreet_name = "Book club"
    council.save()
    coffee.council = council
    coffee.worksheet_of(rosa).prepare(what_i_know="Tired of the night shift")
    file = calendar_file(coffee).decode().replace("\r\n ", "")  # unfolded
    assert event(file)["SUMMARY"] == "Book club: a conversation"
    people = ("Bayard", "Lindqvist", "Rosa", "Quintero", "2025550142", "mailto:", "@", "ATTENDEE")
    for word in (
        *people,
        str(rosa.pk),
        str(coffee.person.pk),
        "Millbrook council",
        "onetoone",
        "night shift",
    ):
        assert word not in file


def test_a_move_rises_and_a_cancellation_ends_the_same_invitation(coffee, council):
    first = event(calendar_file(coffee))
    coffee.move(starts_at=coffee.starts_at + dt.timedelta(days=1))
    moved = event(calendar_file(coffee))
    coffee.call_off(on=council.today())
    file = calendar_file(coffee, cancelled=True)
    ended = event(file)
    assert first["UID"] == moved["UID"] == ended["UID"]
    assert first["SEQUENCE"] < moved["SEQUENCE"] < ended["SEQUENCE"]
    assert (Calendar.from_ical(file)["METHOD"], ended["STATUS"]) == ("CANCEL", "CANCELLED")


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "Europe/London", "Australia/Lord_Howe", "UTC"])
def test_the_moment_holds_in_every_zone(coffee, zone):
    coffee.zone = zone
    assert event(calendar_file(coffee))["DTSTART"].dt == coffee.starts_at


def invitation_of(client, meeting, council="millbrook", **asked):
    return client.get(
        reverse("meetings:invitation", kwargs={"council": council, "one_to_one_id": meeting.pk}), asked
    )


def page_of(client, meeting):
    address = reverse("meetings:one_to_one", kwargs={"council": "millbrook", "one_to_one_id": meeting.pk})
    return html.unescape(client.get(address).content.decode())


def test_the_file_comes_as_a_file(signed_in, rosa, coffee):
    answer = invitation_of(signed_in(rosa), coffee)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    assert answer["Content-Disposition"] == 'attachment; filename="invitation.ics"'
    assert event(answer.content)["UID"] == str(coffee.pk)


@pytest.mark.parametrize(("theirs", "council_s"), [("es", "en"), ("", "es"), ("tl", "es")])
def test_the_file_is_in_the_language_of_who_gets_it(
    signed_in, rosa, coffee, bayard, council, theirs, council_s
):
    bayard.change(language=theirs)
    council.language = council_s
    council.save()
    client = signed_in(rosa)
    answer = invitation_of(client, coffee)
    assert answer["Content-Disposition"] == 'attachment; filename="cita.ics"'
    assert event(answer.content)["SUMMARY"] == "Millbrook council: una conversación"
    assert b"PRODID:-//calendar file//ES" in answer.content
    assert "“Millbrook council: una conversación”. No name of a person" in page_of(client, coffee)


def test_and_not_of_who_sends_it(signed_in, rosa, coffee):
    rosa.user.language = "es"
    rosa.user.save()
    client = signed_in(rosa)
    answer = invitation_of(client, coffee)
    assert event(answer.content)["SUMMARY"] == "Millbrook council: a conversation"
    assert "?mine" in page_of(client, coffee)
    own = invitation_of(client, coffee, mine="")
    assert event(own.content)["SUMMARY"] == "Millbrook council: una conversación"
    assert event(own.content)["UID"] == event(answer.content)["UID"]


def test_the_page_says_what_is_in_the_file(signed_in, rosa, coffee):
    page = page_of(signed_in(rosa), coffee)
    assert "?mine" not in page
    assert "In it: the day and time, the place, and “Millbrook council: a conversation”." in page
    assert "No name of a person, no phone number, no e-mail address." in page


def test_addresses_are_in_it_only_if_the_organizer_asks(signed_in, rosa, ella, coffee):
    assert "?addresses=1" in page_of(signed_in(rosa), coffee)
    answer = invitation_of(signed_in(rosa), coffee, addresses=1)
    assert answer["Content-Type"].endswith("method=REQUEST")
    assert event(answer.content)["ORGANIZER"] == "mailto:rosa@millbrook.example"
    assert "?addresses=1" not in page_of(signed_in(ella), coffee)
    assert b"mailto:" not in invitation_of(signed_in(ella), coffee, addresses=1).content


def test_without_an_e_mail_of_theirs_there_is_nothing_to_answer_to(signed_in, rosa, coffee):
    coffee.person.edit(email="")
    assert "?addresses=1" not in page_of(signed_in(rosa), coffee)
    file = invitation_of(signed_in(rosa), coffee, addresses=1).content
    assert b"mailto:" not in file
    assert b"tel:" not in file


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


@pytest.mark.parametrize(
    ("email", "is_said"), [("bayard@county-hospital.org", True), ("bayard@gmail.com", False)]
)
def test_before_a_mail_goes_an_address_at_work_is_pointed_out(
    coffee, bayard, rosa, signed_in, email, is_said
):
    bayard.edit(email=email)
    for path in (f"meetings/{coffee.pk}/", f"people/{bayard.pk}/call/?how=text"):
        page = signed_in(rosa).get(f"/c/millbrook/{path}").text
        assert "Send it as a mail" in page
        assert ("may be an address at work" in page) == is_said
