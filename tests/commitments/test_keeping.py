"""An organizer's own promise is kept in one tap, without a talk (O16; rule 8)."""

import re
import uuid

import pytest
from django.urls import reverse

from onetoone.commitments.models import CheckInAnswer, Commitment
from onetoone.councils.undoing import undo


@pytest.fixture
def keep(signed_in, rosa, council):
    """Rosa taps that it is done, under a fresh key unless one is given."""

    def tap(promise, who=rosa, operation=None):
        where = {"council": council.slug, "commitment_id": promise.pk}
        said = {"operation": operation or str(uuid.uuid4())}
        return signed_in(who).post(reverse("commitments:keep", kwargs=where), said)

    return tap


def of_person(client, council, bayard):
    where = {"council": council.slug, "person_id": bayard.pk}
    return client.get(reverse("people:person", kwargs=where)).content.decode()


def test_my_own_promise_is_done_in_one_tap_and_nobody_talked(
    keep, signed_in, rosa, council, bayard, check_in, mine, theirs
):
    page = of_person(signed_in(rosa), council, bayard)
    keepable = re.findall(r"promises/([0-9a-f-]{36})/keeping/", page)
    assert keepable == [str(mine.pk)]
    answer = keep(mine)
    assert answer.url == reverse("people:person", args=[council.slug, bayard.pk])
    for record in (mine, theirs, check_in, bayard):
        record.refresh_from_db()
    assert mine.kept_at
    assert (theirs.is_open, check_in.is_open, bayard.touched_at) == (True, True, None)
    assert not CheckInAnswer.objects.exists()
    page = of_person(signed_in(rosa), council, bayard)
    assert "Promise kept." in page
    assert "ours, kept" in page
    assert "/keeping/" not in page


def test_undone_it_keeps_its_place_on_their_page_so_that_a_second_tap_meets_no_other_undo(
    keep, signed_in, rosa, council, bayard, mine
):
    other = Commitment.promise(bayard, "Bring a map", whose=mine.whose, due_on=mine.due_on, by=rosa)
    keep(other)
    keep(mine, operation=(key := str(uuid.uuid4())))
    where = {"operation": key, "next": reverse("people:person", args=[council.slug, bayard.pk])}
    for _tap in range(2):
        signed_in(rosa).post(f"/c/{council.slug}/undo/", where)
    page = of_person(signed_in(rosa), council, bayard)
    assert page.count("Undone: A promise, kept.") == 1
    assert page.index("Undone: A promise, kept, ") < page.index("Undo: A promise, kept, ")


def test_it_can_be_undone_and_counts_once(keep, rosa, mine):
    key = str(uuid.uuid4())
    assert [keep(mine, operation=key).status_code for _twice in range(2)] == [302, 302]
    mine.refresh_from_db()
    kept_at = mine.kept_at
    keep(mine)
    mine.refresh_from_db()
    assert mine.kept_at == kept_at
    undo(key, by=rosa)
    mine.refresh_from_db()
    assert mine.is_open


def test_what_the_member_promised_is_asked_and_not_ticked(keep, theirs):
    assert keep(theirs).status_code == 404
    theirs.refresh_from_db()
    assert theirs.is_open


def test_what_was_let_go_is_not_kept_any_more(keep, mine):
    mine.let_go()
    assert keep(mine).status_code == 404


def test_whoever_may_answer_it_may_tick_it_and_nobody_else(keep, ella, noor, mallory, bayard, rosa, day):
    for who in (noor, mallory):
        promise = Commitment.promise(bayard, "save two seats", whose="organizer", due_on=day(3), by=rosa)
        assert keep(promise, who=who).status_code == 404
        promise.refresh_from_db()
        assert promise.is_open
    assert keep(promise, who=ella).status_code == 302
    promise.refresh_from_db()
    assert promise.kept_at
