"""The next right step with one person; there always is one."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import CheckIn
from onetoone.councils.asking import about_one_person
from onetoone.councils.models import Organizer
from onetoone.debriefs.models import Debrief, Ending
from onetoone.meetings.models import OneToOne


@dataclass(frozen=True)
class NextStep:
    """One person's next step: its `kind`, the record it rests on if any, and the day it stands on."""

    kind: str  # you · leave · did_you_meet · meet · debrief · check_in · call · ended · again · reach · first_call
    record: object = None
    on: dt.date | None = None
    is_due: bool = False


def next_step(person, organizer: Organizer, now: dt.datetime) -> NextStep:
    """The next right step with this person, as far as this organizer may see; there always is one."""
    today = organizer.council.today(now)
    is_oneself = person.pk == organizer.own_person_id
    if is_oneself or person.do_not_contact:
        return NextStep("you" if is_oneself else "leave")
    if meetings := _meetings(person.pk, organizer):
        return _of_meeting(meetings[0], now, today)
    if check_ins := _check_ins(person.pk, organizer):
        return NextStep("check_in", check_ins[0], check_ins[0].due_on, check_ins[0].due_on <= today)
    if calls := _calls(person.pk, organizer):
        return NextStep("call", calls[0], calls[0].planned_on, calls[0].planned_on <= today)
    return _nothing_arranged(person, organizer)


@about_one_person
def _meetings(person_id, organizer):
    """Arranged, or held and not debriefed; what has happened comes before what will."""
    meetings = OneToOne.objects.filter(person=person_id).visible_to(organizer)
    return (
        meetings.unfinished()
        .soonest_first()
        .annotate(
            who=F("organizer__user__name"),
            has_left=F("organizer__until"),
            instead_of=F("agreed_with__user__name"),
            is_joined=Exists(organizer.joined_one_to_ones.filter(pk=OuterRef("pk"))),
        )[:1]
    )


@about_one_person
def _check_ins(person_id, organizer):
    check_ins = CheckIn.objects.filter(person=person_id).visible_to(organizer)
    return (
        check_ins.open().soonest_first().annotate(who=F("owner__user__name"), has_left=F("owner__until"))[:1]
    )


@about_one_person
def _calls(person_id, organizer):
    calls = SetupCall.objects.filter(person=person_id).visible_to(organizer)
    return (
        calls.planned()
        .soonest_first()
        .annotate(who=F("organizer__user__name"), has_left=F("organizer__until"))[:1]
    )


@about_one_person
def _debriefs(person_id, organizer):
    return Debrief.objects.filter(person=person_id).visible_to(organizer).order_by("-at")[:1]


def _of_meeting(one_to_one, now, today):
    day = one_to_one.local_start.date()
    if one_to_one.is_held:
        return NextStep("debrief", one_to_one, day, is_due=True)
    if one_to_one.is_over(now):
        return NextStep("did_you_meet", one_to_one, day, is_due=True)
    return NextStep("meet", one_to_one, day, day == today)


def _nothing_arranged(person, organizer):
    if person.met_at:
        debriefs = _debriefs(person.pk, organizer)
        if debriefs and debriefs[0].ending not in ("", Ending.JUST_A_CHAT):
            return NextStep("ended", debriefs[0], organizer.council.today(debriefs[0].at))
        return NextStep("again", on=organizer.council.today(person.met_at))
    if not (person.phone or person.email or person.reached_through_sealed):
        return NextStep("reach")
    return NextStep("first_call")
