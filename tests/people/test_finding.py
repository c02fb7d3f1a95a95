"""Finding people by what one remembers: some of the words, in any order, without accents; a number, an e-mail."""

import random
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetoone.audit.models import Operation
from onetoone.councils.models import Council
from onetoone.councils.undoing import undo
from onetoone.lib.folding import fold
from onetoone.lib.keys import new_key
from onetoone.people.finding import find, likely_same, typed_words
from onetoone.people.models import Person, SearchWord
from tests.people.plans import only_postgresql, only_sqlite, scans, statements

LETTERS = "abcdeéèñüçøłßőŽæ’'-ЖяйΣώ中文"
words = st.text(LETTERS, min_size=1, max_size=12).filter(fold)
few = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def found(organizer, text):
    return list(find(Person.objects.visible_to(organizer), text, organizer.council.country))


@few
@given(names=st.lists(words, min_size=1, max_size=4), data=st.data())
def test_the_beginnings_of_the_words_in_any_order_find_somebody(mallory, rosa, names, data):
    person = Person.add(rosa.council, " ".join(names))
    typed = []
    for name in data.draw(st.permutations(names)):
        length = data.draw(st.integers(1, len(name)))
        part = name[:length] if data.draw(st.booleans()) else fold(name[:length])
        typed.append(part.upper() if data.draw(st.booleans()) else part)
    text = " ".join(typed)
    if typed_words(text, "US"):
        assert person in found(rosa, text)
        assert person not in found(mallory, text)
    person.undo()


@pytest.mark.parametrize(
    "typed",
    ["bayard", "LINDQVIST", "lind bay", "bayard  l.", "bay", "bayard@example.org", "BAYARD@ex", "b l"],
)
def test_bayard_is_found(bayard, petra, rosa, typed):
    assert found(rosa, typed) == [bayard]


@pytest.mark.parametrize(
    "typed", ["bayards", "lindqvist bayard x", "ayard", "example", "bayard petra", "!", "  "]
)
def test_bayard_is_not_found(bayard, petra, rosa, typed):
    assert found(rosa, typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        "+1 202 555 0142", "12025550142", "(202) 555-0142", "202.555.0142", "202 555 01", "1-202-555",
        "bayard 202", "202 555 lindqvist", "٢٠٢ ٥٥٥ ٠١٤٢", "0142", "555-0142", "5550142", "555 01", "bay 0142",
        "5-0142", "50142", "55-0142",
    ],
)  # fmt: skip
def test_a_number_is_found_however_it_is_typed(bayard, petra, rosa, typed):
    assert bayard in found(rosa, typed)


@pytest.mark.parametrize(
    ("country", "kept", "typed"),
    [
        ("GB", "+442079460018", ["020 7946", "+44 20 7946 0018", "+44 (0)20 7946", "0044 20 79", "20 7946"]),
        ("DE", "+493012345678", ["030 123", "+49 30", "0049 30 12345678", "(030) 12345678"]),
        ("RU", "+79161234567", ["8 (916) 123", "+7 916 123-45-67", "916 123"]),
        ("US", "+442079460018", ["011 44 20 7946", "+44 20", "020 7946"]),
    ],
)  # fmt: skip
def test_a_number_is_found_as_people_dial_it_at_home_and_from_abroad(rosa, country, kept, typed):
    rosa.council.country = country
    rosa.council.save()
    person = Person.add(rosa.council, "Ines Moreau", phone=kept)
    Person.add(rosa.council, "Teo Marchetti", phone="+393331234567")
    for text in typed:
        assert found(rosa, text) == [person], text


def test_who_was_here_before_ends_of_numbers_led_to_people_is_found_by_them_too(bayard, petra, rosa):
    SearchWord.objects.filter(word__in=["5550142", "550142", "50142", "0142"]).delete()
    assert found(rosa, "0142") == []
    lead = import_module("onetoone.people.migrations.0008_ends_of_numbers").lead
    lead(apps, None)
    lead(apps, None)
    assert found(rosa, "0142") == found(rosa, "5-0142") == found(rosa, "555-0142") == [bayard]
    assert [SearchWord.objects.filter(person=bayard, word=word).count() for word in ("0142", "50142")] == [
        1,
        1,
    ]


def test_the_closest_come_first_and_nobody_twice(rosa, council):
    anabel = Person.add(council, "Anabel Anand", email="ana.banks@example.org")
    ana = Person.add(council, "Ana Zuma")
    anton = Person.add(council, "Anton Zuma")
    assert found(rosa, "an") == [*sorted([ana, anabel], key=lambda person: person.pk), anton]
    assert found(rosa, "an zu") in ([ana, anton], [anton, ana])


def test_a_name_that_changed_is_found_as_it_is_now_and_after_an_undo_as_it_was(rosa, bayard):
    operation = Operation.once(new_key(), lambda: bayard.edit(name="Bay Strand"), by=rosa, verb="person.edit")
    assert (found(rosa, "lindqvist"), found(rosa, "strand")) == ([], [bayard])
    undo(operation.pk, by=rosa)
    assert (found(rosa, "lindqvist"), found(rosa, "strand")) == ([bayard], [])


def test_somebody_whose_adding_was_undone_is_not_found(rosa, council):
    operation = Operation.once(
        new_key(), lambda: Person.add(council, "Ines Moreau", by=rosa), by=rosa, verb="add"
    )
    undo(operation.pk, by=rosa)
    assert found(rosa, "ines") == []


def test_whoever_sees_only_the_people_given_to_them_finds_no_others(rosa, bayard, petra):
    rosa.council.who_sees_whom = Council.WhoSeesWhom.GIVEN
    assert found(rosa, "ba") == [bayard]
    assert found(rosa, "petra") == []


def test_staff_and_those_who_left_find_nobody(staff, rosa, bayard):
    rosa.leave()
    assert found(staff, "bayard") == found(rosa, "bayard") == []


def test_no_more_are_found_than_can_be_looked_through(rosa, council):
    for number in range(6):
        Person.add(council, f"Ana Number{number}")
    assert len(find(Person.objects.visible_to(rosa), "ana", "US", limit=4)) == 4


def test_a_whole_page_pasted_in_looks_for_a_few_words(rosa, bayard):
    asked, _found = statements(
        lambda: found(rosa, "bayard " * 500 + " ".join(f"word{i}" for i in range(500)))
    )
    assert len(asked) == 1
    assert len(typed_words(" ".join(f"word{i}" for i in range(500)), "US")) < 10


def crowd(council, size):
    dice = random.Random(4)
    for number in range(size):
        name = f"{dice.choice(['Ana', 'Bo', 'Cleo'])} {dice.choice('bdgklm')}{dice.choice('aeiou')}{number}"
        Person.add(council, name, phone=f"+1202555{number:04d}")


@only_sqlite
@pytest.mark.parametrize("typed", ["a", "ana b", "202555", "ana@example.org", "a b c d"])
@pytest.mark.parametrize("sees", Council.WhoSeesWhom.values)
def test_finding_asks_once_and_walks_through_no_table(rosa, council, typed, sees):
    council.who_sees_whom = rosa.council.who_sees_whom = sees
    crowd(council, 20)
    asked, _found = statements(lambda: found(rosa, typed))
    assert len(asked) == 1
    assert scans(asked[0]) == []
    assert "LIKE" not in asked[0]


@only_sqlite
def test_finding_begins_with_the_words_of_the_council(rosa, council):
    crowd(council, 20)
    plan = find(Person.objects.visible_to(rosa), "ana b", "US").explain().splitlines()
    assert "SEARCH people_searchword USING COVERING INDEX word_council_word" in plan[0]
    assert not [step for step in plan if "TEMP B-TREE" in step]


@only_postgresql
def test_finding_enters_the_index_of_words_on_postgresql_in_any_language(rosa, council):
    crowd(council, 20)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SELECT pg_collation_for(word) FROM people_searchword LIMIT 1")
        assert cursor.fetchone() == ('"C"',)
    plan = find(Person.objects.visible_to(rosa), "ana b", "US").explain()
    assert "word_council_word" in plan
    assert "word >= 'ana'" in plan
    assert "Seq Scan" not in plan


def test_a_namesake_a_shared_telephone_and_a_shared_address_may_be_the_same(rosa, bayard, petra):
    people = Person.objects.visible_to(rosa)
    assert likely_same(people, name="bàyard LINDQVIST") == [bayard]
    assert likely_same(people, name="Bay", phone="+12025550142") == [bayard]
    assert likely_same(people, name="Bay", email="Bayard@Example.org") == [bayard]
    assert likely_same(people, name="Bayard") == []
    assert likely_same(people, name="Petra Brandt", phone="+12025550142") == [petra, bayard]


def test_somebody_elsewhere_is_never_likely_the_same(mallory, bayard):
    people = Person.objects.visible_to(mallory)
    assert likely_same(people, name="Bayard Lindqvist", phone="+12025550142") == []
