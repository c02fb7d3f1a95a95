"""What is the next right step today? Asks each step of the cycle what is due, and puts it in order."""

import datetime as dt
from functools import cached_property

from django.db.models import Prefetch, Q
from django.utils import timezone

from onetoone.commitments.models import CheckIn, Commitment
from onetoone.councils.models import Organizer
from onetoone.meetings.models import OneToOne
from onetoone.meetings.preparing import is_to_confirm
from onetoone.people.around import Around
from onetoone.people.models import Person
from onetoone.today.beginning import to_begin_with
from onetoone.today.calling import LATER_TODAY, MOST, calls_due, calls_later, in_turn, tally
from onetoone.today.further import further_ahead
from onetoone.today.next_step import NextStep
from onetoone.today.promised import promised
from onetoone.today.remembering import to_remember
from onetoone.today.unreached import unreached
from onetoone.vault import keys

A_WEEK, HOURS = dt.timedelta(days=7), dt.timedelta(hours=3)
EVENING = range(17, 21)  # when one rings people at home


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
        mine = self._of_others(visible) if self.everybody else visible.to_finish_by(self.organizer)
        taken_over = Q(
            organizer=self.organizer, agreed_with__isnull=False
        )  # they are to be told, however far
        near = Q(starts_at__lt=self.now + A_WEEK) | taken_over
        soon = mine.unfinished().soonest_first().filter(near)
        meetings = list(soon.select_related("person", "organizer__user", "agreed_with__user", "call")[:MOST])
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
        """Of these promises the first, and the first of the other side: what they said, what one promised oneself."""
        own = [one for one in promises if one.is_mine and one.organizer_id == self.organizer.pk]
        theirs = [one for one in promises if not one.is_mine]
        return list(dict.fromkeys([*promises[:1], *own[:1], *theirs[:1]]))[:2]

    @cached_property
    def promised(self):
        """One's own promises whose day has come, where no check-in of today says them."""
        return [] if self.everybody else promised(self.organizer, self.date, self.check_ins)

    @cached_property
    def all_calls(self):
        """Calls planned until today with people who may be asked and have no coffee ahead, in their order."""
        due = calls_due(self.organizer, self.date, everybody=self.everybody)
        due = self._of_others(due) if self.everybody else due
        calls = list(in_turn(due, self.clock_time).select_related("person", "organizer__user")[:MOST])
        around = Around([call.person_id for call in calls], self.organizer)
        for call in calls:
            call.why_handed_on = around.handed_on(call.person_id)
            call.also_given = "" if self.everybody else around.also_given(call.person_id)
        return calls

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

    @property
    def in_a_row(self):
        """How many calls one may start now, one after the other: in the evening, where several wait."""
        waiting = [call for call in self.all_calls if call.turn < LATER_TODAY]
        return len(waiting) if self.clock_time.hour in EVENING and len(waiting) > 1 else 0

    @cached_property
    def calls_later(self):
        """One's own calls of the next two weeks: whom one calls again, and when."""
        return [] if self.everybody else list(calls_later(self.organizer, self.date).select_related("person"))

    @property
    def next_call(self):
        """One's own at a later hour or on a later day, where nobody of one's own may be asked for the first time."""
        may_ask = any(getattr(person, "is_mine", False) for person in self.never_met)
        return None if may_ask else next(iter([*self.calls, *self.calls_later]), None)

    @cached_property
    def tally(self):
        """What today's calls came to."""
        return tally(self.organizer, self.date)

    @cached_property
    def never_met(self):
        """Three people nobody has met or has planned to call: whom to begin with when nothing waits."""
        nowhere = {person.pk for person in self.unreached}
        people = [person for person in to_begin_with(self.organizer) if person.pk not in nowhere]
        around = Around([person.pk for person in people], self.organizer)
        for person in people:
            person.why_handed_on = around.handed_on(person.pk)
            person.also_given = around.also_given(person.pk)
        return people

    @cached_property
    def unreached(self):
        """One's own people whose number was wrong, and whom nobody knows how to reach."""
        return [] if self.everybody else unreached(self.organizer)

    @property
    def never_called(self):
        """Of these, those of one's own whom nobody here has tried to reach or means to check in with."""
        own = [one for one in self.never_met if getattr(one, "is_mine", False) and not one.tried_at]
        return [one for one in own if one.pk not in {check_in.person_id for check_in in self.check_ins}]

    @cached_property
    def further(self):
        """The next thing beyond what this page shows; nothing while it shows something of the days ahead."""
        shows = self.everybody or self.meet or self.check_ins
        return None if shows else further_ahead(self.organizer, self.now)

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
        due = self.did_you_meet or meet_today or self.debriefs or due_check_ins or self.promised
        return not (due or self.calls)

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
        """Before the next one-to-one."""
        return to_remember(self.next_meeting.person, self.organizer)

    @cached_property
    def main(self) -> NextStep:
        """The first of what is due, in the order of the page; else a call, what lies ahead, a beginning.

        In the evening it starts the calls, which nothing else on the page does.
        """
        if self.everybody:
            return NextStep("people")
        soon = self.next_meeting
        is_soon = soon and (soon.starts_at - self.now < HOURS or soon.local_start.date() == self.date)
        if self.in_a_row and not is_soon:
            return NextStep("calls")
        if self.did_you_meet:
            return NextStep("did_you_meet", self.did_you_meet[0])
        if is_soon:
            return NextStep("meet", soon)
        if self.debriefs:
            return NextStep("debrief", self.debriefs[0])
        if self.check_ins and self.check_ins[0].asks_on <= self.date:
            return NextStep("check_in", self.check_ins[0])
        if self.calls and self.calls[0].turn < LATER_TODAY:
            return NextStep("call", self.calls[0])
        return NextStep("meet", soon) if soon else self._beginning()

    def _beginning(self):
        if self.next_call:
            return NextStep("call_later", self.next_call)
        if first := self.never_called or self.never_met:
            return NextStep("first_call", first[0])
        return NextStep("add" if self.is_a_beginning else "people")
