"""Couldn't reach them, and what waits too long: another day, then the CCs (O16; rules 2, 3)."""

import uuid

from onetoone.commitments.models import CheckIn
from onetoone.councils.undoing import undo
from tests.commitments.conftest import became


def test_couldn_t_reach_them_stands_on_another_day(send, rosa, bayard, check_in, day):
    assert send("not_reached").status_code == 422
    assert send("not_reached", near=day(3)).status_code == 302
    check_in.refresh_from_db()
    bayard.refresh_from_db()
    assert (check_in.due_on, check_in.tries, check_in.owner, check_in.is_open) == (day(3), 1, rosa, True)
    assert bayard.tried_at
    assert not bayard.touched_at


def test_the_second_time_the_ccs_are_offered(signed_in, send, rosa, ella, check_in, page_of, day):
    offer = "Shall it go to the coordinators, whoever is free?"
    assert offer not in signed_in(rosa).get(page_of(check_in)).content.decode()
    send("not_reached", near=day(3), by="ccs")
    check_in.refresh_from_db()
    assert check_in.owner == rosa
    assert offer in signed_in(rosa).get(page_of(check_in)).content.decode()
    send("not_reached", on=day(5), by="ccs")
    check_in.refresh_from_db()
    assert (check_in.owner, check_in.due_on, check_in.tries) == (None, day(5), 2)


def test_a_cc_picks_up_what_waited_long_and_the_pair_stays(send, signed_in, rosa, ella, bayard, page_of, day):
    waits = CheckIn.arrange(bayard, owner=rosa, due_on=day(-8))
    page = signed_in(ella).get(page_of(waits)).content.decode()
    assert "Call Rosa first." in page
    key = str(uuid.uuid4())
    assert [send("pick_up", who=ella, talk=waits, operation=key).status_code for _twice in range(2)] == [
        302,
        302,
    ]
    waits.refresh_from_db()
    assert waits.owner == ella
    assert bayard.pairs.open().get().organizer == rosa
    undo(key, by=ella)
    waits.refresh_from_db()
    assert waits.owner == rosa


def test_a_promise_whose_day_has_passed_does_not_wait_for_the_grace(send, ella, check_in, theirs):
    assert send("pick_up", who=ella).status_code == 302


def test_what_does_not_wait_stays_where_it_is(send, ella, rosa, check_in):
    assert send("pick_up", who=ella).status_code == 404
    check_in.refresh_from_db()
    assert check_in.owner == rosa


def test_picking_up_is_for_ccs_and_what_is_open(send, ella, rosa, noor, bayard, check_in, theirs):
    bayard.give(noor)
    assert [send("pick_up", who=who).status_code for who in (rosa, noor)] == [404, 404]
    for_the_ccs = CheckIn.arrange(bayard, owner=None, due_on=check_in.due_on)
    send(talk=for_the_ccs, then="close", **became(theirs, "kept"))
    assert send("pick_up", who=ella, talk=for_the_ccs).status_code == 404
    check_in.refresh_from_db()
    assert check_in.owner == rosa


def test_what_is_the_ccs_any_cc_takes_on(send, ella, bayard, day):
    for_the_ccs = CheckIn.arrange(bayard, owner=None, due_on=day(4))
    assert send("pick_up", who=ella, talk=for_the_ccs).status_code == 302
    for_the_ccs.refresh_from_db()
    assert for_the_ccs.owner == ella


def test_undo_puts_a_try_back(send, rosa, check_in, bayard, day):
    key = str(uuid.uuid4())
    send("not_reached", operation=key, near=day(3))
    undo(key, by=rosa)
    check_in.refresh_from_db()
    bayard.refresh_from_db()
    assert (check_in.due_on, check_in.tries, bayard.tried_at) == (day(0), 0, None)
