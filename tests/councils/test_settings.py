"""What a council decides about itself: each section is kept on its own, said beforehand, and can be undone."""

import uuid

import pytest

from onetoone.audit.models import Operation
from onetoone.people.models import Person

SETTINGS = "/c/millbrook/settings/"
NAME = {"name": "Millbrook council", "discreet_name": "Tuesday group"}
PLACE = {"place": "Millbrook", "country": "CA", "zone": "America/Toronto", "language": "es"}
WAITING = {"grace_days": 3, "cadence_days": 60}


def keep(browser, section, **words):
    return browser.post(f"{SETTINGS}{section}/", {"operation": uuid.uuid4(), **words})


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("name", NAME),
        ("place", PLACE),
        ("waiting", WAITING),
        ("roles", {"organizer_word": "steward", "cc_word": "chair"}),
        ("who-sees-whom", {"who_sees_whom": "given"}),
    ],
)
def test_a_section_is_kept_alone_and_undone_alone(ella, council, signed_in, section, words):
    browser, before = signed_in(ella), {name: getattr(council, name) for name in (*NAME, *PLACE, *WAITING)}

    assert keep(browser, section, **words)["Location"] == SETTINGS
    council.refresh_from_db()
    assert {name: getattr(council, name) for name in words} == words
    untouched = before.keys() - words.keys()
    assert all(getattr(council, name) == before[name] for name in untouched)

    browser.post("/c/millbrook/undo/", {"operation": Operation.objects.get().pk})
    council.refresh_from_db()
    assert {name: getattr(council, name) for name in before} == before
    assert council.who_sees_whom == "everyone"
    assert council.organizer_word == ""


@pytest.mark.parametrize(
    ("section", "wrong"),
    [
        ("name", NAME | {"name": ""}),
        ("place", PLACE | {"zone": "Mars/Olympus"}),
        ("place", PLACE | {"country": "XX"}),
        ("waiting", WAITING | {"grace_days": 0}),
        ("waiting", WAITING | {"cadence_days": 99999}),
        ("who-sees-whom", {"who_sees_whom": "nobody"}),
    ],
)
def test_settings_that_cannot_be_are_not_kept(ella, council, signed_in, section, wrong):
    answer = keep(signed_in(ella), section, **wrong)

    assert answer.status_code == 422
    assert "Not saved yet" in answer.text
    assert not Operation.objects.exists()


def test_the_address_of_a_council_stays(ella, council, signed_in):
    keep(signed_in(ella), "name", **NAME, slug="elsewhere", parent=council.pk)

    council.refresh_from_db()
    assert (council.slug, council.parent) == ("millbrook", None)


def test_a_discreet_name_is_looked_at_before_it_is_kept(ella, council, signed_in):
    page = keep(signed_in(ella), "name", **NAME, preview="1")

    assert page.status_code == 200
    assert "Tuesday group: a conversation" in page.text
    assert "Nothing is kept yet." in page.text
    council.refresh_from_db()
    assert council.discreet_name == ""


def test_it_is_said_who_would_see_how_many_before_that_changes(
    ella, rosa, noor, bayard, petra, council, signed_in
):
    page = signed_in(ella).get(f"{SETTINGS}who-sees-whom/").text

    assert "Now everybody, 2; then the 1 person given to them." in page  # Rosa
    assert "Now everybody, 2; then nobody" in page  # Noor
    assert "Ella" not in page.split("What changes for whom")[1]

    keep(signed_in(ella), "who-sees-whom", who_sees_whom="given")
    assert (
        "Now the 1 person given to them, then everybody: 2."
        in signed_in(ella).get(f"{SETTINGS}who-sees-whom/").text
    )
    rosa.refresh_from_db()
    rosa.council.refresh_from_db()
    assert [*Person.objects.visible_to(rosa)] == [bayard]


def test_two_sections_are_undone_in_any_order_they_were_kept_in_last_first(ella, council, signed_in):
    browser = signed_in(ella)
    keep(browser, "name", **NAME)
    keep(browser, "waiting", **WAITING)
    first, second = Operation.objects.order_by("at")

    browser.post("/c/millbrook/undo/", {"operation": first.pk})
    council.refresh_from_db()
    assert council.discreet_name == "Tuesday group"  # something else was kept since

    for operation in (second, first):
        browser.post("/c/millbrook/undo/", {"operation": operation.pk})
    council.refresh_from_db()
    assert (council.discreet_name, council.grace_days) == ("", 7)
