"""What there is time for after the three things, and who may read it (O2–O7; rule 4)."""

import uuid

import pytest

from onetoone.audit.models import AuditEvent
from onetoone.councils.models import Opening
from onetoone.councils.undoing import undo
from onetoone.debriefs.models import Debrief, Reflection
from onetoone.meetings.models import Note, Spark
from onetoone.people.models import IssueTag, Person
from tests.debriefs.conftest import promise

HEARD = {
    "heard": "learned to argue at the kitchen table",
    "shared": "my first strike",
    "us": "both of us ride the 14",
    "now": "tired of petitions",
    "so_far": "handed out leaflets",
}


def test_what_was_heard_is_kept_part_by_part(tell, rosa, held, day):
    tell(on=day(5), **HEARD)
    notes = {note.part: note for note in Note.objects.filter(one_to_one=held)}
    assert {part: note.text for part, note in notes.items()} == {
        "self": "learned to argue at the kitchen table",
        "mine": "my first strike",
        "us": "both of us ride the 14",
        "now": "tired of petitions",
        "so_far": "handed out leaflets",
    }
    assert {(note.author_id, note.shared_with) for note in notes.values()} == {(rosa.pk, "me")}


def test_sparks_are_five_with_those_kept_during_the_talk(
    signed_in, tell, rosa, bayard, held, debrief_of, day
):
    Spark.write(bayard, "counts who gets off early", by=rosa, one_to_one=held)
    page = signed_in(rosa).get(debrief_of(held)).content.decode()
    assert "counts who gets off early" in page
    assert page.count('name="spark_') == 4
    tell(on=day(5), spark_2="his father lost a route", spark_6="one too many")
    assert [spark.text for spark in Spark.objects.order_by("at")] == [
        "counts who gets off early",
        "his father lost a route",
    ]


def test_issues_mark_the_talk_and_the_person(tell, council, bayard, day):
    fares = IssueTag.objects.create(council=council, name="Fares")
    bayard.issue_tags.add(rent := IssueTag.objects.create(council=council, name="Rent"))
    tell(on=day(5), issue_tags=[str(fares.pk)], another_issue="Night shifts")
    nights = IssueTag.objects.get(name="Night shifts")
    assert set(Debrief.objects.get().issue_tags.all()) == {fares, nights}
    assert set(bayard.issue_tags.all()) == {fares, nights, rent}


def test_an_issue_that_is_known_is_not_made_again(tell, council, day):
    fares = IssueTag.objects.create(council=council, name="Fares")
    tell(on=day(5), another_issue="fares")
    assert list(Debrief.objects.get().issue_tags.all()) == [fares]


def test_where_they_could_help_how_it_felt_and_whom_they_named(tell, council, rosa, bayard, held, day):
    hosting = Opening.objects.create(council=council, name="hosting")
    tell(on=day(5), drawn_to=str(hosting.pk), felt="too_much", who_else="Dee Okafor")
    held.refresh_from_db()
    dee = Person.objects.get(name="Dee Okafor")
    assert (Debrief.objects.get().drawn_to, held.balance_felt) == (hosting, "too_much")
    assert (dee.introduced_by, dee.added_by) == (bayard, rosa)


def test_somebody_known_by_that_name_is_not_added_again(tell, petra, bayard, day):
    tell(on=day(5), who_else="petra brandt")
    petra.refresh_from_db()
    assert petra.introduced_by == bayard
    assert Person.objects.filter(sort_name=petra.sort_name).count() == 1


def test_notes_are_their_author_s_until_shared(
    tell, signed_in, rosa, ella, noor, held, bayard, debrief_of, day
):
    bayard.give(noor)
    tell(on=day(5), spark_1="counts coins", reflection="let the quiet last", **HEARD)
    for other in (ella, noor):
        page = signed_in(other).get(debrief_of(held)).content.decode()
        assert "Written by Rosa" in page
        for words in (*HEARD.values(), "counts coins", "let the quiet last"):
            assert words not in page


@pytest.mark.parametrize(("shared_with", "readers"), [("cc", "ella"), ("council", "ella noor")])
def test_what_is_shared_is_read_by_those_and_its_author_can_see_it(
    tell, signed_in, rosa, ella, noor, held, bayard, debrief_of, day, shared_with, readers
):
    bayard.give(noor)
    tell(on=day(5), shared_with=shared_with, reflection="let the quiet last", **HEARD)
    for name, other in {"ella": ella, "noor": noor}.items():
        page = signed_in(other).get(debrief_of(held)).content.decode()
        assert (HEARD["us"] in page) == (name in readers)
        assert "let the quiet last" not in page
    read = AuditEvent.objects.filter(kind="read_note", author_id=rosa.pk)
    assert set(read.values_list("organizer_id", flat=True)) == {
        {"ella": ella, "noor": noor}[name].pk for name in readers.split()
    }


def test_the_reflection_is_for_its_author_alone(tell, signed_in, rosa, held, debrief_of, day):
    tell(on=day(5), reflection="let the quiet last")
    page = signed_in(rosa).get(debrief_of(held)).content.decode()
    assert "let the quiet last" in page
    assert "Nobody else can open this line." in page
    assert Reflection.objects.get().author == rosa


def test_who_was_also_there_adds_their_own(tell, signed_in, noor, ella, held, debrief_of, day):
    held.join(noor)
    tell(on=day(5), heard="a kitchen table")
    own = {
        "operation": str(uuid.uuid4()),
        "shared_with": "me",
        "heard": "a night bus",
        "reflection": "ask more",
    }
    where = debrief_of(held, "heard")
    assert [signed_in(noor).post(where, own).status_code for _twice in range(2)] == [302, 302]
    assert Note.objects.get(author=noor).text == "a night bus"
    assert Debrief.objects.count() == 1
    page = signed_in(noor).get(debrief_of(held)).content.decode()
    assert "a night bus" in page
    assert "a kitchen table" not in page
    assert signed_in(ella).post(where, own | {"operation": str(uuid.uuid4())}).status_code == 404


def test_an_empty_addition_is_said_and_not_kept(tell, signed_in, rosa, held, debrief_of, day):
    tell(on=day(5))
    empty = {"operation": str(uuid.uuid4()), "shared_with": "me"}
    answer = signed_in(rosa).post(debrief_of(held, "heard"), empty)
    assert answer.status_code == 422
    assert "Nothing new is written yet." in answer.content.decode()


def test_a_thank_you_is_ready_and_a_way_back(tell, signed_in, rosa, held, debrief_of, day):
    answer = tell(on=day(5), **promise(0, "bring Dee", day(9)))
    page = signed_in(rosa).get(answer.url).content.decode()
    assert "Hello Bayard, Rosa here. Thank you for your time." in page
    ready = page.split('id="thanks"')[1].split("</section>")[0]
    assert f"I wrote down what we said we would do. We talk again on {day(5):%A, %B} {day(5).day}." in ready
    assert "bring Dee" not in ready  # others may look at the same phone
    assert "sms:+12025550142?" in page
    assert "bring Dee" in page
    assert "Undo" in page


def test_no_text_is_ready_for_who_asked_us_not_to(tell, signed_in, rosa, held, day):
    answer = tell(ending="asked_not_to", reason="enough calls")
    page = signed_in(rosa).get(answer.url).content.decode()
    assert "They asked us not to" in page
    assert "sms:" not in page


def test_undo_takes_all_of_it_back(tell, council, rosa, bayard, held, day):
    bayard.issue_tags.add(rent := IssueTag.objects.create(council=council, name="Rent"))
    key = str(uuid.uuid4())
    said = {
        "answer": "yes",
        "asked": "Host?",
        "another_issue": "Nights",
        "who_else": "Dee Okafor",
        "felt": "half",
    }
    tell(
        operation=key,
        on=day(5),
        spark_1="counts coins",
        reflection="wait",
        **said,
        **HEARD,
        **promise(0, "a", day(9)),
    )
    assert Debrief.objects.exists()
    undo(key, by=rosa)
    held.refresh_from_db()
    assert list(Person.objects.all()) == [bayard]
    assert not any(model.objects.exists() for model in (Debrief, Note, Spark, Reflection))
    assert not any(made.exists() for made in (bayard.asks, bayard.commitments, bayard.check_ins))
    assert list(bayard.issue_tags.all()) == [rent]
    assert held.balance_felt == ""
    assert tell(on=day(6)).status_code == 302


def test_undo_lets_them_be_contacted_again(tell, rosa, bayard):
    key = str(uuid.uuid4())
    tell(operation=key, ending="asked_not_to", reason="enough calls")
    undo(key, by=rosa)
    bayard.refresh_from_db()
    assert not bayard.do_not_contact


def test_the_repeat_of_what_was_undone_writes_nothing(tell, rosa, day):
    key = str(uuid.uuid4())
    tell(operation=key, on=day(5))
    undo(key, by=rosa)
    assert tell(operation=key, on=day(5)).status_code == 302
    assert not Debrief.objects.exists()


def test_addresses_and_titles_tell_no_name(signed_in, tell, rosa, held, debrief_of, day):
    before = signed_in(rosa).get(debrief_of(held)).content.decode()
    tell(on=day(5))
    after = signed_in(rosa).get(debrief_of(held)).content.decode()
    for page in (before, after):
        assert "Bayard" not in page[page.index("<title>") : page.index("</title>")]


def test_many_promises_cost_no_more_questions(
    tell, signed_in, rosa, held, debrief_of, day, django_assert_max_num_queries
):
    tell(
        rows="12",
        on=day(5),
        **HEARD,
        **{k: v for row in range(12) for k, v in promise(row, "a", day(9)).items()},
    )
    with django_assert_max_num_queries(30):
        signed_in(rosa).get(debrief_of(held))
