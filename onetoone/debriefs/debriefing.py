"""Write the debrief of a one-to-one through the verbs of the steps it touches, all or nothing."""

import datetime as dt
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from onetoone.commitments.models import Ask, CheckIn, Commitment
from onetoone.councils.models import Opening, Organizer
from onetoone.debriefs.models import Debrief, Ending, Reflection
from onetoone.meetings.models import Note, OneToOne, Shared, Spark
from onetoone.people.models import IssueTag, Person


class FollowUpMissing(ValueError):
    """Rule 1: a debrief ends with a check-in that has a date and an owner, or with an ending and its reason."""


@dataclass(frozen=True)
class Promised:
    """One commitment as it was said."""

    whose: str
    words: str
    due_on: dt.date


@dataclass(frozen=True)
class Told:
    """All that a debrief may say. Only the follow-up is required: `check_in_on`, or `ending` with its `reason`."""

    answer: str = ""
    asked: str = ""
    why: str = ""
    ask_again_on: dt.date | None = None
    promises: list[Promised] = field(default_factory=list)
    check_in_on: dt.date | None = None
    check_in_with_ccs: bool = False
    ending: str = ""
    reason: str = ""
    sparks: list[str] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)  # part → text
    shared_with: str = Shared.ME
    felt: str = ""
    drawn_to: Opening | None = None
    issue_tags: list[IssueTag] = field(default_factory=list)
    who_else: str = ""
    reflection: str = ""


@transaction.atomic
def write(one_to_one: OneToOne, told: Told, *, by: Organizer, at=None) -> Debrief:
    """The debrief, its ask, commitments, notes, sparks and follow-up. Raises FollowUpMissing and then writes nothing."""
    at = at or timezone.now()
    if not told.check_in_on and not (told.ending and told.reason):
        raise FollowUpMissing
    if not one_to_one.is_held:
        one_to_one.hold()
    _ask_and_promises(one_to_one, told, by, at)
    _what_was_heard(one_to_one, told, by, at)
    return _follow_up(one_to_one, told, by, at)


def _ask_and_promises(one_to_one, told, by, at):
    person = one_to_one.person
    if told.answer:
        Ask.record(
            person,
            told.answer,
            by=by,
            words=told.asked,
            why=told.why,
            again_on=told.ask_again_on,
            one_to_one=one_to_one,
            at=at,
        )
    for promised in told.promises:
        Commitment.promise(
            person,
            promised.words,
            whose=promised.whose,
            due_on=promised.due_on,
            by=by,
            one_to_one=one_to_one,
            at=at,
        )


def _what_was_heard(one_to_one, told, by, at):
    person = one_to_one.person
    written = {"by": by, "one_to_one": one_to_one, "at": at}
    for text in told.sparks:
        Spark.write(person, text, shared_with=told.shared_with, **written)
    for part, text in told.notes.items():
        Note.write(person, text, part=part, shared_with=told.shared_with, **written)
    if told.reflection:
        Reflection.objects.create(
            council_id=person.council_id,
            person=person,
            one_to_one=one_to_one,
            author=by,
            text=told.reflection,
        )
    if told.felt:
        one_to_one.change(balance_felt=told.felt)
    if told.who_else:
        Person.add(person.council, told.who_else, by=by, introduced_by=person)


def _follow_up(one_to_one, told, by, at):
    person = one_to_one.person
    check_in = None
    if not told.ending:
        owner = None if told.check_in_with_ccs else by
        check_in = CheckIn.arrange(person, owner=owner, due_on=told.check_in_on, one_to_one=one_to_one)
    elif told.ending == Ending.ASKED_NOT_TO:
        person.change(do_not_contact=True)
    debrief = Debrief.objects.create(
        council_id=person.council_id,
        person=person,
        one_to_one=one_to_one,
        organizer=by,
        at=at,
        check_in=check_in,
        ending=told.ending,
        reason=told.reason,
        drawn_to=told.drawn_to,
    )
    debrief.issue_tags.set(told.issue_tags)
    person.issue_tags.add(*told.issue_tags)
    return debrief
