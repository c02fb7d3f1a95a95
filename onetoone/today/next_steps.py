"""What is the next right step? Asks each step of the cycle what is due, and puts it in order."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.db.models import F, Prefetch, Q
from django.utils import timezone

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import CheckIn, Commitment, Whose
from onetoone.councils.asking import about_one_person
from onetoone.councils.models import Organizer
from onetoone.debriefs.models import Debrief
from onetoone.meetings.models import OneToOne, Spark
from onetoone.meetings.preparing import is_to_confirm
from onetoone.people.models import Person
from onetoone.today.beginning import to_begin_with
from onetoone.today.calling import LATER_TODAY, MOST, calls_due, calls_later, in_turn, tally
from onetoone.vault import keys

A_WEEK, HOURS = dt.timedelta(days=7), dt.timedelta(hours=3)


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
    return meetings.unfinished().soonest_first().annotate(who=F("organizer__user__name"))[:1]


@about_one_person
def _check_ins(person_id, organizer):
    check_ins = CheckIn.objects.filter(person=person_id).visible_to(organizer)
    return check_ins.open().soonest_first().annotate(who=F("owner__user__name"))[:1]


@about_one_person
def _calls(person_id, organizer):
    calls = SetupCall.objects.filter(person=person_id).visible_to(organizer)
    return calls.planned().soonest_first().annotate(who=F("organizer__user__name"))[:1]


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
        if debriefs and debriefs[0].ending:
            return NextStep("ended", debriefs[0], debriefs[0].at.date())
        return NextStep("again", on=person.met_at.date())
    if not (person.phone or person.email or person.reached_through_sealed):
        return NextStep("reach")
    return NextStep("first_call")


class Today:
    """An organizer's Today: did you meet · meet · debriefs · check-ins · calls. Asked once, kept while shown.

    A CC may look at `everybody`'s, to read; the steps stay with those who take them.
    """

    CALLS_SHOWN = 10

    def __init__(self, organizer: Organizer, now: dt.datetime, *, everybody: bool = False):
        self.organizer, self.now, self.everybody = organizer, now, everybody and organizer.is_cc
        self.date = organizer.council.today(now)
        self.clock_time = timezone.localtime(now, organizer.council.clock)

    @cached_property
    def _meetings(self):
        visible = OneToOne.objects.visible_to(self.organizer)
        mine = self._of_others(visible) if self.everybody else visible.of(self.organizer)
        soon = mine.unfinished().soonest_first().filter(starts_at__lt=self.now + A_WEEK)
        meetings = list(soon.select_related("person", "organizer__user", "call")[:MOST])
        for meeting in meetings:
            meeting.is_to_confirm = is_to_confirm(meeting, self.now)
        return meetings

    @property
    def did_you_meet(self):
        return [meeting for meeting in self._meetings if meeting.is_arranged and meeting.is_over(self.now)]

    @property
    def meet(self):
        return [one for one in self._meetings if one.is_arranged and not one.is_over(self.now)]

    @property
    def debriefs(self):
        return [meeting for meeting in self._meetings if meeting.is_held]

    @cached_property
    def check_ins(self):
        """Mine, and the CCs' for a CC: within a week, or with a promise whose day came; each with what is open."""
        mine = ~Q(person__post=self.organizer) if self.everybody else Q(owner=self.organizer)
        if self.organizer.is_cc and not self.everybody:
            mine |= Q(owner=None)
        promises = Commitment.objects.visible_to(self.organizer).open().soonest_first()
        visible = CheckIn.objects.visible_to(self.organizer).filter(mine)
        open_ones = visible.due_or_asked_for(self.date, within=A_WEEK, promises=promises)
        check_ins = list(
            open_ones.soonest_first()
            .select_related("person", "owner__user")
            .prefetch_related(Prefetch("person__commitments", promises, to_attr="promises"))
        )
        keys.gather([promise for check_in in check_ins for promise in check_in.person.promises])
        for check_in in check_ins:
            check_in.asks_on = min(check_in.due_on, self.date) if check_in.has_come else check_in.due_on
            check_in.said_first = self._said_first(check_in.person.promises)
        return sorted(check_ins, key=lambda check_in: check_in.asks_on)

    def _said_first(self, promises):
        """Of these promises the first, and the first of one's own: who checks in brings what they promised."""
        own = [one for one in promises if one.is_mine and one.organizer_id == self.organizer.pk]
        return list(dict.fromkeys([*promises[:1], *own[:1]]))

    @cached_property
    def all_calls(self):
        """Calls planned until today with people who may be asked and have no coffee ahead, in their order."""
        due = calls_due(self.organizer, self.date, everybody=self.everybody)
        due = self._of_others(due) if self.everybody else due
        return list(in_turn(due, self.clock_time).select_related("person", "organizer__user")[:MOST])

    def _of_others(self, steps):
        # What somebody plans with me is mine to hear from them.
        return steps.exclude(person__post=self.organizer)

    @property
    def calls(self):
        """The first of them."""
        return self.all_calls[: self.CALLS_SHOWN]

    @property
    def more_calls(self):
        """The others, for who wants to see them."""
        return self.all_calls[self.CALLS_SHOWN :]

    @cached_property
    def calls_later(self):
        """One's own calls of the next two weeks: whom one calls again, and when."""
        return [] if self.everybody else list(calls_later(self.organizer, self.date).select_related("person"))

    @cached_property
    def tally(self):
        """What today's calls came to."""
        return tally(self.organizer, self.date)

    @cached_property
    def never_met(self):
        """Three people nobody has met or has planned to call: whom to begin with when nothing waits."""
        return to_begin_with(self.organizer)

    @cached_property
    def nobodys(self):
        """How many people are given to nobody, for a CC; the people page shows them."""
        people = Person.objects.visible_to(self.organizer).without_a_post()
        return people.given_to_nobody().count() if self.organizer.is_cc else 0

    @property
    def is_calm(self):
        """Nothing is due now, and nobody is met today."""
        due_check_ins = [check_in for check_in in self.check_ins if check_in.asks_on <= self.date]
        meet_today = [meeting for meeting in self.meet if meeting.local_start.date() == self.date]
        return not (self.did_you_meet or meet_today or self.debriefs or due_check_ins or self.calls)

    @property
    def is_a_beginning(self):
        """Nothing at all is here, and nobody is given to this organizer: for a CC, the council has no people."""
        if self._meetings or self.check_ins or self.calls or self.calls_later or self.tally.tried:
            return False
        if self.organizer.is_cc:
            people = Person.objects.filter(council=self.organizer.council_id)
            return not people.exclude(post=self.organizer).exists()
        return not self.organizer.pairs.filter(until=None).exists()

    @property
    def next_meeting(self):
        return next(iter(self.meet), None)

    @cached_property
    def to_remember(self):
        """Before the next one-to-one: the latest spark one kept oneself, and the first of one's own promises."""
        person, organizer = self.next_meeting.person, self.organizer
        kept = Spark.objects.visible_to(organizer).filter(person=person, author=organizer)
        mine = (
            Commitment.objects.visible_to(organizer)
            .open()
            .filter(person=person, organizer=organizer, whose=Whose.ORGANIZER)
        )
        found = {"spark": kept.current().latest_first().first(), "promise": mine.soonest_first().first()}
        keys.gather([one for one in found.values() if one])
        return found

    @cached_property
    def main(self) -> NextStep:
        """The one thing to do first: soon to meet, to write, to ask, to call; else a beginning."""
        if self.everybody:
            return NextStep("people")
        soon = self.next_meeting
        if soon and soon.starts_at - self.now < HOURS:
            return NextStep("meet", soon)
        if self.debriefs:
            return NextStep("debrief", self.debriefs[0])
        if self.check_ins and self.check_ins[0].asks_on <= self.date:
            return NextStep("check_in", self.check_ins[0])
        if self.calls and self.calls[0].turn < LATER_TODAY:
            return NextStep("call", self.calls[0])
        return NextStep("meet", soon) if soon else self._beginning()

    def _beginning(self):
        if self.never_met:
            return NextStep("first_call", self.never_met[0])
        return NextStep("add" if self.is_a_beginning else "people")
