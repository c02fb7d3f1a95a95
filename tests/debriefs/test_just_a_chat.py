"""Three names after a bake sale: with whom it was only a talk, one tap says so."""

import datetime as dt

from django.utils import timezone

from onetoone.commitments.models import Commitment
from onetoone.debriefs.models import Debrief
from onetoone.meetings.models import OneToOne
from onetoone.today.next_step import next_step
from tests.debriefs.conftest import promise

CHAT = "Nothing was asked: keep it as a talk"


def talked(rosa, *people):
    at = timezone.now() - dt.timedelta(hours=1)
    return [OneToOne.write_down(person, by=rosa, starts_at=at, mode="") for person in people]


def test_of_several_each_may_be_kept_as_a_talk(signed_in, rosa, bayard, petra, tell, debrief_of):
    other, meeting = talked(rosa, bayard, petra)
    assert CHAT in signed_in(rosa).get(debrief_of(other)).text
    answer = tell(meeting=meeting, chat="1")
    page = signed_in(rosa).get(answer.url).text
    assert "Just a chat: nothing was asked" in page
    left = OneToOne.objects.without_debrief()
    assert (meeting in left, other in left) == (False, True)
    assert Debrief.objects.get().check_in is None
    petra.refresh_from_db()
    assert next_step(petra, rosa, timezone.now()).kind == "again"  # and nothing has ended


def test_one_alone_and_one_with_an_hour_are_debriefed(signed_in, rosa, bayard, held, debrief_of):
    assert CHAT not in signed_in(rosa).get(debrief_of(held)).text
    assert CHAT not in signed_in(rosa).get(debrief_of(*talked(rosa, bayard))).text


def test_what_was_promised_in_a_chat_is_asked_about_some_day(rosa, bayard, petra, tell, day):
    meeting, _other = talked(rosa, bayard, petra)
    answer = tell(meeting=meeting, chat="1", **promise(0, "bring Dee", day(3)))
    assert answer.status_code == 422
    assert not Commitment.objects.exists()
