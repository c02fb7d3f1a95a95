"""Invent a council to look around in: sixty people, every stage of the cycle, all days relative to today."""

import datetime as dt
import random
import tomllib
from functools import cached_property
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from onetoone.accounts.models import User
from onetoone.calls.models import SetupCall
from onetoone.commitments.models import Answer, CheckIn, Whose
from onetoone.commitments.models.check_in import Answered, Outcome
from onetoone.councils.models import Council, Opening, Organizer
from onetoone.councils.models.organizer import Post
from onetoone.debriefs.debriefing import Promised, Told, write
from onetoone.debriefs.models import Ending
from onetoone.guides.models import CurrentAsk, IssueCampaign
from onetoone.meetings.models import OneToOne, Shared
from onetoone.people.models import IssueTag, PathwayStep, Person, Team
from onetoone.sample.stories import tell_stories

CAST = tomllib.loads((Path(__file__).parent / "cast.toml").read_text())
AT_WORK = 6  # whose e-mail is read by their employer too
NOBODYS = 3  # of seven, who is given to nobody


@transaction.atomic
def invent(now: dt.datetime | None = None) -> Council:
    """The Millbrook council, with its past, its week and what waits. The database holds no council before."""
    return Invention(now or timezone.now()).council


class Invention:
    """One council as it is made up; the same on every machine but for the day."""

    def __init__(self, now):
        self.now, self.dice = now, random.Random(9)  # noqa: S311  (the same invention on every machine)
        self.council = Council.objects.create(
            slug="millbrook", name="Millbrook council", place="Millbrook",
            zone="America/New_York", country="US",
        )  # fmt: skip
        self.cc, *self.organizers = [
            self._appoint(number, name, Post.CC if name == CAST["cc"] else Post.ORGANIZER)
            for number, name in enumerate([CAST["cc"], *CAST["organizers"]])
        ]
        self._name_things()
        stages = [
            self._never_met, self._to_be_called, self._tried, self._not_now, self._to_meet,
            self._to_say_if_they_met, self._to_debrief, self._to_check_in, self._waiting_longest,
            self._kept, self._ended,
        ]  # fmt: skip
        for number, name in enumerate(CAST["members"]["names"]):
            is_nobodys, stage = number % 7 == NOBODYS, stages[number % len(stages)]
            # Whoever is given to nobody waits for somebody; of the others Rosa calls most, on one evening.
            stage = self._never_met if is_nobodys else stage
            caller = 0 if stage == self._to_be_called else number % len(self.organizers)
            by = self.organizers[caller]
            stage(self._add(number, name, None if is_nobodys else by), by)
        tell_stories(self)
        self._fill_an_evening(self.organizers[0])

    def _appoint(self, number, name, post):
        email = f"{name.split()[0].lower()}@example.org"
        user = User.welcome(name, email=email, language=_language(name))
        organizer = Organizer.appoint(user, self.council, post=post)
        Person.add(
            self.council, name, email=email, phone=f"+1202555018{number}", post=organizer,
            language=_language(name),
        )  # fmt: skip
        return organizer

    def _name_things(self):
        self.teams = [Team.objects.create(council=self.council, name=name) for name in CAST["teams"]]
        self.issues = [IssueTag.objects.create(council=self.council, name=name) for name in CAST["issues"]]
        self.steps = [
            PathwayStep.objects.create(council=self.council, name=name, position=position)
            for position, name in enumerate(CAST["steps"])
        ]
        self.openings = [
            Opening.objects.create(council=self.council, **opening) for opening in CAST["openings"]
        ]
        for campaign, days in (("campaign_before", -400), ("campaign", -60)):
            IssueCampaign.begin(self.council, **CAST[campaign], on=self.day(days))
        self.current_ask = CurrentAsk.set(
            self.council, **CAST["ask"], day=self.day(16), at=dt.time(18), today=self.today
        )

    def _add(self, number, name, by):
        person = Person.add(
            self.council, name, by=self.cc, phone=f"+1202555{100 + number:04d}" if number % 9 else "",
            email=_email(number), place="Millbrook",
            team=self.dice.choice([None, *self.teams]), step=self.dice.choice([None, *self.steps]),
            needs_interpreter=number % 29 == 0, language=_language(name),
            reached_through="" if number % 9 else "after mass, or through the bakery",
        )  # fmt: skip
        if by:
            person.give(by, by=self.cc)
        return person

    def _fill_an_evening(self, organizer):
        """Calls in a row: to everybody of theirs with whom nothing is planned or was ended."""
        theirs = Person.objects.filter(pairs__organizer=organizer, pairs__until=None, debriefs=None)
        for person in theirs.order_by("pk"):
            person.be_called_today_by(organizer)

    # the stages

    def _never_met(self, person, by):
        """Nobody has met them yet."""

    def _to_be_called(self, person, by):
        SetupCall.plan(person, by=by, on=self.today)

    def _tried(self, person, by):
        SetupCall.in_hand(person, by=by).no_answer(at=self.at(-4))
        SetupCall.in_hand(person, by=by).leave_message(at=self.at(-2), jottings="a friendly machine")

    def _not_now(self, person, by):
        SetupCall.in_hand(person, by=by).not_now(on=self.day(40), at=self.at(-20))

    def _to_meet(self, person, by):
        call = SetupCall.in_hand(person, by=by)
        call.agree(at=self.at(-3), jottings="“My passengers count coins.”")
        day = self.dice.choice([0, 1, 2, 4, 6])
        starts_at = self.at(day, hour=18) if day else self.at(0, hour=23, minute=0)
        OneToOne.arrange(person, by=by, starts_at=starts_at, place=self._one_of("places"), call=call)

    def _to_say_if_they_met(self, person, by):
        OneToOne.arrange(person, by=by, starts_at=self.at(-1, hour=9), place=self._one_of("places"))

    def _to_debrief(self, person, by):
        self._met(person, by, -self.dice.choice([1, 2, 3]))

    def _to_check_in(self, person, by):
        days = self.dice.choice([-2, 0, 1, 3])
        self._debriefed(person, by, -12, check_in_on=self.day(days))

    def _waiting_longest(self, person, by):
        self._debriefed(person, by, -30, check_in_on=self.day(-9))

    def _kept(self, person, by):
        self._debriefed(person, by, -40, check_in_on=self.day(-30))
        check_in = CheckIn.objects.get(person=person)
        answers = [Answered(promise, Outcome.KEPT) for promise in person.commitments.open()]
        check_in.answer(answers, by=by, closed_warmly=True, at=self.at(-30))

    def _ended(self, person, by):
        reason = {"ending": Ending.WE_END_IT, "reason": self._one_of("reasons")}
        write(self._met(person, by, -50), Told(answer=Answer.NO, **reason), by=by, at=self.at(-50))

    # their parts

    def _met(self, person, by, days):
        minutes = self.dice.randint(22, 41)
        place = self._one_of("places")
        return OneToOne.write_down(person, by=by, starts_at=self.at(days), minutes=minutes, place=place)

    def _debriefed(self, person, by, days, *, check_in_on):
        told = Told(
            answer=self.dice.choice([Answer.YES, Answer.SMALLER, Answer.THINK]),
            asked=CAST["ask"]["words"],
            current_ask=self.current_ask,
            promises=[
                Promised(Whose.MEMBER, self._one_of("theirs"), check_in_on),
                Promised(Whose.ORGANIZER, self._one_of("mine"), check_in_on),
            ],
            check_in_on=check_in_on,
            sparks=[self._one_of("sparks")],
            notes={"self": self._one_of("heard")},
            shared_with=self.dice.choice(Shared.values),
            issue_tags=self.dice.sample(self.issues, 1),
        )
        return write(self._met(person, by, days), told, by=by, at=self.at(days))

    def _one_of(self, kind):
        return self.dice.choice(CAST["words"][kind])

    @cached_property
    def today(self):
        return self.council.today(self.now)

    def day(self, days):
        return self.today + dt.timedelta(days=days)

    def at(self, days, hour=17, minute=30):
        return dt.datetime.combine(self.day(days), dt.time(hour, minute), tzinfo=self.council.clock)


def _language(name):
    return "es" if name in CAST["spanish"] else ""


def _email(number):
    """Most have one of their own; one has it from whoever employs them."""
    house = "county-hospital.example" if number == AT_WORK else "example.org"
    return f"member{number}@{house}" if number % 4 else ""
