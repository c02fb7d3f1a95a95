"""At the home of one of the two: whoever reads it knows whose, and nobody reads how it is kept."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from onetoone.lib.keys import new_key
from onetoone.meetings.calendar import calendar_file
from onetoone.meetings.models import MINE, THEIRS, OneToOne
from onetoone.meetings.views.telling import text_for
from tests.meetings.test_arranging import THURSDAY_NOON, arrange, look

TODAY = "/c/millbrook/"
pytestmark = pytest.mark.time_machine(THURSDAY_NOON)


def met_at(home, client, person, **said):
    arrange(client, person, near_place=home, **said)
    return OneToOne.objects.get(person=person)


def about(meeting, more=""):
    where = {"council": "millbrook", "one_to_one_id": meeting.pk}
    return reverse("meetings:one_to_one", kwargs=where) + more


def pages_about(client, meeting):
    """Every page that says where they meet."""
    person = reverse("people:person", kwargs={"council": "millbrook", "person_id": meeting.person_id})
    sheet = reverse("meetings:worksheet", kwargs={"council": "millbrook", "one_to_one_id": meeting.pk})
    return [
        client.get(page).text for page in (about(meeting), TODAY, person, sheet, about(meeting, "moving/"))
    ]


@pytest.mark.parametrize(("home", "words"), [(THEIRS, "their place"), (MINE, "my place")])
def test_an_organizer_reads_whose_home_it_is(signed_in, rosa, bayard, home, words):
    client = signed_in(rosa)
    assert f'value="{home}"' in look(client, bayard)
    for page in pages_about(client, met_at(home, client, bayard)):
        assert words in page.lower()
        assert home not in page


def test_another_organizer_reads_the_name(signed_in, rosa, ella, bayard):
    meeting = met_at(MINE, signed_in(rosa), bayard)
    for page in pages_about(signed_in(ella), meeting)[::2]:
        assert "Rosa’s place" in page or "Rosa Quintero’s place" in page
        assert MINE not in page


@pytest.mark.parametrize(
    ("home", "language", "text", "calendar"),
    [
        (THEIRS, "en", "your place", "your place"),
        (MINE, "en", "my place", "your host’s place"),
        (THEIRS, "es", "en tu casa", "tu casa"),
        (MINE, "es", "en mi casa", "la casa de quien te invita"),
    ],
)
def test_the_person_reads_it_as_said_to_them(signed_in, rosa, bayard, home, language, text, calendar):
    bayard.change(language=language)
    meeting = met_at(home, signed_in(rosa), bayard)
    assert text in text_for(meeting, "agreed", by=rosa)["text"]
    assert f"LOCATION:{calendar}\r\n" in calendar_file(meeting).decode()


def test_who_sends_it_for_another_says_whose_home_it_is(signed_in, rosa, noor, bayard):
    meeting = met_at(MINE, signed_in(rosa), bayard)
    assert "Rosa’s place" in text_for(meeting, "agreed", by=noor)["text"]
    meeting.go_over_to(noor)
    assert meeting.place == "Rosa’s place"


def test_nothing_is_said_in_a_language_without_words(signed_in, rosa, bayard):
    meeting = met_at(THEIRS, signed_in(rosa), bayard)
    with override("pl"):
        assert str(meeting.place_said(rosa)) == ""


def test_ones_own_calendar_says_it_for_oneself(signed_in, rosa, bayard):
    client = signed_in(rosa)
    meeting = met_at(THEIRS, client, bayard)
    assert "For my own calendar" in client.get(about(meeting)).text
    assert "LOCATION:their place" in client.get(about(meeting, "invitation.ics?mine")).content.decode()


def test_moved_it_stays_there_and_a_telephone_has_no_home(signed_in, rosa, bayard, petra):
    client = signed_in(rosa)
    meeting = met_at(THEIRS, client, bayard)
    said = {"operation": new_key(), "day": "2026-11-29", "time": "18:00", "place": "their place"}
    client.post(about(meeting, "moving/"), said)
    meeting.refresh_from_db()
    assert (meeting.place, meeting.sequence) == (THEIRS, 1)
    meeting.could_not(on=meeting.council.today())
    page = look(client, bayard)
    assert f'value="{THEIRS}" ' in page.replace("\n", " ")
    assert page.count(THEIRS) == 1
    assert met_at(THEIRS, client, petra, mode="phone").place == ""
