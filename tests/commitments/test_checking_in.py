"""One dated talk about all open commitments, with an answer for each and a next step (O16, O40, O42; rules 1, 2, 5)."""

import uuid

import pytest

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import CheckIn, CheckInAnswer, Commitment
from onetoone.councils.undoing import undo
from tests.commitments.conftest import became


def standing():
    return CheckIn.objects.open()


def test_each_commitment_gets_its_answer(send, signed_in, rosa, check_in, theirs, mine, page_of, day):
    page = signed_in(rosa).get(page_of(check_in)).content.decode()
    assert "bring Dee" in page
    assert "save two seats" in page
    answer = send(on=day(7), **became(theirs, "kept"), **became(mine, "let_go"))
    assert answer.status_code == 302
    check_in.refresh_from_db()
    theirs.refresh_from_db()
    mine.refresh_from_db()
    assert check_in.done_at
    assert theirs.kept_at
    assert mine.let_go_at
    assert dict(CheckInAnswer.objects.values_list("commitment", "outcome")) == {
        theirs.pk: "kept",
        mine.pk: "let_go",
    }


def test_one_without_an_answer_is_asked_for(send, theirs, mine, day):
    answer = send(on=day(7), **became(mine, "kept"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Tell what became of each promise." in page
    assert page.count("What became of it?</p>") + page.count("What became of it? </p>") == 1
    assert not CheckInAnswer.objects.exists()


def test_what_stays_open_has_a_next_day(send, mine, day):
    assert "still open" in send(then="close").content.decode()
    page = send().content.decode()
    assert 'name="on" value=' not in page  # a second press would keep it unnoticed


def test_partly_stays_open_with_a_line_until_the_next_talk_or_the_day_one_says(
    send, signed_in, rosa, check_in, theirs, page_of, day
):
    page = signed_in(rosa).get(page_of(check_in)).content.decode()
    suggested = f'name="promise-{theirs.pk.hex}-near" value="talk"'
    assert page[page.index(suggested) :].split(">")[0].endswith("checked")
    send(on=day(7), **became(theirs, "partly", line="one driver so far", near="talk"))
    theirs.refresh_from_db()
    assert (theirs.is_open, theirs.due_on) == (True, day(7))
    assert CheckInAnswer.objects.get().line == "one driver so far"
    assert "one driver so far" in signed_in(rosa).get(page_of(check_in)).content.decode()


def test_a_new_date_remembers_the_earlier_one(send, theirs, day):
    before = theirs.due_on
    page = send(on=day(7), **became(theirs, "new_date")).content.decode()
    assert "The new day is still needed for “bring Dee”." in page
    assert f'href="#id_promise-{theirs.pk.hex}-near"' in page
    assert "Tell what became of each promise." not in page
    assert send(on=day(7), **became(theirs, "new_date", due_on=day(-3))).status_code == 422
    send(on=day(7), **became(theirs, "new_date", due_on=day(6)))
    theirs.refresh_from_db()
    assert (theirs.due_on, theirs.earlier_dates, theirs.is_open) == (day(6), [before.isoformat()], True)


def test_no_talk_without_a_next_day(send, theirs, day):
    answer = send(**became(theirs, "new_date", due_on=day(6)))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Still needed: a day. A talk without one is easily lost." in page
    assert 'id="id_near" tabindex="-1" autofocus' in page
    assert not CheckInAnswer.objects.exists()


def test_then_another_check_in_mine_or_the_ccs(send, ella, rosa, check_in, bayard, day):
    send(on=day(7))
    following = standing().get()
    assert (following.owner, following.due_on) == (rosa, day(7))
    send(talk=following, on=day(14), by="ccs")
    assert (standing().get().owner, standing().get().due_on) == (None, day(14))


def test_then_another_one_to_one(send, signed_in, page_of, check_in, rosa, bayard, theirs, day):
    send(then="one_to_one", on=day(2), **became(theirs, "partly", near=day(3)))
    call = SetupCall.objects.planned().get()
    assert (call.person, call.organizer, call.planned_on) == (bayard, rosa, day(2))
    assert not standing().exists()
    assert "Another one-to-one" in signed_in(rosa).get(page_of(check_in)).content.decode()


def test_then_a_warm_close(send, check_in, theirs, mine):
    send(then="close", **became(theirs, "kept"), **became(mine, "kept"))
    check_in.refresh_from_db()
    assert check_in.closed_warmly
    assert not standing().exists()


@pytest.mark.parametrize("outcome", ["partly", "new_date"])
def test_no_warm_close_while_something_is_open(send, check_in, theirs, day, outcome):
    answer = send(then="close", **became(theirs, outcome, due_on=day(6)))
    assert answer.status_code == 422
    assert "still open" in answer.content.decode()
    check_in.refresh_from_db()
    assert check_in.is_open


def test_nor_with_a_promise_that_this_organizer_cannot_see(
    send, council, noor, bayard, rosa, check_in, page_of
):
    bayard.pairs.get(organizer=rosa).release()
    hidden = Commitment.promise(bayard, "noor drives", whose="organizer", due_on=council.today(), by=noor)
    answer = send(then="close")
    assert answer.status_code == 422
    assert "noor drives" not in answer.content.decode()
    hidden.keep()
    assert send(then="close").status_code == 302


def test_a_new_promise_may_come_of_it(send, rosa, bayard, day):
    assert send(on=day(7), **{"new-0-words": "call the hall"}).status_code == 422
    new = {"new-0-whose": "organizer", "new-0-words": "call the hall", "new-0-due_on": day(5)}
    assert send(then="close", **new).status_code == 422
    send(on=day(7), **new)
    promise = Commitment.objects.get()
    assert (promise.words, promise.is_mine, promise.due_on) == ("call the hall", True, day(5))


def test_without_promises_it_is_a_talk_and_a_next_step(signed_in, send, rosa, check_in, page_of, bayard):
    assert "No promise is open. How are they?" in signed_in(rosa).get(page_of(check_in)).content.decode()
    assert send(then="close").status_code == 302
    bayard.refresh_from_db()
    assert bayard.touched_at


def test_what_was_typed_stays_when_something_is_missing(send, theirs, mine):
    typed = became(theirs, "partly", line="one driver so far") | {"new-0-words": "call the hall"}
    page = send(**typed).content.decode()
    assert "one driver so far" in page
    assert "call the hall" in page


def test_sent_twice_it_counts_once(send, check_in, theirs, day):
    said = {"operation": str(uuid.uuid4()), "on": day(7), **became(theirs, "kept")}
    assert [send(**said).status_code for _twice in range(2)] == [302, 302]
    assert CheckInAnswer.objects.count() == 1
    said = {"operation": str(uuid.uuid4()), "near": day(1)}
    following = standing().get()
    assert [send("not_reached", talk=following, **said).status_code for _twice in range(2)] == [302, 302]
    following.refresh_from_db()
    assert following.tries == 1


def test_what_somebody_has_written_down_is_not_written_again(send, ella, check_in, day):
    send(on=day(7))
    answer = send(who=ella, on=day(9), **{"new-0-words": "call the hall", "new-0-due_on": day(9)})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "written down already" in page
    assert "call the hall" in page
    assert send("not_reached", near=day(1)).status_code == 422
    assert standing().get().due_on == day(7)


@pytest.mark.parametrize("outcome", ["kept", "partly", "new_date", "let_go"])
def test_undo_puts_every_answer_back(send, rosa, check_in, theirs, bayard, day, outcome):
    key, before = str(uuid.uuid4()), theirs.due_on
    send(operation=key, on=day(7), **became(theirs, outcome, due_on=day(6), line="one so far"))
    undo(key, by=rosa)
    for record in (check_in, theirs, bayard):
        record.refresh_from_db()
    assert (theirs.due_on, theirs.earlier_dates, theirs.is_open) == (before, [], True)
    assert (check_in.is_open, check_in.due_on, bayard.touched_at) == (True, day(0), None)
    assert standing().get() == check_in
    assert not CheckInAnswer.objects.exists()


def test_a_check_in_of_who_asked_us_not_to_is_not_due(bayard, check_in, day):
    assert CheckIn.objects.due(day(0)).exists()
    bayard.change(do_not_contact=True)
    assert not CheckIn.objects.due(day(0)).exists()


def test_a_thank_you_is_ready_after_it(send, signed_in, rosa, check_in):
    page = signed_in(rosa).get(send(then="close").url).content.decode()
    assert "Thank you for your time" in page
    assert "Closed warmly" in page
    assert "Undo" in page


def test_strangers_and_those_it_is_not_about_find_nothing(signed_in, send, noor, mallory, check_in, page_of):
    for stranger in (noor, mallory):
        assert signed_in(stranger).get(page_of(check_in)).status_code == 404
        assert send(who=stranger).status_code == 404
        assert send("not_reached", who=stranger).status_code == 404


def test_thirty_commitments_cost_no_more_questions_than_one(
    signed_in,
    rosa,
    check_in,
    theirs,
    bayard,
    page_of,
    day,
    django_assert_num_queries,
    django_assert_max_num_queries,
):
    client = signed_in(rosa)
    client.get(page_of(check_in))
    with django_assert_max_num_queries(25) as one:
        client.get(page_of(check_in))
    for _more in range(29):
        Commitment.promise(bayard, "bring one more", whose="member", due_on=day(3), by=rosa)
    with django_assert_num_queries(len(one)):
        client.get(page_of(check_in))


def test_a_new_day_that_was_not_saved_is_not_told_as_one(send, theirs, day):
    when, proposed = theirs.due_on, day(40)
    page = send(then="close", **became(theirs, "new_date", due_on=proposed)).content.decode()
    assert "Something that was promised is still open." in page
    assert f"by {when:%A}, {when:%B}\N{NO-BREAK SPACE}{when.day}" in page
    assert f"{proposed:%B}\N{NO-BREAK SPACE}{proposed.day}" not in page


def test_afterwards_it_stands_in_the_word_that_was_tapped(
    send, signed_in, rosa, check_in, theirs, day, page_of
):
    send(on=day(7), **became(theirs, "new_date", due_on=day(6)))
    page = signed_in(rosa).get(page_of(check_in)).text
    assert "<strong>Still open</strong>" in page


def test_a_tapped_day_is_the_next_talk(send, check_in, day):
    assert send(near=day(1)).status_code == 302
    assert standing().get().due_on == day(1)
    assert send(near=day(-1), talk=standing().get()).status_code == 422
