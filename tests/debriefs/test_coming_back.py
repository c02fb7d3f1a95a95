"""Two more minutes may come later: what was heard is found again, changed, shared and taken out (rule 4)."""

import uuid

import pytest
from django.urls import reverse

from onetoone.councils.models import Opening
from onetoone.councils.undoing import undo
from onetoone.debriefs.models import Debrief, Reflection
from onetoone.debriefs.reading import where_it_connects
from onetoone.meetings.models import Note, OneToOne, Spark
from onetoone.people.models import IssueTag, Person


@pytest.fixture
def add(signed_in, rosa, held, debrief_of):
    """Rosa comes back to what she heard, and keeps the page with these words."""

    def send(who=rosa, **said):
        page = {"operation": str(uuid.uuid4()), "shared_with": "me"}
        return signed_in(who).post(debrief_of(held, "heard"), page | said)

    return send


def standing(held):
    return {note.part: note.text for note in Note.objects.filter(one_to_one=held).current()}


def test_what_was_written_is_found_again(tell, signed_in, rosa, held, debrief_of, day):
    tell(on=day(5), heard="a kitchen table", heard_for="council", reflection="let the quiet last")
    page = signed_in(rosa).get(debrief_of(held, "heard")).content.decode()
    assert "a kitchen table</textarea>" in page
    assert 'value="let the quiet last"' in page
    assert '<option value="council" selected>everybody in the council' in page


def test_a_note_added_later_is_for_oneself_although_the_sparks_are_shared(
    tell, signed_in, rosa, held, debrief_of, day
):
    tell(on=day(5), spark_1="counts coins", shared_with="council")
    form = signed_in(rosa).get(debrief_of(held, "heard")).context["form"]
    assert form["shared_with"].value() == "council"
    assert form["heard_for"].value() == "me"


def test_a_note_added_later_stays_ones_own_when_the_rest_is_shared_meanwhile(
    tell, add, signed_in, rosa, held, debrief_of, day
):
    tell(on=day(5), heard="drives the 14")
    form = signed_in(rosa).get(debrief_of(held, "heard")).context["form"]
    as_shown = {field.name: field.value() or "" for field in form if field.name.endswith("_for")}
    add(**as_shown, heard="drives the 14", us="both count coins", shared_with="council")
    assert {note.part: note.shared_with for note in held.notes.current()} == {"self": "council", "us": "me"}


def test_each_note_has_its_own_readers(tell, held, day):
    tell(
        on=day(5),
        heard="a kitchen table",
        shared="my first strike",
        shared_for="council",
        us="line 14",
        us_for="cc",
    )
    notes = {note.text: note.shared_with for note in Note.objects.filter(one_to_one=held)}
    assert notes == {"a kitchen table": "me", "my first strike": "council", "line 14": "cc"}


def test_other_words_take_the_place_of_the_first(tell, add, rosa, held, day):
    tell(on=day(5), heard="a kitchen table", us="line 14")
    key = str(uuid.uuid4())
    add(operation=key, heard="a kitchen table, and her father", us="")
    assert standing(held) == {"self": "a kitchen table, and her father"}
    undo(key, by=rosa)
    assert standing(held) == {"self": "a kitchen table", "us": "line 14"}


def test_what_was_changed_and_then_emptied_is_gone_with_its_first_words(tell, add, held, day):
    tell(on=day(5), heard="a kitchen table")
    add(heard="a kitchen chair")
    add(heard="")
    assert standing(held) == {}


def test_other_readers_without_other_words(tell, add, held, day):
    tell(on=day(5), heard="a kitchen table", spark_1="counts coins")
    add(heard="a kitchen table", heard_for="cc", shared_with="council")
    assert Note.objects.get().shared_with == "cc"
    assert Spark.objects.get().shared_with == "council"


def test_the_line_for_oneself_can_be_said_better(tell, add, day):
    tell(on=day(5), reflection="wait")
    add(reflection="let the quiet last")
    assert Reflection.objects.get().text == "let the quiet last"
    add(reflection="")
    assert not Reflection.objects.exists()


def test_who_wrote_the_debrief_may_still_say_what_they_noticed(
    tell, add, signed_in, council, rosa, bayard, held, debrief_of, day
):
    tell(on=day(5))
    fares = IssueTag.objects.create(council=council, name="Fares")
    hosting = Opening.objects.create(council=council, name="hosting")
    key = str(uuid.uuid4())
    add(operation=key, issue_tags=str(fares.pk), drawn_to=str(hosting.pk), felt="half", who_else="Dee Okafor")
    debrief = Debrief.objects.get()
    assert (list(debrief.issue_tags.all()), debrief.drawn_to) == ([fares], hosting)
    assert Person.objects.get(name="Dee Okafor").introduced_by == bayard
    page = signed_in(rosa).get(debrief_of(held)).content.decode()
    assert "Undo what was added last" in page
    undo(key, by=rosa)
    assert "Undo what was added last" not in signed_in(rosa).get(debrief_of(held)).content.decode()
    debrief.refresh_from_db()
    assert (list(debrief.issue_tags.all()), debrief.drawn_to) == ([], None)


def test_who_was_also_there_leaves_that_to_its_author(
    tell, add, signed_in, council, noor, held, debrief_of, day
):
    hosting = Opening.objects.create(council=council, name="hosting")
    held.join(noor)
    tell(on=day(5), us="both ride line 14", us_for="council")
    assert "Two more minutes? Add what you heard" in signed_in(noor).get(debrief_of(held)).content.decode()
    assert 'name="drawn_to"' not in signed_in(noor).get(debrief_of(held, "heard")).content.decode()
    add(who=noor, heard="a night bus", drawn_to=str(hosting.pk))
    assert Debrief.objects.get().drawn_to is None
    assert standing(held) == {"us": "both ride line 14", "self": "a night bus"}


def test_what_was_arranged_and_has_come_is_told_as_waiting(
    tell, signed_in, rosa, bayard, held, debrief_of, day
):
    tell(on=day(5))
    assert "You talk next" in signed_in(rosa).get(debrief_of(held)).content.decode()
    bayard.check_ins.open().get().change(due_on=day(-20))
    page = signed_in(rosa).get(debrief_of(held)).content.decode()
    assert "You talk next" not in page
    assert "Since " in page


def test_a_bad_field_keeps_all_that_was_typed(tell, add, day):
    tell(on=day(5))
    answer = add(heard="a kitchen table", reflection="r" * 1001)
    assert answer.status_code == 422
    assert "a kitchen table" in answer.content.decode()


def test_the_stories_come_back_when_the_next_ask_is_planned(
    tell, signed_in, council, noor, rosa, bayard, held, day
):
    tell(on=day(5), heard="a kitchen table", us="both ride line 14", us_for="council", so_far="leaflets")
    assert [note.text for note in where_it_connects(bayard, rosa)] == ["both ride line 14", "a kitchen table"]
    assert [note.text for note in where_it_connects(bayard, noor)] == ["both ride line 14"]
    following = OneToOne.arrange(bayard, by=rosa, starts_at=held.starts_at)
    worksheet = reverse("meetings:worksheet", kwargs={"council": council.slug, "one_to_one_id": following.pk})
    page = signed_in(rosa).get(worksheet).content.decode()
    assert "Where it connects" in page
    assert page.index("both ride line 14", page.index("Where it connects")) < page.index('name="planned_ask"')


def test_they_come_back_when_it_is_time_to_ask_again(tell, signed_in, council, rosa, bayard, day):
    tell(answer="not_now", asked="Will you host?", again_near=day(28), us="both ride line 14")
    talk = bayard.check_ins.open().get()
    where = reverse("commitments:check_in", kwargs={"council": council.slug, "check_in_id": talk.pk})
    page = signed_in(rosa).get(where).content.decode()
    assert "Will you host?" in page
    assert "both ride line 14" in page


def test_readers_are_named_in_the_council_s_own_words(tell, signed_in, council, rosa, held, debrief_of, day):
    tell(on=day(5), heard="a kitchen table", heard_for="cc")
    assert "Seen by: me and the coordinators" in signed_in(rosa).get(debrief_of(held)).content.decode()
    council.cc_word = "chair"
    council.save()
    assert "Seen by: me and the chair" in signed_in(rosa).get(debrief_of(held)).content.decode()
