"""At the end of a check-in: a day is proposed, a close has its word, and whoever keeps the next one is named."""

import re
import uuid

import pytest

from onetoone.commitments.models import Answer, Ask, CheckIn, Commitment
from tests.commitments.conftest import became


def page(client, address):
    return client.get(address).content.decode()


def chosen(html, name):
    """The values of the choices of this name that are ticked."""
    choices = re.findall(rf'<input type="radio" name="{name}" value="([^"]*)"[^>]*?( checked)?>', html)
    return [value for value, ticked in choices if ticked]


def test_a_day_in_two_weeks_is_proposed(signed_in, rosa, check_in, page_of, theirs, day):
    html = page(signed_in(rosa), page_of(check_in))
    assert chosen(html, "near") == [str(day(14))]
    assert chosen(html, "then") == ["check_in"]


def test_kept_and_done(send, theirs, day):
    assert send(near=day(14), **became(theirs, "kept")).status_code == 302
    assert CheckIn.objects.open().get().due_on == day(14)


@pytest.mark.parametrize(("then", "kept"), [("close", "We sang on the way out."), ("check_in", "")])
def test_a_close_has_its_word(send, signed_in, rosa, check_in, page_of, day, then, kept):
    send(then=then, near=day(7), closing_word="We sang on the way out.")
    check_in.refresh_from_db()
    assert check_in.closing_word == kept
    assert ("We sang on the way out." in page(signed_in(rosa), page_of(check_in))) == bool(kept)


def test_a_new_day_in_one_tap(send, theirs, day):
    send(near=day(14), **became(theirs, "new_date", near=day(7)))
    theirs.refresh_from_db()
    assert theirs.due_on == day(7)


def test_the_calendar_counts_when_it_was_opened(send, theirs, day):
    send(near="another", on=day(9), **became(theirs, "new_date", near="another", due_on=day(5)))
    theirs.refresh_from_db()
    assert (theirs.due_on, CheckIn.objects.open().get().due_on) == (day(5), day(9))


def test_several_new_promises_of_each_side(send, day):
    typed = {"rows": "2", "new-0-whose": "member", "new-0-words": "call the hall", "new-0-near": "talk"}
    asked = send(another="1", **typed)
    assert asked.status_code == 200
    assert 'id="id_new-2-whose" tabindex="-1" autofocus' in asked.text
    assert "I will …" in asked.text
    more = {"new-1-whose": "organizer", "new-1-words": "print the flyer", "new-1-near": day(3)}
    assert send(near=day(7), **typed, **more).status_code == 302
    said = {(each.words, each.is_mine, each.due_on) for each in Commitment.objects.all()}
    assert said == {("call the hall", False, day(7)), ("print the flyer", True, day(3))}


def test_one_more_row_judges_nothing(send, theirs):
    html = send(another="1", rows="1", **{"new-0-words": "call the hall"}).content.decode()
    assert "call the hall" in html
    assert "field__error" not in html


def test_what_they_wanted_to_think_about_is_asked_again(signed_in, rosa, bayard, check_in, page_of, day):
    Ask.record(bayard, Answer.NOT_NOW, words="Host an evening?", why="nights", plan="after the move", by=rosa)
    html = page(signed_in(rosa), page_of(check_in))
    assert all(
        words in html for words in ("It was not the time", "Host an evening?", "nights", "after the move")
    )
    Ask.record(bayard, Answer.YES, words="Host an evening?", by=rosa)
    assert "It was not the time" not in page(signed_in(rosa), page_of(check_in))


@pytest.mark.parametrize(
    ("word", "said"), [("", "the coordinators, whoever is free"), ("chair", "any chair, whoever is free")]
)
def test_the_ccs_are_said_in_everyday_words(council, signed_in, ella, bayard, page_of, day, word, said):
    council.cc_word = word
    council.save()
    for_the_ccs = CheckIn.arrange(bayard, owner=None, due_on=day(0))
    html = page(signed_in(ella), page_of(for_the_ccs))
    assert f"For {said}." in html
    assert f"This one is for {said}" in html
    assert "the CCs" not in html


def test_a_text_in_another_language_says_so(send, signed_in, rosa, bayard, check_in, page_of, day):
    bayard.change(language="es")
    assert "In Spanish, their language." in page(signed_in(rosa), page_of(check_in))
    assert "In Spanish, their language." in page(signed_in(rosa), send(near=day(7)).url)


def test_who_wrote_it_down_has_a_day_to_take_it_back(send, signed_in, rosa, ella, check_in, page_of, day):
    key = str(uuid.uuid4())
    send(operation=key, near=day(7))
    assert "Undo this check-in" in page(signed_in(rosa), page_of(check_in))
    assert "Undo this check-in" not in page(signed_in(ella), page_of(check_in))
