"""Write the debrief of a one-to-one through the verbs of the steps it touches, all or nothing."""

import datetime as dt
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from onetoone.commitments.models import Ask, CheckIn, Commitment, Promised
from onetoone.councils.models import Opening, Organizer
from onetoone.debriefs.heard import keep_own
from onetoone.debriefs.models import Debrief, Ending
from onetoone.guides.models import CurrentAsk
from onetoone.meetings.models import OneToOne, Shared
from onetoone.people.models import Draft, IssueTag, Person
from onetoone.people.models.person import sort_name

__all__ = ["FollowUpMissing", "PromiseOutlives", "Promised", "Told", "WrittenAlready", "add", "write"]


class FollowUpMissing(ValueError):
    """Rule 1: a debrief ends with a check-in, its date and its owner, or with an ending and its reason.

    Just a chat, at a bake sale, has no other reason.
    """


class PromiseOutlives(FollowUpMissing):
    """We end it, but something promised is open and nobody would ask about it any more."""


class WrittenAlready(ValueError):
    """A one-to-one has one debrief; whoever else was there adds what they heard."""


@dataclass(frozen=True)
class Told:
    """All that a debrief may say. Only a follow-up must be: `check_in_on`, or `ending` and its `reason`."""

    answer: str = ""
    asked: str = ""
    why: str = ""
    plan: str = ""
    ask_again_on: dt.date | None = None
    current_ask: CurrentAsk | None = None
    promises: list[Promised] = field(default_factory=list)
    check_in_on: dt.date | None = None
    check_in_with_ccs: bool = False
    ending: str = ""
    reason: str = ""
    sparks: list[str] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)  # part → text
    readers: dict[str, str] = field(default_factory=dict)  # part → who may read it, if not `shared_with`
    shared_with: str = Shared.ME
    felt: str = ""
    drawn_to: Opening | None = None
    issue_tags: list[IssueTag] = field(default_factory=list)
    another_issue: str = ""
    who_else: str = ""
    reflection: str | None = None


@transaction.atomic
def write(one_to_one: OneToOne, told: Told, *, by: Organizer, at=None) -> Debrief:
    """The debrief, its ask, commitments, notes, sparks and follow-up.

    Raises FollowUpMissing, PromiseOutlives or WrittenAlready, and then writes nothing.
    """
    at = at or timezone.now()
    if not told.check_in_on and not (told.ending and (told.reason or told.ending == Ending.JUST_A_CHAT)):
        raise FollowUpMissing
    # Whoever was there may write it at the same moment: the first one does, the other is told.
    OneToOne.objects.select_for_update().get(pk=one_to_one.pk)
    if one_to_one.debriefs.exists():
        raise WrittenAlready
    if not one_to_one.is_held:
        one_to_one.hold()
    _ask_and_promises(one_to_one, told, by, at)
    keep_own(one_to_one, told, by=by, at=at)
    debrief = _follow_up(one_to_one, told, by, at)
    _withdraw_calls(one_to_one, told, by, at)
    _notice(debrief, told, by)
    Draft.settle(one_to_one.pk, by=by)
    return debrief


@transaction.atomic
def add(debrief: Debrief, told: Told, *, by: Organizer, at=None) -> Debrief:
    """Later: what one of those who were there heard; and, of who wrote the debrief, what they noticed."""
    keep_own(debrief.one_to_one, told, by=by, at=at)
    if debrief.organizer_id == by.pk:
        if told.drawn_to != debrief.drawn_to:
            debrief.change(drawn_to=told.drawn_to)
        _notice(debrief, told, by)
    return debrief


def _ask_and_promises(one_to_one, told, by, at):
    person = one_to_one.person
    born = {"by": by, "one_to_one": one_to_one, "at": at}
    if told.answer:
        Ask.record(
            person,
            told.answer,
            words=told.asked,
            why=told.why,
            plan=told.plan,
            again_on=told.ask_again_on,
            current_ask=told.current_ask,
            **born,
        )
    for said in told.promises:
        Commitment.promise(person, said.words, whose=said.whose, due_on=said.due_on, **born)


def _next_person(introducer, name, by):
    """Who else should we talk to? Somebody the organizer can see under this very name is there already."""
    if not name:
        return
    known = list(
        Person.objects.visible_to(by).filter(sort_name=sort_name(name)).exclude(pk=introducer.pk)[:2]
    )
    if not known:
        Person.add(introducer.council, name, by=by, introduced_by=introducer)
    elif len(known) == 1 and not known[0].introduced_by_id:
        known[0].change(introduced_by=introducer)


def _follow_up(one_to_one, told, by, at):
    person = one_to_one.person
    check_in = None
    if not told.ending:
        owner = None if told.check_in_with_ccs else by
        check_in = CheckIn.arrange(person, owner=owner, due_on=told.check_in_on, one_to_one=one_to_one)
    elif told.ending == Ending.ASKED_NOT_TO:
        person.change(do_not_contact=True)
    elif person.commitments.open().exists() and not person.check_ins.open().exists():
        raise PromiseOutlives
    one_to_one.be_debriefed(at)
    return Debrief.objects.create(
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


def _withdraw_calls(one_to_one, told, by, at):
    """What comes next is said now: nobody calls to ask for this talk any more, unless an hour was promised."""
    if told.ending != Ending.JUST_A_CHAT:
        planned = one_to_one.person.setup_calls.planned().filter(planned_at=None)
        for call in planned.filter(organizer__in={by.pk, one_to_one.organizer_id}):
            call.withdraw(at=at)


def _notice(debrief, told, by):
    """How the listening felt, what moves them, and whom they named."""
    if told.felt:
        debrief.one_to_one.change(balance_felt=told.felt)
    _what_moves_them(debrief, told)
    _next_person(debrief.person, told.who_else, by)


def _what_moves_them(debrief, told):
    person = debrief.person
    tags = list(told.issue_tags)
    if told.another_issue:
        tags.append(_issue(person.council, told.another_issue))
    if set(tags) != set(debrief.issue_tags.all()):
        debrief.change(issue_tags=tags)
    if new := set(tags).difference(person.issue_tags.all()):
        person.change(issue_tags=[*person.issue_tags.all(), *new])


def _issue(council, name):
    known = IssueTag.objects.filter(council=council, name__iexact=name).first()
    return known or IssueTag.objects.create(council=council, name=name)
