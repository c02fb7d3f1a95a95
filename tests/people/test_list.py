"""The people page: by name, some of them, and whom one looked for."""

import datetime as dt
from functools import partial

import pytest
import time_machine
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import CheckIn
from onetoone.councils.models import Council, Organizer
from onetoone.people.listing import listing
from onetoone.people.models import Pair, Person
from onetoone.people.models.person import sort_name
from tests.people.plans import only_sqlite, scans, statements

# A Wednesday at noon in Millbrook.
NOON = dt.datetime(2026, 11, 25, 17, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def wednesday():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def people(council):
    return reverse("people:list", kwargs={"council": council.slug})


def test_letters_stand_in_front_of_the_first_under_each(rosa, council, bayard, petra):
    Person.add(council, "Wilhelmina-Josephine Achterberg-Castellanos")
    Person.add(council, "Émile Äther")
    rows = listing(rosa, timezone.now()).rows
    assert [(row.letter, row.name.split()[0]) for row in rows] == [
        ("A", "Wilhelmina-Josephine"), ("", "Émile"), ("B", "Petra"), ("L", "Bayard"),
    ]  # fmt: skip


def test_the_page_names_nobody_in_its_title_and_addresses(signed_in, rosa, council, people):
    for number in range(60):
        Person.add(council, f"Ines Moreau{number}")
    html = signed_in(rosa).get(people).content.decode()
    assert "<title>People · onetoone</title>" in html
    assert "60 people." in html
    assert "0 have sat down with one of us." in html
    assert not [address for address in html.split('href="')[1:] if "ines" in address.split('"')[0].lower()]


def test_the_next_fifty_and_back(signed_in, rosa, council, people):
    for number in range(60):
        Person.add(council, f"Ines Moreau{number:02}")
    client = signed_in(rosa)
    first = client.get(people).context["listing"]
    second = client.get(people, {"show": "everyone", "after": first.next}).context["listing"]
    assert (len(first.rows), len(second.rows)) == (50, 10)
    assert client.get(people, {"before": second.previous}).context["listing"].rows == first.rows


def test_who_is_met_while_one_reads_still_marks_the_place(rosa, council):
    people = [Person.add(council, f"Ines Moreau{number:02}") for number in range(60)]
    first = listing(rosa, timezone.now(), show="never-met")
    people[49].be_met(NOON)
    second = listing(rosa, timezone.now(), show="never-met", after=first.next)
    assert [row.id for row in second.rows] == [person.pk for person in people[50:]]


def test_some_of_them(signed_in, rosa, held, bayard, petra, people):
    def names(show):
        return [row.name for row in signed_in(rosa).get(people, {"show": show}).context["listing"].rows]

    assert names("mine") == ["Bayard Lindqvist"]
    assert names("never-met") == names("given-to-nobody") == ["Petra Brandt"]
    assert names("everyone") == names("whatever") == ["Petra Brandt", "Bayard Lindqvist"]


def test_nobody_is_told_to_meet_themselves(rosa, noor, council, petra):
    Person.add(council, "Rosa Quintero", post=rosa)
    Person.add(council, "Noor Haddad", post=noor)
    for show in ("never-met", "given-to-nobody"):
        rows = listing(rosa, timezone.now(), show=show).rows
        assert {row.name for row in rows} == {"Petra Brandt", "Noor Haddad"}


def test_a_new_council_is_told_how_to_begin(signed_in, rosa, people):
    html = signed_in(rosa).get(people).content.decode()
    assert "Begin with three people you will meet first." in html
    assert "Add a person" in html


def test_more_than_a_thousand_are_not_counted(rosa, council, monkeypatch):
    monkeypatch.setattr("onetoone.people.listing.MANY", 3)
    for number in range(9):
        Person.add(council, f"Ines Moreau{number}")
    shown = listing(rosa, timezone.now())
    assert (shown.people, shown.are_many) == (4, True)


def test_whoever_sees_only_their_own_is_not_offered_the_others(
    signed_in, rosa, council, bayard, petra, people
):
    council.who_sees_whom = Council.WhoSeesWhom.GIVEN
    council.save()
    shown = signed_in(rosa).get(people).context["listing"]
    assert [row.name for row in shown.rows] == ["Bayard Lindqvist"]
    assert [url for url, _words, _chosen in shown.choices] == ["?show=everyone", "?show=never-met"]


def test_a_stranger_sees_no_page_and_staff_none_either(signed_in, mallory, staff, people):
    assert signed_in(mallory).get(people).status_code == 404
    assert signed_in(staff).get(people).status_code == 404


# finding


def test_what_was_typed_is_remembered_until_cleared(signed_in, rosa, bayard, petra, people):
    client, find = signed_in(rosa), f"{people}finding/"
    answer = client.post(find, {"find": "bay"})
    assert answer.url == people
    assert [row.name for row in client.get(people).context["listing"].rows] == ["Bayard Lindqvist"]
    assert 'value="bay"' in client.get(people).content.decode()
    client.post(find, {"find": "bay", "clear": "1"})
    assert len(client.get(people).context["listing"].rows) == 2


def test_as_one_types_only_the_list_changes(signed_in, rosa, bayard, people):
    client = signed_in(rosa)
    html = client.post(f"{people}finding/", {"find": "lind"}, headers={"HX-Request": "true"}).content.decode()
    assert "Bayard Lindqvist" in html
    assert "1 found." in html
    assert "<html" not in html


def test_nobody_found_leads_on(signed_in, rosa, bayard, people):
    client = signed_in(rosa)
    client.post(f"{people}finding/", {"find": "zzz"})
    html = client.get(people).content.decode()
    assert "Nobody by these words." in html
    assert f"{people}adding/" in html


def test_each_council_remembers_its_own(signed_in, rosa, council, elsewhere, people):
    Organizer.appoint(rosa.user, elsewhere)
    client = signed_in(rosa)
    client.post(f"{people}finding/", {"find": "bay"})
    assert client.get(people.replace(council.slug, elsewhere.slug)).context["listing"].found == ""


@pytest.mark.parametrize("typed", ["\0", "x" * 5000, "%_\\'\"", "\ud800"])
def test_nothing_typed_breaks_the_page(signed_in, rosa, bayard, people, typed):
    client = signed_in(rosa)
    body = f"find={typed}".encode(errors="surrogatepass")
    answer = client.post(f"{people}finding/", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 302
    assert client.get(people).status_code == 200


def test_looking_somebody_up_needs_a_form(signed_in, rosa, people):
    assert signed_in(rosa).get(f"{people}finding/").status_code == 405


# what it costs


def crowd(council, organizer, size):
    """Many people at once, each with a call or a check-in due today."""
    names = [f"Ines Moreau{number:03}" for number in range(size)]
    people = Person.objects.bulk_create(
        Person(council=council, name=name, sort_name=sort_name(name)) for name in names
    )
    SetupCall.objects.bulk_create(
        SetupCall(council=council, person=person, organizer=organizer, planned_on=NOON.date())
        for person in people[::2]
    )
    CheckIn.objects.bulk_create(
        CheckIn(council=council, person=person, owner=organizer, due_on=NOON.date())
        for person in people[1::2]
    )


@pytest.mark.parametrize("show", ["everyone", "mine", "never-met", "given-to-nobody"])
def test_a_page_asks_as_often_for_ten_as_for_five_hundred(signed_in, rosa, council, people, bayard, show):
    client = signed_in(rosa)
    client.get(people)  # the first request of a session writes it
    crowd(council, rosa, 10)
    few, _answer = statements(lambda: client.get(people, {"show": show}))
    crowd(council, rosa, 490)
    many, answer = statements(lambda: client.get(people, {"show": show}))
    assert answer.status_code == 200
    assert len(few) == len(many) <= 6


@only_sqlite
@pytest.mark.parametrize("sees", Council.WhoSeesWhom.values)
@pytest.mark.parametrize("show", ["everyone", "mine", "never-met", "given-to-nobody"])
def test_a_page_walks_through_no_table(signed_in, rosa, ella, council, people, show, sees):
    council.who_sees_whom = sees
    council.save()
    crowd(council, rosa, 60)
    Pair.objects.bulk_create(
        Pair(council=council, person=person, organizer=rosa) for person in Person.objects.all()[:55]
    )
    for organizer in (rosa, ella):
        client = signed_in(organizer)
        asked, first = statements(partial(client.get, people, {"show": show}))
        further = {"show": show, "after": first.context["listing"].next}
        asked += statements(partial(client.get, people, further))[0]
        for sql in asked:
            assert not sql.startswith("SELECT") or scans(sql) == [], sql
            assert "OFFSET" not in sql


@only_sqlite
def test_the_indexes_of_the_list_are_the_ones_made_for_it(rosa, council, bayard):
    def plan(people):
        rows = people.order_by("sort_name", "id").values("id")[:51]
        with connection.cursor() as cursor:
            sql, parameters = rows.query.sql_with_params()
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
            return " ".join(row[-1] for row in cursor.fetchall())

    people = Person.objects.visible_to(rosa)
    assert "INDEX person_by_name" in plan(people)
    assert "INDEX person_never_met" in plan(people.never_met())
    assert "INDEX pair_organizer_open" in plan(people.of(rosa))
    assert "TEMP B-TREE" not in plan(people) + plan(people.never_met()) + plan(people.given_to_nobody())
