"""The ask of a one-to-one, its answer, and when to ask again (O15, O39, O41)."""

import datetime as dt

import pytest
from django.utils import timezone

from onetoone.commitments.models import Answer, Ask, CheckIn
from onetoone.debriefs.models import Debrief
from onetoone.guides.models import CurrentAsk
from onetoone.meetings.models import OneToOne


@pytest.mark.parametrize("said", Answer.values)
def test_each_answer_is_kept_with_what_was_asked(tell, rosa, held, day, said):
    tell(on=day(5), answer=said, asked="Will you come on Thursday?", why="nights", again_on=day(20))
    asked = Ask.objects.get()
    later = said in ("think", "not_now")
    assert (asked.answer, asked.one_to_one, asked.organizer) == (said, held, rosa)
    assert asked.words == ("" if said == "not_asked" else "Will you come on Thursday?")
    assert asked.again_on == (day(20) if later else None)
    assert asked.why == ("nights" if later or said == "no" else "")


@pytest.mark.parametrize("said", ["think", "not_now"])
@pytest.mark.parametrize("tapped", [True, False])
def test_the_talk_is_on_the_day_to_ask_again_unless_it_has_its_own(tell, day, said, tapped):
    again = {"again_near": day(28)} if tapped else {"again_near": "another", "again_on": day(28)}
    tell(answer=said, asked="Will you host?", plan="after the move", **again)
    asked = Ask.objects.get()
    assert (asked.again_on, asked.plan, CheckIn.objects.get().due_on) == (day(28), "after the move", day(28))


@pytest.mark.parametrize("said", ["think", "not_now"])
def test_a_day_of_its_own_comes_first(tell, day, said):
    tell(answer=said, asked="Will you host?", again_near=day(28), near=day(7))
    assert (Ask.objects.get().again_on, CheckIn.objects.get().due_on) == (day(28), day(7))


@pytest.mark.parametrize("said", ["think", "not_now"])
def test_without_a_day_to_ask_again_it_is_the_day_of_the_talk(tell, day, said):
    tell(answer=said, asked="Will you host?", on=day(21))
    assert Ask.objects.get().again_on == day(21)


def test_an_ask_that_was_typed_wants_its_answer(tell, day):
    answer = tell(on=day(3), asked="Will you come on Thursday?")
    assert answer.status_code == 422
    assert "What did they say?" in answer.content.decode()


def test_a_yes_to_what_we_ask_for_now_stands_on_its_list(
    signed_in, tell, rosa, held, debrief_of, day, council
):
    asked = CurrentAsk.set(council, "come to the hearing", day=day(16))
    assert asks_for_now(signed_in(rosa).get(debrief_of(held)).content.decode()) == (False, False)
    tell(on=day(5), is_ask_for_now="on", answer="smaller")
    assert (Ask.objects.get().current_ask, Ask.objects.get().words) == (asked, "come to the hearing")
    assert Ask.objects.get().is_yes


def test_an_ask_of_one_s_own_comes_before_what_we_ask_for_now(
    signed_in, rosa, held, debrief_of, day, council
):
    CurrentAsk.set(council, "come to the hearing", day=day(16))
    held.worksheet_of(rosa).prepare(planned_ask="Will you bring two drivers?")
    page = signed_in(rosa).get(debrief_of(held)).content.decode()
    assert "Will you bring two drivers?</textarea>" in page
    assert asks_for_now(page) == (False, False)


def test_what_we_ask_for_now_stands_there_only_where_it_was_planned(
    signed_in, tell, rosa, held, debrief_of, day, council
):
    CurrentAsk.set(council, "come to the hearing", day=day(16))
    held.worksheet_of(rosa).prepare(planned_ask="come to the hearing")
    page = signed_in(rosa).get(debrief_of(held)).content.decode()
    assert asks_for_now(page) == (True, True)
    assert "What we ask everybody now is for" in page
    tapped = tell(look="ask", is_ask_for_now="on").text
    assert "It stands as what you asked: you need not type it." in tapped
    assert "Yours has both." not in tapped
    assert "A thing to do, and a day." in tell(look="ask").content.decode()


def test_under_a_discreet_name_what_we_ask_for_now_shows_once_somebody_wants_it(
    signed_in, rosa, held, debrief_of, council
):
    council.change(discreet_name="Thursday knitting")
    CurrentAsk.set(council, "come to the hearing")
    page = signed_in(rosa).get(debrief_of(held)).text
    assert "What comes next</label>" in page
    assert (
        page.count("come to the hearing") == page.count('<span class="blank aloud">come to the hearing') == 1
    )
    assert 'id="aloud"' in page


def test_what_was_not_asked_stands_on_no_list(tell, day, council):
    CurrentAsk.set(council, "come to the hearing", day=day(16))
    tell(on=day(5), is_ask_for_now="on", asked="come to the hearing", answer="not_asked")
    assert (Ask.objects.get().current_ask, Ask.objects.get().words) == (None, "")


def asks_for_now(page):
    """Whether the ask of now is written down as what was asked, and is marked as it."""
    assert "Our ask of now: come to the hearing" in page
    mark = page[page.index('name="is_ask_for_now"') :].split(">")[0]
    return "come to the hearing</textarea>" in page, " checked" in mark


def test_the_hint_is_in_the_reader_s_language_and_knows_the_days_of_both(tell, bayard):
    bayard.change(language="es")
    assert "No day yet." in tell(look="ask", asked="Come along").content.decode()
    for ask in ("Bring two drivers on Thursday", "Trae a dos personas el jueves"):
        assert "Yours has both." in tell(look="ask", asked=ask).content.decode()


@pytest.mark.parametrize(
    ("ask", "hint"),
    [
        ("Come along", "No day yet."),
        ("Thursday", "What would they do?"),
        ("Bring two drivers on Thursday", "Yours has both."),
    ],
)
def test_an_ask_gets_a_hint_and_never_a_block(tell, day, ask, hint):
    looked = tell(look="ask", asked=ask)
    assert looked.status_code == 200
    assert hint in looked.content.decode()
    assert not Debrief.objects.exists()
    assert tell(on=day(5), asked=ask, answer="yes").status_code == 302


def test_a_smaller_yes_without_its_words_is_one_too(tell, signed_in, rosa, held, day, debrief_of):
    assert "in their words, if they said" in signed_in(rosa).get(debrief_of(held)).text
    assert tell(on=day(5), answer="smaller", asked="Will you host?").status_code == 302
    assert (Ask.objects.get().answer, Ask.objects.get().why) == ("smaller", "")


def test_a_smaller_yes_says_to_what_wherever_the_ask_is_shown(
    tell, signed_in, rosa, bayard, held, day, debrief_of
):
    tell(on=day(5), answer="smaller", asked="Will you host?", smaller="bring the chairs", why="not shown")
    asked = Ask.objects.get()
    assert asked.why == "bring the chairs"
    assert b"chairs" not in bytes(asked.why_sealed.stored)
    browser = signed_in(rosa)
    assert "Yes, but smaller</strong>: bring the chairs" in browser.get(debrief_of(held)).text
    assert "bring the chairs" in browser.get(f"/c/millbrook/people/{bayard.pk}/").text
    again = OneToOne.arrange(bayard, by=rosa, starts_at=timezone.now() + dt.timedelta(days=2))
    sheet = browser.get(f"/c/millbrook/meetings/{again.pk}/worksheet/").text
    assert "They said: yes, but smaller. bring the chairs" in sheet
