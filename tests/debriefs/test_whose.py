"""Whose a promise is: each row begins with theirs, and one that says nothing is asked about."""

import pytest

from onetoone.commitments.models import Commitment
from tests.debriefs.conftest import promise


def test_another_row_begins_like_the_first(tell):
    form = tell(another="1", rows="1", **promise(0, "bring Dee", "")).context["form"]
    assert [row["whose"].value() for row in form.promises] == ["member", "member"]


def test_who_does_it_is_asked_for_and_the_rest_stays(tell, day):
    said = promise(0, "bring Dee", day(3)) | promise(1, "call the hall", day(4), whose="")
    answer = tell(on=day(5), rows="2", **said)
    assert answer.status_code == 422
    assert "Promise 2: who does it, they or you?" in answer.text
    assert "call the hall" in answer.text
    assert not Commitment.objects.exists()


def test_an_empty_row_needs_nobody(tell, day):
    tell(on=day(5), rows="2", **promise(0, "bring Dee", day(3)), **promise(1, "", "", whose=""))
    assert [each.whose for each in Commitment.objects.all()] == ["member"]


@pytest.mark.parametrize(
    ("today", "friday"),
    [("2026-11-23", "2026-11-27"), ("2026-11-27", "2026-12-04"), ("2026-11-28", "2026-12-04")],
)
def test_the_coming_friday_is_one_tap_away(signed_in, rosa, held, debrief_of, time_machine, today, friday):
    time_machine.move_to(f"{today} 17:00Z")
    assert f'name="promise-0-near" value="{friday}"' in signed_in(rosa).get(debrief_of(held)).text


def test_a_long_promise_is_seen_whole_and_kept_as_one_line(tell, day):
    assert '<textarea name="promise-0-words"' in tell(another="1", rows="1").text
    tell(on=day(5), rows="1", **promise(0, "bring Dee\r\nand her sister ", day(3)))
    assert Commitment.objects.get().words == "bring Dee and her sister"
