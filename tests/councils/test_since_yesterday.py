import datetime as dt
import re
import uuid
from pathlib import Path

import pytest
from django.utils import timezone

from onetoone.audit.models import Operation
from onetoone.calls.models import SetupCall
from onetoone.councils.doings import WORDS, since_yesterday

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def called(bayard, rosa):
    key = uuid.uuid4()
    deed = SetupCall.in_hand(bayard, by=rosa)
    return Operation.once(key, lambda: deed.no_answer() or deed, by=rosa, verb="call.end")


def test_what_i_did_can_be_undone_from_my_page_long_after_the_toast_is_gone(signed_in, rosa, bayard, called):
    page = signed_in(rosa).get("/c/millbrook/me/").content.decode()
    assert "Bayard Lindqvist" in page
    assert str(called.pk) in page
    signed_in(rosa).post("/c/millbrook/undo/", {"operation": called.pk, "next": "/c/millbrook/me/"})
    bayard.refresh_from_db()
    assert bayard.tried_at is None
    assert since_yesterday(rosa) == []


def test_only_my_own_deeds_of_a_day_stand_there(rosa, noor, called):
    assert [doing.operation for doing in since_yesterday(rosa)] == [called]
    assert since_yesterday(noor) == []
    assert since_yesterday(rosa, now=timezone.now() + dt.timedelta(hours=25)) == []


def test_every_deed_that_can_be_undone_has_a_word():
    written = {
        verb
        for path in (ROOT / "onetoone").rglob("*.py")
        for verb in re.findall(r'verb="([a-z_.]+)"', path.read_text())
    }
    assert written - {"organizer.invite"} <= set(WORDS)
