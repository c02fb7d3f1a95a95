"""A promise whose day is ahead may be left as it is in a check-in; on its day somebody asks what became of it."""

from onetoone.commitments.models import CheckInAnswer
from tests.commitments.conftest import became


def test_before_its_day_a_promise_may_stay_as_it_is(
    send, signed_in, rosa, check_in, theirs, mine, page_of, day
):
    assert "may stay open" in signed_in(rosa).get(page_of(check_in)).content.decode()
    assert send(on=day(7), **became(theirs, "kept")).status_code == 302
    mine.refresh_from_db()
    assert (mine.is_open, mine.due_on) == (True, day(3))
    assert CheckInAnswer.objects.get().commitment == theirs


def test_what_was_tapped_by_mistake_before_its_day_is_untapped(
    send, signed_in, rosa, check_in, theirs, mine, page_of, day
):
    page = signed_in(rosa).get(page_of(check_in)).content.decode()
    untapped = f'<input type="radio" name="promise-{mine.pk.hex}-outcome" value=""'
    assert page.count("its day is ahead") == 1
    assert page[page.index(untapped) :].split(">")[0].endswith("checked")
    assert send(on=day(7), **became(theirs, "kept"), **became(mine, "", line="one so far")).status_code == 302
    assert CheckInAnswer.objects.get().commitment == theirs


def test_on_its_day_it_is_asked_for(send, signed_in, rosa, check_in, mine, page_of, day):
    mine.change(due_on=day(0))
    assert "may stay open" not in signed_in(rosa).get(page_of(check_in)).content.decode()
    assert send(on=day(7)).status_code == 422


def test_that_it_is_still_open_is_an_answer_and_asks_until_when(
    send, signed_in, rosa, check_in, theirs, page_of, day
):
    page = signed_in(rosa).get(page_of(check_in)).content.decode()
    assert ("still open" in page, "Until when?" in page) == (True, True)
    asked = send(
        near=day(7), **became(theirs, "new_date", line="one so far"), closing_word="Soon."
    ).content.decode()
    assert "The new day is still needed for “bring Dee”." in asked
    assert ("one so far" in asked, "Soon." in asked) == (True, True)
    assert send(near=day(7), **became(theirs, "new_date", near=day(3))).status_code == 302
    theirs.refresh_from_db()
    assert (theirs.due_on, theirs.is_open) == (day(3), True)


def test_still_open_before_its_day_it_may_keep_it_and_is_told_with_the_others(
    send, signed_in, rosa, check_in, mine, page_of, day
):
    page = signed_in(rosa).get(page_of(check_in)).content.decode()
    its_day, later = (f'name="promise-{mine.pk.hex}-near" value="{day(ahead)}"' for ahead in (3, 7))
    assert its_day in page
    assert page[page.index(later) :].split(">")[0].endswith("checked")
    assert send(near=day(7), **became(mine, "new_date", near=day(3))).status_code == 302
    mine.refresh_from_db()
    assert (mine.due_on, mine.earlier_dates) == (day(3), [])
    told = signed_in(rosa).get(page_of(check_in)).text
    assert "<strong>Still open</strong>" in told
    assert mine.words in told


def test_of_what_is_partly_done_it_is_told_until_when_it_is_open(
    send, signed_in, rosa, check_in, theirs, page_of, day
):
    send(near=day(7), **became(theirs, "partly", line="one of two", near=day(7)))
    told = signed_in(rosa).get(page_of(check_in)).text
    assert "<strong>Partly</strong>: one of two" in told
    assert "still open until" in told
