"""Importing: who is known, who is new, and that twice is once."""

import pytest

from onetoone.people.finding import find
from onetoone.people.models import Person
from tests.transfer.reports import counts, whys


def test_new_people_are_found_at_once_with_all_that_the_sheet_said(bring, council):
    report = bring(
        "First name,Last name,Email,Phone,City,Zip,Language,Tags,Pronouns,Goes by",
        'Zoë,Núñez,"Z@Example.org, z2@example.org",(202) 555-0142,Millbrook,02118,Spanish,"tenant, night shift",she,Zo',
    )
    assert counts(report) == (1, 0, 0)
    [person] = find(Person.objects.filter(council=council), "nunez 2025550142", "US")
    assert (person.name, person.sort_name, person.email, person.phone) == (
        "Zoë Núñez",
        "nunez zoe",
        "z@example.org",
        "+12025550142",
    )
    assert person.other_emails == ["z2@example.org"]
    assert (person.place, person.postcode, person.language) == ("Millbrook", "02118", "es")
    assert (person.tags, person.pronouns, person.goes_by) == (["tenant", "night shift"], "she", "Zo")


def test_an_imported_person_is_as_findable_as_one_added_by_hand(bring, council):
    bring("Name,Email,Phone", "Ama Okafor,a.okafor@example.org,+44 20 7946 0958")
    imported = Person.objects.get()
    added = Person.add(council, "Ama Okafor", email="a.okafor@example.org", phone="+442079460958")
    words = [sorted(person.search_words.values_list("word", flat=True)) for person in (imported, added)]
    assert words[0] == words[1]
    assert imported.sort_name == added.sort_name


def test_the_same_sheet_twice_adds_nobody(bring):
    sheet = [
        "Name,Email,Notes",
        "Ama,a@example.org,likes maps",
        "Ama,,",
        "Ama,,",
        ",b@example.org,",
        "Ben,a@example.org,",
    ]
    assert counts(bring(*sheet)) == (5, 0, 0)
    assert counts(bring(*sheet)) == (0, 5, 0)
    assert Person.objects.count() == 5


def test_namesakes_of_one_sheet_stay_two_when_it_comes_again(bring):
    bring("Name,Tags", "Ama,", "Ama,")
    assert counts(bring("Name,Tags", "Ama,tenant", "Ama,host")) == (0, 2, 0)
    assert sorted(person.tags for person in Person.objects.all()) == [["host"], ["tenant"]]


def test_a_council_may_change_what_it_likes_between_two_imports_of_a_sheet(bring):
    sheet = ["Name,Email", "Ama,a@example.org", "Noor,"]
    bring(*sheet)
    for person in Person.objects.all():
        person.edit(name=f"{person.name} Haddad", email="")
    assert counts(bring(*sheet)) == (0, 2, 0)


@pytest.mark.parametrize(
    "name", ["bayard lindqvist", "Lindqvist, Bayard", "BAYARD LÍNDQVIST", "Bayard J. Lindqvist"]
)
@pytest.mark.parametrize("address", ["BAYARD@example.org,", ",(202) 555-0142"])
def test_an_address_matches_if_the_names_agree(bring, bayard, name, address):
    assert counts(bring("Name,Email,Phone", f'"{name}",{address}')) == (0, 1, 0)


@pytest.mark.parametrize(
    ("row", "column"),
    [("Greta Lindqvist,bayard@example.org,", "Email"), ("Greta Lindqvist,,2025550142", "Phone")],
)
def test_couples_share_an_address_and_stay_two_people(bring, bayard, row, column):
    report = bring("Name,Email,Phone", row)
    assert counts(report) == (1, 0, 0)
    [(number, heading, why)] = whys(report)
    assert (number, heading) == (2, column)
    assert "another name" in why
    assert "Lindqvist" not in why
    assert counts(bring("Name,Email,Phone", row)) == (0, 1, 0)


def test_father_and_son_are_not_the_same(bring):
    report = bring(
        "Name,Email",
        "John Smith,home@example.org",
        "John Smith Jr.,home@example.org",
        "John A Smith,x@example.org",
        "John B Smith,x@example.org",
    )
    assert counts(report) == (4, 0, 0)


def test_an_address_without_a_name_is_the_person_it_leads_to(bring, bayard):
    assert counts(bring("Email", "bayard@example.org")) == (0, 1, 0)


def test_a_namesake_without_any_address_is_not_taken_for_somebody_here(bring, bayard):
    report = bring("Name,City", "Bayard Lindqvist,Perch Lake")
    assert counts(report) == (1, 0, 0)
    assert "nothing tells them apart" in report.problems[0].why


def test_an_id_of_another_system_matches_whatever_the_name(bring):
    bring("VANID,Name", "17,Ama Okafor")
    assert counts(bring("VANID,Name,Email", "17,Ama Jones,ama@example.org")) == (0, 1, 0)
    person = Person.objects.get()
    assert (person.name, person.email) == ("Ama Okafor", "ama@example.org")
    assert counts(bring("nationbuilder_id,Name", "17,Ama Okafor"))[0] == 1, "17 is somebody else there"


def test_an_id_of_nobody_knows_which_system_needs_the_name_too(bring):
    sheet = ["external_id,Name", "1,Ama Okafor", "2,Ben"]
    bring(*sheet)
    assert counts(bring(*sheet)) == (0, 2, 0)
    other = ["external_id,Name", "1,Cleo Voss"]
    report = bring(*other)
    assert counts(report) == (1, 0, 0)
    assert "belongs to another person" in report.problems[0].why
    assert counts(bring(*other)) == (0, 1, 0)


def test_an_id_of_somebody_who_no_longer_counts_is_free(bring):
    sheet = ["VANID,Name", "17,Ama Okafor"]
    bring(*sheet)
    Person.objects.get().undo()
    assert counts(bring(*sheet)) == (1, 0, 0)
    assert counts(bring(*sheet)) == (0, 1, 0)


def test_our_own_id_comes_first(bring, bayard, petra):
    report = bring("onetoone id,Name,Email", f"{petra.pk},Pete,bayard@example.org", "not an id,Ama,")
    assert counts(report) == (1, 1, 0)
    petra.refresh_from_db()
    assert (petra.name, petra.email) == ("Petra Brandt", "bayard@example.org")


def test_ids_of_two_people_in_one_row_are_left_where_they_are(bring):
    bring("VANID,Voter File VANID,Name", "1,,Ama", "2,9,Ben")
    report = bring("VANID,Voter File VANID,Name", "1,9,Ama")
    assert counts(report) == (0, 1, 0)
    assert "belongs to another person" in report.problems[0].why


def test_nobody_of_another_council_is_matched_or_touched(bring, elsewhere):
    stranger = Person.add(elsewhere, "Ama Okafor", email="ama@example.org")
    report = bring("onetoone id,Name,Email,City", f"{stranger.pk},Ama Okafor,ama@example.org,Millbrook")
    assert counts(report) == (1, 0, 0)
    stranger.refresh_from_db()
    assert stranger.place == ""


def test_what_is_known_is_never_overwritten_and_what_is_empty_is_filled(bring, bayard):
    Person.objects.filter(pk=bayard.pk).update(place="Harbor Falls", tags=["tenant"])
    bring(
        "Name,Email,Phone,City,Pronouns,Tags",
        'Bayard Lindqvist,bayard@example.org,202 555 0199,Millbrook,he,"host,tenant"',
    )
    bayard.refresh_from_db()
    assert (bayard.place, bayard.pronouns, bayard.tags) == ("Harbor Falls", "he", ["tenant", "host"])
    assert (bayard.phone, bayard.other_phones) == ("+12025550142", ["+12025550199"])
    assert bayard in find(Person.objects.all(), "2025550199", "US")
