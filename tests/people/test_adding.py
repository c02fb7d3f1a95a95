"""Adding and editing people: plain facts, a look at who may be the same, once, and with a way back."""

import pytest
from django.urls import reverse

from onetoone.audit.models import Operation
from onetoone.councils.models import Council
from onetoone.councils.undoing import undo
from onetoone.lib.keys import new_key
from onetoone.people.finding import find
from onetoone.people.models import Person, Team


@pytest.fixture
def adding(council):
    return reverse("people:add", kwargs={"council": council.slug})


@pytest.fixture
def editing(council, bayard):
    return reverse("people:edit", kwargs={"council": council.slug, "person_id": bayard.pk})


def words(**facts):
    return {"operation": str(new_key()), "name": "Ines Moreau", **facts}


def test_a_name_is_enough(signed_in, rosa, council, adding):
    answer = signed_in(rosa).post(adding, words())
    ines = Person.objects.get()
    assert answer.url == reverse("people:person", kwargs={"council": council.slug, "person_id": ines.pk})
    assert (ines.name, ines.added_by, ines.council) == ("Ines Moreau", rosa, council)
    assert list(find(Person.objects.visible_to(rosa), "moreau ines", "US")) == [ines]


def test_whom_an_organizer_adds_is_theirs_and_a_coordinator_adds_for_others(signed_in, rosa, ella, adding):
    for who, pairs in ((rosa, 1), (ella, 0)):
        signed_in(who).post(adding, words(name=f"Ines of {who.first_name}"))
        assert Person.objects.get(added_by=who).pairs.open().filter(organizer=who).count() == pairs
    undo(Operation.objects.get(organizer_id=rosa.pk).pk, by=rosa)
    assert not rosa.pairs.open().exists()


def test_both_forms_say_that_a_work_mailbox_may_be_read(signed_in, rosa, adding, editing):
    for form in (adding, editing):
        page = signed_in(rosa).get(form).content.decode()
        assert "an employer may be able to read a work mailbox" in page


def test_everything_one_knows_is_kept(signed_in, rosa, council, petra, adding):
    facts = {
        "phone": "(202) 555 0199", "email": "ines@example.org", "goes_by": "Nes", "pronouns": "she/her",
        "language": "es", "other_languages": "Kreyòl", "needs_interpreter": "on", "reached_through": "the bakery",
        "place": "Millbrook", "team": "Phone team", "introduced_by": str(petra.pk),
    }  # fmt: skip
    signed_in(rosa).post(adding, words(**facts))
    ines = Person.objects.get(name="Ines Moreau")
    assert (ines.phone, ines.email, ines.goes_by) == ("+12025550199", "ines@example.org", "Nes")
    assert (ines.language, ines.needs_interpreter, ines.reached_through) == ("es", True, "the bakery")
    assert (ines.team.name, ines.introduced_by) == ("Phone team", petra)


def test_a_number_of_mexico_needs_no_plus(signed_in, rosa, adding):
    signed_in(rosa).post(adding, words(phone="52 55 1234 5678"))
    assert Person.objects.get(name="Ines Moreau").phone == "+525512345678"


def test_a_number_that_cannot_be_one_stays_as_it_was_typed(signed_in, rosa, adding):
    answer = signed_in(rosa).post(adding, words(phone="5-12"))
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Write the whole number with its area code" in html
    assert 'value="5-12"' in html
    assert 'value="Ines Moreau"' in html
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "x" * 161}, {"email": "no"}, {"language": "klingon"}]
)
def test_what_cannot_be_is_not_kept(signed_in, rosa, adding, wrong):
    assert signed_in(rosa).post(adding, words(**wrong)).status_code == 422
    assert not Person.objects.exists()


def test_sent_twice_it_counts_once(signed_in, rosa, adding):
    client, sent = signed_in(rosa), words()
    assert client.post(adding, sent).url == client.post(adding, sent).url
    assert Person.objects.count() == 1


def test_added_undone_and_sent_again_it_says_so(signed_in, rosa, council, adding):
    client, sent = signed_in(rosa), words()
    client.post(adding, sent)
    undo(sent["operation"], by=rosa)
    answer = client.post(adding, sent)
    assert answer.url == reverse("people:list", kwargs={"council": council.slug})
    assert "This was undone." in client.get(answer.url).content.decode()
    assert not Person.objects.exists()


# who may be the same


@pytest.mark.parametrize(
    "same", [{"name": "bayard lindqvist"}, {"phone": "202-555-0142"}, {"email": "Bayard@example.org"}]
)
def test_somebody_who_may_be_here_already_is_shown_first(signed_in, rosa, council, bayard, adding, same):
    client = signed_in(rosa)
    answer = client.post(adding, words(**same))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Already here?" in html
    assert reverse("people:person", kwargs={"council": council.slug, "person_id": bayard.pk}) in html
    assert Person.objects.count() == 1
    assert client.post(adding, words(**same, anyway="1")).status_code == 302
    assert Person.objects.count() == 2


def test_somebody_one_may_not_see_is_not_given_away(signed_in, noor, council, bayard, adding):
    council.who_sees_whom = Council.WhoSeesWhom.GIVEN
    council.save()
    assert signed_in(noor).post(adding, words(name="Bayard Lindqvist")).status_code == 302
    namesake = Person.objects.exclude(pk=bayard.pk).get()
    assert namesake.pairs.open().get().organizer == noor  # else she could not see whom she added


def test_nobody_from_elsewhere_introduces(signed_in, rosa, elsewhere, adding):
    stranger = Person.add(elsewhere, "Carl Cole")
    html = signed_in(rosa).get(adding, {"through": str(stranger.pk)}).content.decode()
    assert "led us to them" not in html
    assert signed_in(rosa).get(adding, {"through": "nonsense"}).status_code == 200
    assert signed_in(rosa).post(adding, words(introduced_by=str(stranger.pk))).status_code == 422


def test_who_led_us_there_is_said_and_kept(signed_in, rosa, petra, adding):
    html = signed_in(rosa).get(adding, {"through": str(petra.pk)}).content.decode()
    assert "Petra led us to them." in html
    assert f'name="introduced_by" value="{petra.pk}"' in html


# editing


def test_new_facts_are_kept_and_found(signed_in, rosa, bayard, editing):
    signed_in(rosa).post(editing, words(name="Bay Strand", phone="+1 202 555 0188"))
    bayard.refresh_from_db()
    assert (bayard.name, bayard.sort_name, bayard.phone) == ("Bay Strand", "strand bay", "+12025550188")
    assert list(find(Person.objects.visible_to(rosa), "188 strand", "US")) == []  # too little of a number
    assert list(find(Person.objects.visible_to(rosa), "202 555 0188 strand", "US")) == [bayard]


def test_the_form_shows_what_is_known_and_keeps_it(signed_in, rosa, council, bayard, editing):
    bayard.edit(team=Team.named("Phone team", council), reached_through="the depot", language="tlh")
    html = signed_in(rosa).get(editing).content.decode()
    for known in ['value="Bayard Lindqvist"', 'value="(202) 555-0142"', 'value="Phone team"', "the depot"]:
        assert known in html
    sent = {
        "phone": "(202) 555-0142", "email": "bayard@example.org", "team": "phone team",
        "reached_through": "the depot", "language": "tlh",
    }  # fmt: skip
    before = Person.objects.filter(pk=bayard.pk).values().get()
    signed_in(rosa).post(editing, words(name="Bayard Lindqvist", **sent))
    after = Person.objects.filter(pk=bayard.pk).values().get()
    assert {name for name in before if before[name] != after[name]} <= {
        "last_operation_id",
        "reached_through_sealed",
    }
    assert Team.objects.count() == 1


def test_an_edit_can_be_undone(signed_in, rosa, bayard, editing):
    sent = words(name="Bay Strand", reached_through="the depot")
    signed_in(rosa).post(editing, sent)
    undo(sent["operation"], by=rosa)
    bayard.refresh_from_db()
    assert (bayard.name, bayard.phone, bayard.reached_through) == ("Bayard Lindqvist", "+12025550142", "")
    assert list(find(Person.objects.visible_to(rosa), "lindqvist", "US")) == [bayard]


def test_an_edit_remembers_only_what_it_changed(signed_in, rosa, bayard, editing):
    sent = words(name="Bayard Lindqvist", phone="2025550142", email="bayard@example.org", place="Millbrook")
    signed_in(rosa).post(editing, sent)
    changed = Operation.objects.get(pk=sent["operation"]).changed
    assert [set(before) for _label, _key, before in changed] == [{"place", "last_operation_id"}]


@pytest.mark.parametrize("who", ["mallory", "staff"])
def test_a_stranger_adds_and_edits_nobody(request, signed_in, adding, editing, who):
    client = signed_in(request.getfixturevalue(who))
    for page in (adding, editing):
        assert client.get(page).status_code == 404
        assert client.post(page, words()).status_code == 404
    assert Person.objects.get().name == "Bayard Lindqvist"
