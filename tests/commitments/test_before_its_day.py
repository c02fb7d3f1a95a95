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
    assert page.count("not asked yet") == 1
    assert page[page.index(untapped) :].split(">")[0].endswith("checked")
    assert send(on=day(7), **became(theirs, "kept"), **became(mine, "", line="one so far")).status_code == 302
    assert CheckInAnswer.objects.get().commitment == theirs


def test_on_its_day_it_is_asked_for(send, signed_in, rosa, check_in, mine, page_of, day):
    mine.change(due_on=day(0))
    assert "may stay open" not in signed_in(rosa).get(page_of(check_in)).content.decode()
    assert send(on=day(7)).status_code == 422
