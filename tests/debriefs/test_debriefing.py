"""Right after a one-to-one: three things first, and no talk without a follow-up (O8, O15, O16, O39–O42)."""

import datetime as dt
import uuid

import pytest

from onetoone.commitments.models import Ask, CheckIn, Commitment
from onetoone.debriefs.models import Debrief
from onetoone.meetings.models import OneToOne
from tests.debriefs.conftest import promise


def test_a_day_is_enough(tell, rosa, held, day):
    answer = tell(on=day(5))
    assert answer.status_code == 302
    debrief = Debrief.objects.get()
    assert (debrief.one_to_one, debrief.organizer, debrief.ending) == (held, rosa, "")
    assert (debrief.check_in.due_on, debrief.check_in.owner) == (day(5), rosa)


def test_no_debrief_without_a_follow_up(tell):
    answer = tell(answer="yes", asked="Will you come on Thursday?", heard="A kitchen table")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Still needed: a day. A talk without one is easily lost." in page
    assert "Will you come on Thursday?" in page
    assert "A kitchen table" in page
    assert not any(model.objects.exists() for model in (Debrief, Ask, CheckIn))


@pytest.mark.parametrize("ending", ["asked_not_to", "we_end_it"])
def test_an_ending_needs_its_reason(tell, bayard, ending):
    assert tell(ending=ending).status_code == 422
    assert not Debrief.objects.exists()
    assert tell(ending=ending, reason="moves to the coast").status_code == 302
    debrief = Debrief.objects.get()
    assert (debrief.ending, debrief.reason, debrief.check_in) == (ending, "moves to the coast", None)
    bayard.refresh_from_db()
    assert bayard.do_not_contact == (ending == "asked_not_to")


def test_we_do_not_end_it_while_a_promise_is_open(tell, day, bayard, rosa):
    ended = {"ending": "we_end_it", "reason": "moves to the coast"}
    answer = tell(**ended, **promise(0, "bring Dee", day(9)))
    assert answer.status_code == 422
    Commitment.promise(bayard, "call the hall", whose="organizer", due_on=day(1), by=rosa)
    answer = tell(**ended)
    assert answer.status_code == 422
    assert "still open" in answer.content.decode()
    assert not Debrief.objects.exists()


def test_the_ccs_may_keep_the_check_in(tell, ella, day):
    tell(on=day(5), by="ccs")
    assert CheckIn.objects.get().owner is None


def test_a_day_that_is_missing_is_asked_for_at_its_place_and_none_lies_ready(tell, day):
    rows = promise(0, "bring Dee", day(9)) | promise(1, "save two seats", day(8), "organizer")
    answer = tell(**rows)
    assert answer.status_code == 422
    assert answer.text.count(" autofocus") == 1
    assert 'id="id_near" tabindex="-1" autofocus' in answer.text
    assert 'name="on" value=' not in answer.text
    assert tell(**rows).status_code == 422


def test_who_does_what_by_when(tell, rosa, held, day):
    rows = promise(0, "I'll bring Dee", day(9)) | promise(2, "save two seats", day(8), "organizer")
    tell(on=day(9), **rows)
    mine, theirs = Commitment.objects.soonest_first()
    assert (theirs.words, theirs.whose, theirs.due_on, theirs.is_mine) == (
        "I'll bring Dee",
        "member",
        day(9),
        False,
    )
    assert (mine.words, mine.is_mine, mine.organizer, mine.one_to_one) == (
        "save two seats",
        True,
        rosa,
        held,
    )


@pytest.mark.parametrize(
    ("words", "due", "sentence"),
    [
        ("bring Dee", "", "By which day?"),
        ("", "2031", "What will be done by then?"),
        ("bring Dee", "1998", "far away"),
    ],
)
def test_a_promise_has_its_words_and_its_day(tell, day, words, due, sentence):
    due_on = {"2031": str(day(9)), "1998": "1998-01-01"}.get(due, "")
    answer = tell(on=day(9), **promise(1, words, due_on))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert '<a href="#id_promise-1-' in answer.content.decode()
    assert not Commitment.objects.exists()


def test_another_row_keeps_all_that_was_typed_and_judges_nothing(tell, day):
    rows = promise(0, "bring Dee", "") | promise(2, "save two seats", day(8), "organizer")
    answer = tell(another="1", asked="Will you come?", answer="smaller", heard="A kitchen table", **rows)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert all(
        words in page for words in ("bring Dee", "save two seats", "Will you come?", "A kitchen table")
    )
    assert 'name="promise-3-words"' in page
    assert "Missing" not in page
    assert "By which day" not in page
    assert not Debrief.objects.exists()


def test_a_fourth_row_counts(tell, day):
    tell(rows="4", on=day(9), **promise(3, "bring Dee", day(9)))
    assert Commitment.objects.get().words == "bring Dee"


def test_the_page_begins_with_what_was_planned(signed_in, rosa, held, debrief_of, day):
    held.worksheet_of(rosa).prepare(planned_ask="Will you bring two drivers?", planned_check_in=day(12))
    page = signed_in(rosa).get(debrief_of(held)).content.decode()
    assert "Will you bring two drivers?" in page
    assert f'value="{day(12)}"' in page
    places = [
        page.index(heading) for heading in ("The ask, and the answer", "Who does what", "When do you talk")
    ]
    assert places == sorted(places)
    assert max(places) < page.index("Two more minutes?")


def test_what_has_no_day_of_its_own_is_for_the_next_talk(tell, day):
    tell(near=day(7), **promise(0, "bring Dee", "", near="talk"))
    assert Commitment.objects.get().due_on == day(7)


def test_where_no_talk_follows_a_promise_needs_its_day(tell, day):
    ended = {"ending": "asked_not_to", "reason": "enough calls"}
    answer = tell(**ended, **promise(0, "bring Dee", "", near="talk"))
    assert answer.status_code == 422
    assert "Promise 1 has no day." in answer.content.decode()
    assert tell(**ended, **promise(0, "bring Dee", "", near=day(3))).status_code == 302


def test_who_else_was_there_keeps_their_own_when_somebody_was_first(tell, noor, held, day):
    held.join(noor)
    tell(on=day(5))
    page = tell(who=noor, on=day(7), heard="A kitchen table").content.decode()
    assert "Rosa has written the debrief" in page
    assert "Add what I heard" in page
    assert "A kitchen table" in page


@pytest.mark.parametrize("on", ["", "1999-01-01", "2999-01-01", "soon"])
def test_the_next_talk_lies_ahead(tell, on):
    assert tell(on=on).status_code == 422
    assert not CheckIn.objects.exists()


def test_sent_twice_it_counts_once(tell, day):
    key = str(uuid.uuid4())
    said = {"operation": key, "on": day(5), "answer": "yes", "asked": "Host?", "spark_1": "counts coins"}
    first, second = (
        tell(**said, **promise(0, "bring Dee", day(9))),
        tell(**said, **promise(0, "bring Dee", day(9))),
    )
    assert first.status_code == second.status_code == 302
    assert [model.objects.count() for model in (Debrief, Ask, CheckIn, Commitment)] == [1, 1, 1, 1]


def test_the_same_page_with_other_words_is_not_taken_for_the_first(tell, day):
    key = str(uuid.uuid4())
    tell(operation=key, on=day(5))
    answer = tell(operation=key, on=day(6), heard="A kitchen table")
    assert answer.status_code == 422
    assert "A kitchen table" in answer.content.decode()
    assert CheckIn.objects.get().due_on == day(5)


def test_there_is_one_debrief_a_one_to_one(tell, noor, held, day):
    held.join(noor)
    tell(on=day(5))
    answer = tell(who=noor, on=day(7), heard="A kitchen table")
    assert answer.status_code == 422
    assert "A kitchen table" in answer.content.decode()
    assert Debrief.objects.count() == 1


def test_writing_it_down_holds_what_was_arranged(tell, bayard, rosa, day):
    an_hour_ago = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    arranged = OneToOne.arrange(bayard, by=rosa, starts_at=an_hour_ago)
    assert tell(meeting=arranged, on=day(5)).status_code == 302
    arranged.refresh_from_db()
    assert arranged.is_held


def test_what_lies_ahead_or_was_called_off_has_no_debrief_yet(
    tell, signed_in, rosa, one_to_one, debrief_of, day
):
    assert "Did you meet already?" in signed_in(rosa).get(debrief_of(one_to_one)).content.decode()
    assert tell(meeting=one_to_one, on=day(5)).status_code == 422
    one_to_one.call_off(on=day(1))
    assert "did not take place" in signed_in(rosa).get(debrief_of(one_to_one)).content.decode()
    assert tell(meeting=one_to_one, on=day(5)).status_code == 422
    assert not Debrief.objects.exists()


def test_who_was_not_there_finds_no_debrief_to_write(signed_in, noor, ella, mallory, held, debrief_of):
    assert [signed_in(who).get(debrief_of(held)).status_code for who in (noor, ella)] == [404, 404]
    assert signed_in(mallory).get(debrief_of(held)).status_code == 404
