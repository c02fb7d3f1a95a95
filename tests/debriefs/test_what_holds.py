"""What holds whatever is typed: a follow-up, the order of undoing, the day that was tapped."""

import uuid

import pytest

from onetoone.audit.models import Operation
from onetoone.commitments.models import Ask, CheckIn
from onetoone.councils.undoing import CannotUndo, undo
from onetoone.debriefs.debriefing import FollowUpMissing, Told, write
from onetoone.debriefs.models import Debrief
from onetoone.meetings.models import Spark


@pytest.mark.parametrize("told", [{}, {"ending": "we_end_it"}, {"reason": "moves to the coast"}])
def test_the_verb_itself_refuses_a_talk_without_a_follow_up(held, rosa, told):
    with pytest.raises(FollowUpMissing):
        write(held, Told(answer="yes", sparks=["counts coins"], **told), by=rosa)
    assert not any(model.objects.exists() for model in (Debrief, Ask, Spark))


def test_who_met_is_not_undone_under_its_debrief(tell, one_to_one, rosa, day):
    keys = {deed: uuid.uuid4() for deed in ("hold", "debrief")}
    Operation.once(keys["hold"], one_to_one.hold, by=rosa, verb="one_to_one.hold")
    tell(meeting=one_to_one, operation=str(keys["debrief"]), on=day(5))
    with pytest.raises(CannotUndo):
        undo(keys["hold"], by=rosa)
    undo(keys["debrief"], by=rosa)
    undo(keys["hold"], by=rosa)
    one_to_one.refresh_from_db()
    assert one_to_one.is_arranged


def test_a_tapped_day_counts_and_not_what_the_calendar_held(tell, rosa, held, signed_in, debrief_of, day):
    assert f'value="{day(14)}"' in signed_in(rosa).get(debrief_of(held)).content.decode()
    tell(near=day(7), on=day(-2))
    assert CheckIn.objects.get().due_on == day(7)
