"""Notes belong to the talk: who reads what somebody was told, and what about themselves they do not.

The people are those of `test_privacy.py`.
"""

import pytest

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import CheckIn, Commitment, Whose
from onetoone.meetings.models import Note, Shared
from tests.trust.seeing import PAIR, fresh, readers, sees, with_the_pair, written
from tests.trust.town import CCS, COUNCIL

pytestmark = pytest.mark.django_db


def promise(person, *, by):
    return Commitment.promise(person, "soon", whose=Whose.MEMBER, due_on=person.council.today(), by=by)


# what somebody told us: as its author chose


def test_what_an_author_kept_nobody_else_can_read(town, workplace):
    for here in (town, workplace):
        for record in written(here.hers, Shared.ME):
            assert readers(here, record) == {"rosa"}


def test_what_an_author_shared_with_the_cc_the_ccs_can_read(town, workplace):
    for here in (town, workplace):
        for record in written(here.hers, Shared.CC):
            assert readers(here, record) == {"rosa"} | CCS


def test_what_an_author_shared_with_the_council_everybody_can_read(town):
    for record in written(town.hers, Shared.COUNCIL):
        assert readers(town, record) == COUNCIL


def test_and_in_a_workplace_everybody_who_was_given_the_person(workplace):
    for record in written(workplace.hers, Shared.COUNCIL):
        assert readers(workplace, record) == PAIR | CCS


def test_an_author_who_was_released_keeps_reading_their_own(town):
    for record in written(town.lenas, Shared.ME):
        assert readers(town, record) == {"lena"}
    for record in written(town.lenas, Shared.CC):
        assert readers(town, record) == {"lena"} | CCS


def test_but_in_a_workplace_nobody_reads_what_a_released_author_kept(workplace):
    for record in written(workplace.lenas, Shared.ME):
        assert readers(workplace, record) == set()
    for record in written(workplace.lenas, Shared.CC):
        assert readers(workplace, record) == CCS


def test_what_a_cc_keeps_the_other_cc_cannot_read(town):
    kept = Note.write(town.bayard, "tired of the night shift", by=town.ella)
    assert readers(town, kept) == {"ella"}


def test_what_was_taken_back_is_read_no_more(town):
    note = fresh(town.hers.notes[Shared.COUNCIL])
    note.share(Shared.CC)
    assert readers(town, note) == {"rosa"} | CCS
    note.share(Shared.ME)
    assert readers(town, note) == {"rosa"}


def test_the_earlier_version_of_a_note_is_its_authors(town):
    note = fresh(town.hers.notes[Shared.COUNCIL])
    later = note.replace("rather the fares")
    assert readers(town, later) == COUNCIL
    assert readers(town, note) == {"rosa"}


# author only


def test_worksheets_and_reflections_are_read_by_their_author(town, workplace):
    for here in (town, workplace):
        for record in (here.hers.worksheet, here.hers.reflection):
            assert readers(here, record) == {"rosa"}


def test_an_author_keeps_their_own_worksheet_and_loses_it_with_the_person_in_a_workplace(town, workplace):
    assert readers(town, town.lenas.worksheet) == {"lena"}
    assert readers(town, town.lenas.reflection) == {"lena"}
    assert readers(workplace, workplace.lenas.worksheet) == set()
    assert readers(workplace, workplace.lenas.reflection) == set()


# about others


def test_nobody_reads_others_notes_about_themselves_through_their_post(town):
    for record in written(town.about_noor, Shared.COUNCIL):
        assert readers(town, record) == COUNCIL - {"noor"}
    for record in written(town.about_ella, Shared.CC):
        assert readers(town, record) == {"rosa", "nadia"}


def test_nor_what_others_asked_of_them_and_wrote_of_their_promises(town, workplace):
    for here in (town, workplace):
        for record in with_the_pair(here.about_ella):
            assert readers(here, record) == {"rosa", "nadia"}, record._meta.label
    town.noor_met.give(town.noor)
    for record in with_the_pair(town.about_noor):
        assert readers(town, record) == {"rosa"} | CCS, record._meta.label


def test_a_check_in_with_a_cc_that_is_the_ccs_is_for_the_other_cc(town):
    of_the_ccs = CheckIn.arrange(town.ella_met, owner=None, due_on=town.council.today())
    assert readers(town, of_the_ccs) == {"rosa", "nadia"}


def test_what_somebody_writes_about_themselves_they_read(town):
    note = Note.write(town.ella_met, "to rest on Sundays", by=town.ella, shared_with=Shared.CC)
    assert readers(town, note) == CCS
    assert readers(town, promise(town.ella_met, by=town.ella)) == CCS | {"rosa"}
    assert readers(town, promise(town.noor_met, by=town.noor)) == {"noor", "rosa"} | CCS


def test_everybody_sees_themselves_in_the_list_of_people(town):
    assert sees(town.noor, town.noor_met)
    assert sees(town.noor, SetupCall.plan(town.noor_met, by=town.rosa, on=town.council.today()))
