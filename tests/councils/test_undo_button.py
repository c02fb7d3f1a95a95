import datetime as dt
import uuid

import pytest
from django.utils import timezone

from onetoone.audit.models import Operation

UNDO = "/c/millbrook/undo/"


@pytest.fixture
def released(bayard, rosa):
    """Rosa has let go of Bayard a moment ago."""
    pair = rosa.pairs.get()
    return Operation.once(uuid.uuid4(), lambda: pair.release(), by=rosa, verb="pair.release")


def pairs_of(rosa):
    return rosa.pairs.filter(until=None).count()


def test_undo_puts_things_back_and_returns_to_the_page(rosa, released, signed_in):
    browser = signed_in(rosa)

    answer = browser.post(UNDO, {"operation": released.pk, "next": "/c/millbrook/me/"})

    assert answer["Location"] == "/c/millbrook/me/"
    assert "Undone: No longer given to one of us." in browser.get("/c/millbrook/me/").text
    assert pairs_of(rosa) == 1


def test_the_page_of_what_is_undone_is_gone(rosa, petra, signed_in):
    given = Operation.once(uuid.uuid4(), lambda: petra.give(rosa, by=rosa), by=rosa, verb="pair.give")
    [[_label, pair]] = given.made

    answer = signed_in(rosa).post(UNDO, {"operation": given.pk, "next": f"/c/millbrook/pairs/{pair}/"})

    assert answer["Location"] == "/c/millbrook/"


def test_twice_is_as_good_as_once(rosa, released, signed_in):
    browser = signed_in(rosa)
    for _tap in range(2):
        browser.post(UNDO, {"operation": released.pk})

    assert pairs_of(rosa) == 1
    assert browser.get("/c/millbrook/me/").text.count("Undone: No longer given to one of us.") == 1


def test_after_a_day_there_is_a_sentence(rosa, released, signed_in):
    released.at = timezone.now() - dt.timedelta(hours=25)
    released.save()
    browser = signed_in(rosa)

    browser.post(UNDO, {"operation": released.pk})

    assert "more than a day ago" in browser.get("/c/millbrook/me/").text
    assert pairs_of(rosa) == 0


@pytest.mark.parametrize("key", ["", "no key", "00000000-0000-7000-8000-000000000000"])
def test_what_is_not_there_is_not_undone(rosa, released, signed_in, key):
    browser = signed_in(rosa)

    assert browser.post(UNDO, {"operation": key}).status_code == 302

    assert "nothing to undo" in browser.get("/c/millbrook/me/").text
    assert pairs_of(rosa) == 0


def test_nobody_undoes_the_deeds_of_others(rosa, ella, released, signed_in):
    signed_in(ella).post(UNDO, {"operation": released.pk})

    assert pairs_of(rosa) == 0


@pytest.mark.parametrize(
    "elsewhere", ["", "https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1", "people/"]
)
def test_the_way_back_leads_nowhere_else(rosa, released, signed_in, elsewhere):
    answer = signed_in(rosa).post(UNDO, {"operation": released.pk, "next": elsewhere})

    assert answer["Location"] == "/c/millbrook/"


def test_undoing_takes_a_post(rosa, signed_in):
    assert signed_in(rosa).get(UNDO).status_code == 405
