"""Pages by key: every row once, in order, whatever its neighbours are called and whoever joins meanwhile."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetoone.councils.models import Council
from onetoone.lib.keys import new_key
from onetoone.lib.paging import key_of, page, token
from onetoone.people.models import Person
from tests.people.plans import statements

KEYS = ("sort_name", "id")
names = st.lists(st.sampled_from(["Ana", "Bayard", "Bo", "Élan", "Rosa"]), max_size=20)  # with namesakes
few = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def some_people(names):
    council = Council.objects.create(slug=f"council-{new_key().hex}", name="Millbrook")
    for name in names:
        Person.add(council, name)
    return Person.objects.filter(council=council)


def walk(people, size, *, meanwhile=lambda: None):
    seen, after = [], ""
    for _page in range(100):
        shown = page(people, KEYS, after=after, size=size)
        seen += shown.rows
        if not shown.next:
            return seen
        meanwhile()
        after = shown.next
    raise AssertionError("the pages lead round in a circle")


@few
@given(names=names, size=st.integers(1, 7))
def test_walking_all_pages_shows_everybody_once_in_order(db, names, size):
    people = some_people(names)
    assert walk(people, size) == list(people.by_name())


@few
@given(names=names.filter(bool), size=st.integers(1, 7))
def test_walking_back_shows_them_again(db, names, size):
    people = some_people(names)
    shown, seen = page(people, KEYS, after=token(people.by_name().last().pk), size=size), []
    assert shown.rows == page(people, KEYS, size=size).rows  # nobody comes after the last
    shown = page(people, KEYS, before=token(people.by_name().last().pk), size=size)
    while shown.previous:
        assert len(seen) < len(names)
        seen[:0] = shown.rows
        shown = page(people, KEYS, before=shown.previous, size=size)
    everybody = list(people.by_name())
    assert shown.rows == everybody[: min(size, len(everybody))]  # the first page is always whole
    assert seen == everybody[len(everybody) - 1 - len(seen) : -1]


@few
@given(names=names, newcomers=names, size=st.integers(1, 4))
def test_who_joins_meanwhile_moves_nobody(db, names, newcomers, size):
    people = some_people(names)
    before = list(people.by_name())
    council = before[0].council if before else None
    waiting = iter(newcomers)

    def somebody_joins():
        if name := next(waiting, None):
            Person.add(council, name)

    seen = walk(people, size, meanwhile=somebody_joins)
    assert [person for person in seen if person in before] == before
    assert len(set(seen)) == len(seen)


def test_a_page_leads_on_and_back(council):
    people = some_people(["Ana", "Bo", "Cleo", "Dmitri", "Eli"])
    first = page(people, KEYS, size=2)
    second = page(people, KEYS, after=first.next, size=2)
    assert (first.previous, bool(second.previous), bool(second.next)) == ("", True, True)
    assert page(people, KEYS, before=second.previous, size=2).rows == first.rows
    third = page(people, KEYS, after=second.next, size=2)
    assert [person.name for person in third] == ["Eli"]
    assert third.next == ""


def test_keys_may_run_backwards_and_rows_be_values(council):
    people = some_people(["Ana", "Ana", "Bo"])
    keys = ("-sort_name", "-id")
    rows = people.values("id", "name")
    seen, after = [], ""
    for _page in range(3):
        shown = page(rows, keys, after=after, size=1)
        seen += [row["id"] for row in shown]
        after = shown.next
    assert seen == [person.pk for person in people.order_by(*keys)]


def test_a_token_holds_a_key_and_no_name(bayard):
    assert key_of(token(bayard.pk)) == bayard.pk
    assert len(token(bayard.pk)) == 22


@pytest.mark.parametrize("nonsense", ["x", "%00", "é" * 22, "A" * 22, "A" * 5000, "\ud800"])
def test_a_token_that_leads_nowhere_leads_to_the_first_page(council, bayard, petra, nonsense):
    assert page(Person.objects.all(), KEYS, after=nonsense, size=1).rows == [petra]


def test_a_token_names_only_rows_that_may_be_seen(rosa, council, elsewhere, bayard, petra):
    stranger = Person.add(elsewhere, "Carl Cole")
    mine = Person.objects.visible_to(rosa)
    assert page(mine, KEYS, after=token(stranger.pk)).rows == page(mine, KEYS).rows


def test_who_leaves_the_list_still_marks_the_place(rosa, council, bayard, petra):
    # Somebody is met while the list of those never met is being read.
    Person.add(council, "Ana Aaron")
    everybody = Person.objects.visible_to(rosa)
    petra.met_at = "2026-11-20T12:00Z"
    petra.save()
    assert page(everybody.never_met(), KEYS, after=token(petra.pk), among=everybody).rows == [bayard]


@pytest.mark.django_db
def test_a_page_asks_twice_and_never_counts_or_skips():
    people = some_people(["Ana", "Bo", "Cleo", "Dmitri", "Eli"])
    first = page(people, KEYS, size=2)
    asked, _shown = statements(lambda: page(people, KEYS, after=first.next, size=2))
    assert len(asked) == 2
    assert not any(word in sql for sql in asked for word in ("COUNT(", "OFFSET"))
