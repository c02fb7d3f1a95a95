"""A council that does anything at any time, through the verbs alone, and knows what must hold after every act."""

import datetime as dt
import uuid

import pytest
from django.apps import apps
from django.utils import timezone

from onetoone.audit.models import Operation
from onetoone.calls.models import SetupCall
from onetoone.commitments.models import Answer, CheckIn, Whose
from onetoone.commitments.models.check_in import Answered, NextStepMissing, Outcome
from onetoone.councils.models import Record
from onetoone.councils.models.organizer import Post
from onetoone.councils.undoing import undo
from onetoone.debriefs.debriefing import FollowUpMissing, Promised, Told, write
from onetoone.debriefs.models import Debrief, Ending
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Person
from onetoone.today.next_step import next_step
from tests.cast import appointed


class RandomCouncil:
    """Acts at random, and knows what must hold after every act."""

    def __init__(self, council, dice, *, organizers, people):
        self.council, self.dice, self.undone, self.refused = council, dice, 0, 0
        self.organizers = [
            appointed(council, f"Organizer{number} Cast", Post.CC if number < 3 else Post.ORGANIZER)
            for number in range(organizers)
        ]
        self.people = [self._add(number) for number in range(people)]

    def _add(self, number):
        phone = f"+1202555{number:04d}" if number % 7 else ""
        return Person.add(
            self.council, f"Person{number} Invented", by=self.dice.choice(self.organizers), phone=phone
        )

    def act(self):
        """One random deed of one organizer with one person; then undone, one time in three."""
        person = self.dice.choice(self.people[:40] if self.dice.random() < 0.7 else self.people)
        by = self.organizers[self.people.index(person) % 20 + self.dice.randint(0, 1)]
        deeds = [
            self._call,
            self._arrange,
            self._settle_meeting,
            self._debrief,
            self._check_in,
            self._write_down,
        ]
        deed = self.dice.choice(deeds)
        person.refresh_from_db()
        before, key = state_of(person), uuid.uuid4()
        try:
            Operation.once(key, lambda: deed(person, by), by=by, verb=deed.__name__)
        except (FollowUpMissing, NextStepMissing):
            self.refused += 1
            assert state_of(person) == before, "a refused deed leaves no trace"
        else:
            self._perhaps_undo(key, by, person, before)
        self.check(person, by)

    def _perhaps_undo(self, key, by, person, before):
        if self.dice.random() < 0.33:
            undo(key, by=by)
            self.undone += 1
            assert state_of(person) == before, "undo restores the state before"
            assert Operation.once(key, pytest.fail, by=by, verb=Operation.objects.get(pk=key).verb).undone_at

    def check(self, person, by):
        """Rule 1, a next step, and tried, touched and met that agree with the rows."""
        person.refresh_from_db()
        assert next_step(person, by, timezone.now()).kind
        assert contact_from_rows(person) == (person.tried_at, person.touched_at, person.met_at)
        for debrief in Debrief.objects.filter(person=person).select_related("check_in"):
            assert (debrief.check_in and debrief.check_in.due_on) or (debrief.ending and debrief.reason)
        for meeting in person.one_to_ones.all():
            assert (meeting.debriefed_at is None) == (not meeting.debriefs.exists())

    # the deeds

    def _call(self, person, by):
        call = SetupCall.in_hand(person, by=by)
        later = self._day(1, 60)
        outcome = self.dice.choice(
            [
                call.no_answer,
                call.leave_message,
                call.nobody_home,
                call.wrong_number,
                call.agree,
                lambda: call.not_now(on=later),
                lambda: call.call_back(on=later),
                call.do_not_call if self.dice.random() < 0.1 else call.no_answer,
            ]
        )
        outcome()
        return call

    def _arrange(self, person, by):
        starts_at = timezone.now() + dt.timedelta(hours=self.dice.randint(1, 200))
        return OneToOne.arrange(person, by=by, starts_at=starts_at)

    def _write_down(self, person, by):
        past = timezone.now() - dt.timedelta(days=self.dice.randint(0, 30), hours=1)
        return OneToOne.write_down(
            person, by=by, starts_at=past, also_there=self.dice.sample(self.organizers, 1)
        )

    def _settle_meeting(self, person, by):
        meeting = person.one_to_ones.arranged().first()
        if meeting is None:
            return None
        over = meeting.is_over(timezone.now())
        moved = timezone.now() + dt.timedelta(days=self.dice.randint(1, 9))
        deeds = [
            meeting.hold if over else lambda: meeting.move(starts_at=moved),
            lambda: meeting.could_not(on=self._day(0, 3)),
            lambda: meeting.call_off(on=self._day(1, 5)),
            lambda: meeting.move(starts_at=moved),
        ]
        self.dice.choice(deeds)()
        return meeting

    def _debrief(self, person, by):
        meeting = person.one_to_ones.without_debrief().first()
        return meeting and write(meeting, self._told(), by=by)

    def _told(self):
        roll = self.dice.random()
        promises = [
            Promised(self.dice.choice(Whose.values), "a promise", self._day(1, 40))
            for _number in range(self.dice.randint(0, 3))
        ]
        ending = {} if roll < 0.8 else {"ending": self.dice.choice(Ending.values), "reason": "moves away"}
        follow_up = (
            {"check_in_on": self._day(1, 30), "check_in_with_ccs": roll < 0.1} if 0.05 < roll < 0.8 else {}
        )
        return Told(
            answer=self.dice.choice(Answer.values), asked="Come on Thursday", promises=promises,
            sparks=["counts coins"], notes={"self": "a kitchen table"}, **ending, **follow_up,
        )  # fmt: skip

    def _check_in(self, person, by):
        check_in = person.check_ins.open().first()
        if check_in is None:
            return CheckIn.arrange(person, owner=by, due_on=self._day(0, 20))
        if self.dice.random() < 0.3:
            check_in.not_reach(again_on=self._day(1, 9), with_ccs=check_in.tries > 1)
            return check_in
        answers = [
            Answered(commitment, self.dice.choice(Outcome.values), self._day(1, 20), "in part")
            for commitment in person.commitments.open()
        ]
        follow_up = self.dice.choice(
            [
                {"check_in_on": self._day(1, 20)},
                {"one_to_one_on": self._day(1, 20)},
                {"closed_warmly": True},
                {},
            ]
        )
        return check_in.answer(answers, by=by, **follow_up)

    def _day(self, soonest, latest):
        return self.council.today() + dt.timedelta(days=self.dice.randint(soonest, latest))


def contact_from_rows(person):
    """Tried, touched and met, read from the rows one by one; not the way the product counts them."""
    calls = list(person.setup_calls.made())
    met = [meeting.starts_at for meeting in person.one_to_ones.all() if meeting.state == "held"]
    check_ins = [check_in.done_at for check_in in person.check_ins.all() if check_in.done_at]
    tries = [check_in.last_tried_at for check_in in person.check_ins.all() if check_in.last_tried_at]
    spoken = [
        call.made_at for call in calls if call.outcome in ("agreed", "call_back", "not_now", "do_not_call")
    ]
    touched = [*met, *check_ins, *spoken]
    tried = [*touched, *tries, *(call.made_at for call in calls)]
    return max(tried, default=None), max(touched, default=None), max(met, default=None)


def state_of(person):
    """Every standing row about this person, without the traces of operations."""
    rows = {}
    for model in apps.get_models():
        if issubclass(model, Record) and model is not Person and hasattr(model, "person"):
            for record in model.objects.filter(person=person):
                rows[record.pk] = plain(record)
    return rows | {person.pk: plain(Person.objects.get(pk=person.pk))}


def plain(record):
    # An invitation that went out is not un-sent: undoing sends the next sequence.
    left_out = {"last_operation_id", "sequence"}
    names = [field.name for field in record._meta.concrete_fields if field.name not in left_out]
    return record.written(names)
