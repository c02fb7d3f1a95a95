"""What stands in the blanks of the guide, in the language it is read in."""

import datetime as dt

import pytest
import time_machine
from django.utils.translation import override

from onetoone.councils.models import Opening
from onetoone.guides.blanks import blanks, ready_text
from onetoone.guides.models import CurrentAsk, IssueCampaign
from onetoone.lib.days import at

THE_EIGHTH = dt.date(2026, 12, 8)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def thursday():
    with time_machine.travel("2026-11-26T15:00:00Z", tick=False):
        yield


def test_the_blanks_say_who_calls_whom_about_what(council, rosa, bayard):
    IssueCampaign.begin(council, "Fares down", fight="four dollars is a day's bread")
    CurrentAsk.set(council, "come to the hearing", day=THE_EIGHTH)
    words = blanks(council, rosa, bayard)
    assert (words["caller"], words["council"], words["member"]) == ("Rosa", "Millbrook council", "Bayard")
    assert (words["campaign"], words["fight"]) == ("Fares down", "four dollars is a day's bread")
    assert (words["week"], words["ask_for_now"]) == ("November 30", "come to the hearing")


def test_what_nobody_knows_yet_stays_empty(council, rosa):
    words = blanks(council, rosa)
    assert [words[name] for name in ("member", "campaign", "fight", "openings", "ask_for_now")] == [""] * 5


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["host"], "host"),
        (["host", "phones"], "host or phones"),
        (["a CC", "driver", "host", "phones"], "a CC, driver or host"),
    ],
)
def test_openings_are_named_as_one_says_them(council, rosa, names, said):
    for name in names:
        Opening.objects.create(council=council, name=name)
    Opening.objects.create(council=council, name="cook", filled_on=dt.date(2026, 1, 5))
    assert blanks(council, rosa)["openings"] == said


def test_a_day_and_an_hour_are_told_in_the_language_of_the_guide(council, rosa, bayard):
    said = {"day": THE_EIGHTH, "time": dt.time(18)}
    english = blanks(council, rosa, bayard, **said)
    spanish = blanks(council, rosa, bayard, language="es", **said)
    assert (english["day"], english["time"]) == ("Tuesday, December 8", "6 pm")
    assert spanish["week"] == "30 de noviembre"
    assert spanish["day"].startswith("martes 8")


@pytest.mark.parametrize(
    ("country", "hour"),
    [("US", "6\N{NO-BREAK SPACE}pm"), ("PR", "6\N{NO-BREAK SPACE}pm"), ("ES", "18:00"), ("MX", "18:00")],
)
def test_an_hour_is_told_as_where_the_council_is(council, rosa, bayard, country, hour):
    council.country = country
    bayard.language = "es"
    said = {"day": THE_EIGHTH, "time": dt.time(18), "place": ""}
    assert f"martes 8 de diciembre a las {hour}." in ready_text("agreed", council, rosa, bayard, **said)


@pytest.mark.parametrize(
    ("hour", "words"), [(1, "a la 1 pm"), (3, "a las 3 pm"), (10, "a las 10 pm"), (11, "a las 11 pm")]
)
def test_the_first_hour_has_an_article_of_its_own_in_spanish(council, rosa, bayard, hour, words):
    bayard.language, time = "es", dt.time(12 + hour)
    said = {"day": THE_EIGHTH, "time": time, "place": ""}
    text = ready_text("agreed", council, rosa, bayard, **said).replace("\N{NO-BREAK SPACE}", " ")
    assert f"martes 8 de diciembre {words}." in text
    with override("es-us"):
        assert at(time).replace("\N{NO-BREAK SPACE}", " ") == words


def test_a_ready_text_speaks_the_language_of_the_person_and_the_discreet_name(council, rosa, bayard):
    council.discreet_name = "The choir"
    bayard.language = "es-mx"
    text = ready_text("invitation", council, rosa, bayard)
    assert text.startswith("Hola, Bayard. Soy Rosa")
    assert "The choir" in text
    assert "Millbrook" not in text


def test_a_language_without_a_guide_has_english_words_in_its_blanks(council, rosa, bayard):
    bayard.language = "tl"
    text = ready_text("agreed", council, rosa, bayard, day=THE_EIGHTH, time=dt.time(18), place="Perch Café")
    assert "Tuesday, December 8, 6 pm, Perch Café" in text


def test_the_words_of_another_council_are_not_ours(council, rosa, elsewhere):
    IssueCampaign.begin(elsewhere, "Rents")
    Opening.objects.create(council=elsewhere, name="cook")
    assert blanks(council, rosa)["campaign"] == blanks(council, rosa)["openings"] == ""
