"""What happened so far: every kind of it, newest first, page by page, and nobody reads what is not theirs to read."""

import datetime as dt

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetoone.audit.models import Operation
from onetoone.calls.models import SetupCall
from onetoone.commitments.models import Answer, Ask, CheckIn, Commitment, Whose
from onetoone.commitments.models.check_in import Answered, Outcome
from onetoone.councils.undoing import undo
from onetoone.lib.keys import new_key
from onetoone.meetings.models import Note, OneToOne, Shared, Spark
from onetoone.people.models import PathwayStep, Person, StepTaken
from onetoone.people.timeline import timeline
from tests.people.plans import only_sqlite, scans, statements

pytestmark = pytest.mark.usefixtures(
    "wednesday"
)  # at midnight in UTC, what happened today is yesterday there


@pytest.fixture
def cycle(bayard, rosa, council):
    """One of everything, a day apart, by Rosa."""

    def days_ago(days):
        return timezone.now() - dt.timedelta(days=days)

    promised = council.today() + dt.timedelta(days=3)
    SetupCall.in_hand(bayard, by=rosa).not_now(on=promised, at=days_ago(9), jottings="counts coins")
    held = OneToOne.write_down(bayard, by=rosa, starts_at=days_ago(8), minutes=26, place="Depot gate")
    Ask.record(bayard, Answer.SMALLER, by=rosa, words="Come on Thursday", why="Night shifts", at=days_ago(7))
    promise = Commitment.promise(bayard, "Ring ten drivers", whose=Whose.MEMBER, due_on=promised, by=rosa)
    Commitment.promise(bayard, "Send the fare table", whose=Whose.ORGANIZER, due_on=promised, by=rosa)
    check_in = CheckIn.arrange(bayard, owner=rosa, due_on=council.today())
    answers = [Answered(promise, Outcome.KEPT, line="Eleven, in one evening")]
    check_in.answer(answers, by=rosa, check_in_on=promised, at=days_ago(6))
    step = PathwayStep.objects.create(council=council, name="Host")
    StepTaken.take(
        bayard, step, on=council.today() - dt.timedelta(days=5), by=rosa, what_we_saw="Three evenings"
    )
    Note.write(bayard, "Drives the 14", by=rosa, shared_with=Shared.COUNCIL, at=days_ago(4))
    Spark.write(bayard, "Wants to win once", by=rosa, shared_with=Shared.COUNCIL, at=days_ago(3))
    return held


def kinds(person, organizer):
    return [one.kind for one in timeline(person, organizer)[0]]


EVERYTHING = [
    "commitments", "commitments", "sparks", "notes", "steps_taken", "check_ins", "asks", "one_to_ones", "setup_calls"
]  # fmt: skip


def test_everything_that_happened_stands_there_newest_first(cycle, bayard, rosa):
    assert kinds(bayard, rosa) == EVERYTHING


def test_each_thing_tells_what_it_was(cycle, bayard, rosa):
    happened = {one.kind: one for one in timeline(bayard, rosa)[0]}
    assert happened["setup_calls"].record.jottings == "counts coins"
    assert happened["setup_calls"].record.get_outcome_display() == "not now"
    assert (happened["one_to_ones"].record.minutes, happened["one_to_ones"].record.place) == (
        26,
        "Depot gate",
    )
    assert (happened["asks"].record.words, happened["asks"].record.why) == (
        "Come on Thursday",
        "Night shifts",
    )
    answer = happened["check_ins"].answers[0]
    assert (answer.commitment.words, answer.line) == ("Ring ten drivers", "Eleven, in one evening")
    assert (happened["steps_taken"].more, happened["steps_taken"].record.what_we_saw) == (
        "Host",
        "Three evenings",
    )
    assert happened["notes"].record.text == "Drives the 14"
    assert happened["sparks"].record.text == "Wants to win once"
    assert {one.who for one in happened.values()} == {"Rosa Quintero"}


def test_a_cc_sees_the_cycle_but_not_the_jottings(cycle, bayard, ella):
    happened = {one.kind: one for one in timeline(bayard, ella)[0]}
    assert list(happened) == EVERYTHING[1:]
    assert happened["setup_calls"].record.jottings == ""


def test_another_organizer_sees_the_meetings_and_what_was_shared(cycle, bayard, noor):
    assert kinds(bayard, noor) == ["sparks", "notes", "one_to_ones", "setup_calls"]


def test_whoever_is_given_the_person_sees_the_cycle(cycle, bayard, noor, ella):
    bayard.give(noor, by=ella)
    assert kinds(bayard, noor) == EVERYTHING


def test_nobody_from_elsewhere_and_no_staff_sees_anything(cycle, bayard, mallory, staff):
    assert kinds(bayard, mallory) == kinds(bayard, staff) == []


@pytest.mark.parametrize(
    ("shared_with", "readers"),
    [
        (Shared.ME, {"rosa"}),
        (Shared.CC, {"rosa", "ella"}),
        (Shared.COUNCIL, {"rosa", "ella", "noor"}),
    ],
)
@pytest.mark.parametrize("written", [Note, Spark])
def test_words_are_read_by_those_their_author_chose(bayard, rosa, ella, noor, written, shared_with, readers):
    written.write(bayard, "Tired of the night shift", by=rosa, shared_with=shared_with)
    people = {"rosa": rosa, "ella": ella, "noor": noor}
    assert {name for name, organizer in people.items() if kinds(bayard, organizer)} == readers


def test_only_the_latest_version_of_a_note_stands_there(bayard, rosa):
    Note.write(bayard, "Drives the 9", by=rosa).replace("Drives the 14")
    assert [one.record.text for one in timeline(bayard, rosa)[0]] == ["Drives the 14"]


def test_what_was_undone_did_not_happen(bayard, rosa):
    operation = Operation.once(
        new_key(), lambda: Note.write(bayard, "A line", by=rosa), by=rosa, verb="note.write"
    )
    assert kinds(bayard, rosa) == ["notes"]
    undo(operation.pk, by=rosa)
    assert kinds(bayard, rosa) == []


def test_what_is_only_planned_has_not_happened(one_to_one, bayard, rosa, council):
    SetupCall.plan(bayard, by=rosa, on=council.today())
    CheckIn.arrange(bayard, owner=rosa, due_on=council.today())
    assert kinds(bayard, rosa) == []


def test_a_step_stands_on_its_own_day_west_of_greenwich(bayard, rosa, council):
    step = PathwayStep.objects.create(council=council, name="Host")
    StepTaken.take(bayard, step, on=dt.date(2026, 11, 19), by=rosa)
    with timezone.override(council.clock):
        assert [one.day for one in timeline(bayard, rosa)[0]] == [dt.date(2026, 11, 19)]


# page by page

MOMENTS = st.sampled_from(
    [dt.datetime(2026, 11, day, hour, tzinfo=dt.UTC) for day in (1, 2) for hour in (0, 9)]
)
THINGS = st.lists(
    st.tuples(st.sampled_from(["call", "meeting", "note", "spark", "ask", "step"]), MOMENTS), max_size=10
)
few = settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


def happen(person, organizer, kind, at):
    known = {"council": person.council, "person": person}
    if kind == "call":
        return SetupCall.objects.create(
            **known, organizer=organizer, planned_on=at.date(), made_at=at, outcome="no_answer"
        )
    if kind == "step":
        step, _made = PathwayStep.objects.get_or_create(council=person.council, name="Host")
        return StepTaken.objects.create(**known, step=step, on=at.date(), seen_by_organizer=organizer)
    if kind == "meeting":
        return OneToOne.objects.create(
            **known, organizer=organizer, starts_at=at, ends_at=at, zone="UTC", state="held"
        )
    if kind == "ask":
        return Ask.record(person, Answer.YES, by=organizer, at=at)
    return {"note": Note, "spark": Spark}[kind].write(person, "A line", by=organizer, at=at)


def walk(person, organizer, size, meanwhile=lambda: None):
    seen, before = [], ""
    for _page in range(100):
        happened, before = timeline(person, organizer, before=before, size=size)
        seen += [one.record.pk for one in happened]
        if not before:
            return seen
        meanwhile()
    raise AssertionError("the pages lead round in a circle")


@few
@given(things=THINGS, size=st.integers(1, 5))
def test_walking_back_shows_everything_once_newest_first(council, rosa, things, size):
    person = Person.add(council, "Bayard Lindqvist", by=rosa)
    person.give(rosa)
    made = [(happen(person, rosa, kind, at), at) for kind, at in things]
    moments = {record.pk: at.replace(hour=0) if isinstance(record, StepTaken) else at for record, at in made}
    days = {record.pk for record, _at in made if isinstance(record, StepTaken)}
    expected = sorted(moments, key=lambda key: (moments[key], key not in days, key), reverse=True)
    assert walk(person, rosa, size) == expected


@few
@given(things=THINGS, size=st.integers(1, 5))
def test_what_happens_meanwhile_moves_nothing(council, rosa, things, size):
    person = Person.add(council, "Bayard Lindqvist", by=rosa)
    person.give(rosa)
    made = {happen(person, rosa, kind, at).pk for kind, at in things}
    seen = walk(person, rosa, size, meanwhile=lambda: Note.write(person, "Just now", by=rosa))
    assert set(seen) == made
    assert len(seen) == len(made)


@pytest.mark.parametrize(
    "nonsense", ["x", "day_1_2", "__", f"moment_{'f' * 40}_{'0' * 32}", "\ud800__", f"moment_-1_{'0' * 32}"]
)
def test_a_token_that_leads_nowhere_breaks_nothing(cycle, bayard, rosa, nonsense):
    happened, _further = timeline(bayard, rosa, before=nonsense)
    assert [one.kind for one in happened] in (EVERYTHING, [])


def test_the_way_further_back_holds_no_words(cycle, bayard, rosa):
    happened, further = timeline(bayard, rosa, size=1)
    _of, moment, key = further.split("_")
    assert key == happened[0].record.pk.hex
    assert int(moment, 16)


# what it costs


def test_it_asks_as_often_for_ten_as_for_three_hundred(cycle, bayard, rosa, council):
    timeline(bayard, rosa)  # who Rosa is herself is asked once
    few_asked, _happened = statements(lambda: timeline(bayard, rosa))
    known = {"council": council, "person": bayard}
    moments = [timezone.now() - dt.timedelta(hours=hours) for hours in range(300)]
    calls = [SetupCall(**known, organizer=rosa, planned_on=at.date(), made_at=at) for at in moments]
    SetupCall.objects.bulk_create(calls)
    CheckIn.objects.bulk_create(CheckIn(**known, owner=rosa, due_on=at.date(), done_at=at) for at in moments)
    many_asked, (happened, further) = statements(lambda: timeline(bayard, rosa))
    assert (len(happened), bool(further)) == (20, True)
    assert len(few_asked) == len(many_asked) == 2  # everything, and what the check-ins found


@only_sqlite
@pytest.mark.parametrize("who", ["rosa", "ella"])
def test_it_walks_through_no_table(request, cycle, bayard, who):
    organizer = request.getfixturevalue(who)
    _happened, further = timeline(bayard, organizer, size=3)
    asked, _happened = statements(lambda: timeline(bayard, organizer, before=further))
    assert [scans(sql) for sql in asked] == [[]] * len(asked)
