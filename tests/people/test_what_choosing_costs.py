"""What the people page asks the database: as often for many as for few, by the indexes made for it."""

import re
from functools import partial

import pytest

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import CheckIn
from onetoone.councils.models import Council
from onetoone.people.models import Pair, PathwayStep, Person
from onetoone.people.models.person import sort_name
from tests.people.noon import CHOICES, NOON
from tests.people.plans import only_sqlite, plan, scans, statements

pytestmark = pytest.mark.usefixtures("wednesday")


def crowd(council, organizer, size, team=None):
    """Many people at once, each with a call or a check-in due today."""
    names = [f"Ines Moreau{number:03}" for number in range(size)]
    people = Person.objects.bulk_create(
        Person(council=council, name=name, sort_name=sort_name(name), team=team) for name in names
    )
    calls = [
        SetupCall(council=council, person=person, organizer=organizer, planned_on=NOON.date())
        for person in people[::2]
    ]
    SetupCall.objects.bulk_create(calls)
    CheckIn.objects.bulk_create(
        CheckIn(council=council, person=person, owner=organizer, due_on=NOON.date())
        for person in people[1::2]
    )


@pytest.mark.parametrize("show", CHOICES)
def test_a_page_asks_as_often_for_ten_as_for_five_hundred(signed_in, rosa, council, people, bayard, show):
    client = signed_in(rosa)
    client.get(people, {"show": show})  # the first request of a session writes it, and what is chosen
    crowd(council, rosa, 10)
    few, _answer = statements(lambda: client.get(people, {"show": show}))
    crowd(council, rosa, 490)
    many, answer = statements(lambda: client.get(people, {"show": show}))
    assert answer.status_code == 200
    assert len(few) == len(many) <= 6


def test_a_team_a_step_and_an_organizer_are_named_by_one_statement_each(
    signed_in, rosa, council, people, hosts, bayard
):
    step = PathwayStep.objects.create(council=council, name="Host")
    asked = {"team": hosts.pk, "step": step.pk, "whose": rosa.pk, "show": CHOICES}
    client = signed_in(rosa)
    client.get(people, asked)
    few, _answer = statements(lambda: client.get(people, asked))
    crowd(council, rosa, 490, hosts)
    many, _answer = statements(lambda: client.get(people, asked))
    assert len(few) <= 9
    assert len(many) <= 9


@only_sqlite
@pytest.mark.parametrize("sees", Council.WhoSeesWhom.values)
@pytest.mark.parametrize("show", [*CHOICES, "hosts", ["never-met", "quiet", "promises"]])
def test_a_page_walks_through_no_table(signed_in, rosa, ella, council, people, show, sees, hosts):
    council.who_sees_whom = sees
    council.save()
    crowd(council, rosa, 60, hosts)
    Pair.objects.bulk_create(
        Pair(council=council, person=person, organizer=rosa) for person in Person.objects.all()[:55]
    )
    asked_for = {"team": hosts.pk} if show == "hosts" else {"show": show}
    for organizer in (rosa, ella):
        client = signed_in(organizer)
        asked, first = statements(partial(client.get, people, asked_for))
        asked += statements(partial(client.get, people + first.context["listing"].address_after))[0]
        for sql in asked:
            assert not sql.startswith("SELECT") or scans(sql) == [], sql
            assert "OFFSET" not in sql


@only_sqlite
def test_lists_by_name_come_from_their_index_already_in_order(signed_in, rosa, council, people, hosts):
    crowd(council, rosa, 60, hosts)
    step = PathwayStep.objects.create(council=council, name="Host")
    for asked_for, index in [
        ({"show": "everyone"}, "person_by_name"),
        ({"show": "never-met"}, "person_never_met"),
        ({"show": "not-met-by-me"}, "person_by_name"),
        ({"show": "quiet"}, "person_by_name"),
        ({"show": "given-to-nobody"}, "person_by_name"),
        ({"team": hosts.pk}, "person_by_team"),
        ({"step": step.pk}, "person_by_step"),
        ({"team": hosts.pk, "show": ["quiet", "given-to-nobody"]}, "person_by_team"),
    ]:
        asked, _answer = statements(partial(signed_in(rosa).get, people, asked_for))
        of_people = [plan(sql) for sql in asked if "LIMIT 51" in sql]
        assert of_people
        for steps in of_people:
            assert f"INDEX {index}" in " ".join(steps), (asked_for, steps)
            assert "TEMP B-TREE" not in " ".join(steps), (asked_for, steps)


@only_sqlite
@pytest.mark.parametrize(
    ("show", "index"), [("mine", "pair_organizer_open"), ("promises", "commitment_open_due")]
)
def test_who_are_few_are_found_by_what_makes_them_so(signed_in, rosa, council, people, bayard, show, index):
    # To put one's own people, or those with an open promise, in order costs less than walking past everybody else.
    asked, _answer = statements(partial(signed_in(rosa).get, people, {"show": show}))
    steps = [" ".join(plan(sql)) for sql in asked if "LIMIT 51" in sql]
    assert steps
    assert all(f"INDEX {index}" in one for one in steps), steps


@only_sqlite
def test_whom_one_met_is_asked_about_by_the_people_of_the_page(signed_in, rosa, council, people):
    crowd(council, rosa, 60)
    asked, _answer = statements(partial(signed_in(rosa).get, people, {"show": "not-met-by-me"}))
    steps = [" ".join(plan(sql)) for sql in asked if "meetings_onetoone_also_there" in sql]
    assert len(steps) == 2  # the page, and how many there are
    assert all("INDEX one_to_one_person (person_id=?)" in one for one in steps), steps


@only_sqlite
def test_what_stands_ahead_of_a_page_is_found_by_its_people(signed_in, rosa, council, people):
    # An index of the whole council would be walked through for fifty people.
    crowd(council, rosa, 60)
    asked, _answer = statements(partial(signed_in(rosa).get, people, {"show": "everyone"}))
    (ahead,) = [" ".join(plan(sql)) for sql in asked if "UNION" in sql]
    tables = set(
        re.findall(r"(?:meetings_onetoone|commitments_checkin|calls_setupcall) USING INDEX (\w+)", ahead)
    )
    assert tables == {"one_to_one_person", "check_in_person", "call_person_made"}
