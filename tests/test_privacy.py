"""Who sees what, sentence by sentence. Every rule of `councils/policy.py` is held here from both sides.

`town` is Millbrook, where organizers see everybody; `workplace` is a council where they see only those given to them.
Rosa and Tomás were given Bayard and Rosa wrote about him; Lena wrote about him too and was released; Noor did neither.
Ella and Nadia are the CCs, Mallory is the CC elsewhere, Sam is staff, Greta has left, Ivo's account is closed.
"""

import ast
import inspect

import pytest

from onetoone.commitments.models import CheckIn
from onetoone.councils import policy
from onetoone.councils.models import Council, Organizer
from onetoone.councils.models.organizer import Post
from onetoone.meetings.models import Shared
from onetoone.people.models import Pair, Team
from tests.trust.seeing import (
    EVERYBODY,
    PAIR,
    RECORDS,
    fresh,
    like,
    readers,
    sees,
    sees_anything,
    with_the_pair,
)
from tests.trust.town import CCS, COUNCIL

pytestmark = pytest.mark.django_db


# the way in: `visible`


def test_nobody_sees_anything_without_a_post(town):
    assert not sees_anything(None)


def test_somebody_who_left_sees_nothing_not_even_what_they_wrote(town):
    assert not sees_anything(town.greta)
    assert not sees_anything(like(town.rosa, until=town.council.today()))
    assert not sees_anything(like(town.ella, until=town.council.today()))


def test_somebody_whose_account_was_closed_sees_nothing_from_then_on(town):
    assert not sees_anything(town.ivo)
    assert not sees_anything(like(town.rosa, user=like(town.rosa.user, is_active=False)))


def test_staff_see_nobody_and_nothing_not_even_what_they_wrote_as_organizers(town):
    assert not sees_anything(town.sam)
    assert not sees_anything(like(town.rosa, post=Post.STAFF))


def test_an_organizer_and_a_cc_do_see_people(town):
    assert sees_anything(town.noor)
    assert sees_anything(town.ella)


def test_a_council_sees_its_own_records_and_no_others(town):
    for model in RECORDS:
        for who in COUNCIL:
            seen = model.objects.visible_to(town.organizer(who))
            assert set(seen.values_list("council_id", flat=True)) <= {town.council.pk}


def test_elsewhere_a_cc_sees_all_of_theirs_and_nothing_of_ours(town):
    for model in RECORDS:
        seen = model.objects.visible_to(town.mallory)
        assert set(seen.values_list("council_id", flat=True)) == {town.harbor.pk}, model


def test_who_organizes_in_two_councils_takes_nothing_from_one_into_the_other(town):
    rosa_there = Organizer.appoint(town.rosa.user, town.harbor)
    assert sees(rosa_there, town.odile)
    assert not sees(rosa_there, town.bayard)
    assert not sees(rosa_there, town.hers.notes[Shared.ME])
    assert not sees(town.rosa, town.odile)


def test_what_was_undone_is_seen_by_nobody(town):
    fresh(town.hers.notes[Shared.COUNCIL]).undo()
    assert readers(town, town.hers.notes[Shared.COUNCIL]) == set()


def test_may_read_says_the_same_of_one_record(town):
    note = town.hers.notes[Shared.CC]
    assert {who for who in EVERYBODY if policy.may_read(note, town.organizer(who))} == CCS | {"rosa"}


# the whole council


def test_the_councils_own_words_are_for_everybody_who_organizes(town, workplace):
    for here in (town, workplace):
        for word in (
            here.opening,
            here.issue,
            here.step,
            here.campaign,
            here.current_ask,
            here.guide,
        ):
            assert readers(here, word) == COUNCIL


# who organizes


def known_to(town, who):
    """The names of those of whom this organizer may know that they organize here."""
    known = set(Organizer.objects.known_to(town.organizer(who)).serving().values_list("pk", flat=True))
    return {other for other in EVERYBODY if town.organizer(other).pk in known}


def test_who_organizes_is_known_to_everybody_who_does(town):
    for who in COUNCIL:
        assert known_to(town, who) >= COUNCIL
        assert not known_to(town, who) & {"mallory", "greta", "ivo"}


def test_in_a_workplace_an_organizer_knows_of_the_ccs_and_the_ccs_of_all(workplace):
    for who in COUNCIL - CCS:
        assert known_to(workplace, who) == CCS | {who}
    for who in CCS:
        assert known_to(workplace, who) >= COUNCIL


# groups of people


def test_a_team_is_for_everybody_who_organizes(town):
    assert readers(town, town.team) == COUNCIL


def test_in_a_workplace_a_team_is_for_those_who_were_given_somebody_of_it_and_the_ccs(workplace):
    assert readers(workplace, workplace.team) == PAIR | CCS
    fresh(workplace.tomas_pair).release()
    assert not sees(workplace.tomas, workplace.team)


def test_in_a_workplace_nobody_sees_a_team_of_people_given_to_others(workplace):
    alone = Team.objects.create(council=workplace.council, name="Night shift")
    fresh(workplace.petra).edit(team=alone)
    assert readers(workplace, alone) == CCS


# the council


def test_people_calls_and_one_to_ones_are_the_councils(town):
    for record in (town.bayard, town.hers.call, town.hers.arranged, town.hers.held, town.rosa_pair):
        assert readers(town, record) == COUNCIL


def test_in_a_workplace_they_are_for_those_who_were_given_the_person_and_the_ccs(workplace):
    life = workplace.hers
    for record in (workplace.bayard, life.call, life.arranged, life.held, workplace.rosa_pair):
        assert readers(workplace, record) == PAIR | CCS


def test_in_a_workplace_somebody_given_to_nobody_is_known_to_the_ccs(workplace):
    assert readers(workplace, workplace.petra) == CCS


def test_in_a_workplace_whoever_was_released_knows_of_them_no_more(workplace):
    assert not sees(workplace.lena, workplace.bayard)
    assert not sees(workplace.lena, workplace.lenas.call)
    fresh(workplace.tomas_pair).release()
    assert not sees(workplace.tomas, workplace.bayard)


def test_in_a_workplace_a_pair_that_was_undone_opens_nothing(workplace):
    fresh(workplace.tomas_pair).undo()
    assert not sees(workplace.tomas, workplace.bayard)


def test_in_a_workplace_being_given_one_person_opens_no_other(workplace):
    workplace.petra.give(workplace.noor)
    assert sees(workplace.noor, workplace.petra)
    assert not sees(workplace.noor, workplace.bayard)
    assert list(Pair.objects.visible_to(workplace.noor).values_list("person", flat=True)) == [
        workplace.petra.pk
    ]


def test_in_a_workplace_whoever_becomes_a_cc_sees_everybody(workplace):
    assert sees(like(workplace.noor, post=Post.CC), workplace.bayard)


# the pair and the CCs


def test_asks_promises_check_ins_debriefs_and_steps_are_the_pairs_and_the_ccs(town, workplace):
    for here in (town, workplace):
        for record in with_the_pair(here.hers):
            assert readers(here, record) == PAIR | CCS, record._meta.label


def test_whoever_wrote_them_keeps_seeing_them_after_being_released(town):
    for record in with_the_pair(town.lenas):
        assert readers(town, record) == PAIR | CCS | {"lena"}, record._meta.label


def test_but_in_a_workplace_they_are_gone_with_the_person(workplace):
    for record in with_the_pair(workplace.lenas):
        assert readers(workplace, record) == PAIR | CCS, record._meta.label


def test_a_check_in_of_the_ccs_is_seen_by_the_pair_and_the_ccs(town):
    of_the_ccs = CheckIn.arrange(town.bayard, owner=None, due_on=town.council.today())
    assert readers(town, of_the_ccs) == PAIR | CCS


# what pages remember


def asked_of_an_organizer():
    """What the rules ask of whoever wants to see something."""
    tree = ast.walk(ast.parse(inspect.getsource(policy)))
    asked = [node for node in tree if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)]
    return {node.attr for node in asked if node.value.id == "organizer"}


def test_questions_remembered_by_rights_are_asked_anew_when_the_rules_say_otherwise(town):
    council, user = town.rosa.council, town.rosa.user
    others = [
        town.noor,
        like(town.rosa, post=Post.CC),
        like(town.rosa, post=Post.STAFF),
        like(town.rosa, until=council.today()),
        like(town.rosa, user=like(user, is_active=False)),
        like(town.rosa, council=like(council, who_sees_whom=Council.WhoSeesWhom.GIVEN)),
        like(town.rosa, council=town.harbor, council_id=town.harbor.pk),
    ]
    assert town.rosa.rights not in [other.rights for other in others]
    rights = fresh(town.rosa).rights
    fresh(town.petra).change(post=fresh(town.rosa))
    assert fresh(town.rosa).rights != rights
    # Whoever makes a rule ask something else puts it into Organizer.rights, and then here.
    assert asked_of_an_organizer() == {
        "serves", "may_see_people", "council_id", "sees_everyone", "is_cc", "pk", "own_person_id",
        "pairs",  # asked anew each time: it stands in the statement itself
    }  # fmt: skip
