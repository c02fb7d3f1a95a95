"""All that may ever be written about one person by one organizer, with a mark in every field that holds words."""

import datetime as dt

from django.http import QueryDict
from django.utils import timezone

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import Answer, Ask, CheckIn, CheckInAnswer, Commitment, Whose
from onetoone.commitments.models.check_in import Outcome
from onetoone.debriefs.models import Debrief, Reflection
from onetoone.meetings.models import Gathering, Note, OneToOne, Shared, Spark
from onetoone.people.models import Draft, HandedOn, Identifier, StepTaken

DAY = dt.timedelta(days=1)


class Life:
    """One person's records by one author; `about_them`, `pair_and_ccs` and `author` are who may read which."""

    def __init__(self, town, person, by, *, about_them, pair_and_ccs, author, ccs):
        self.town, self.person, self.by, self.now = town, person, by, timezone.now()
        self.readers = {
            "about_them": about_them,
            "pair_and_ccs": pair_and_ccs,
            Shared.ME: author,
            Shared.CC: author | ccs,
            Shared.COUNCIL: about_them,
        }
        self.today = person.council.today()
        self._calls()
        self._meetings()
        self._promises()
        self._debrief()
        self._notes()

    def mark(self, field, readers):
        """A mark whose label says whose record it is."""
        label = f"{field} of {self.by.called} about {self.person.called}"
        return self.town.marks.word(label, self.readers[readers])

    def _calls(self):
        call = SetupCall.in_hand(self.person, by=self.by)
        call.not_now(
            on=self.today + 20 * DAY,
            at=self.now - 9 * DAY,
            jottings=self.mark("SetupCall.jottings", Shared.ME),
        )
        self.call, self.planned = call, SetupCall.plan(self.person, by=self.by, on=self.today)

    def _meetings(self):
        self.arranged = OneToOne.arrange(
            self.person,
            by=self.by,
            starts_at=self.now + 2 * DAY,
            place=self.mark("OneToOne.place", "about_them"),
            materials=self.mark("OneToOne.materials", "about_them"),
        )
        self.worksheet = self.arranged.worksheet_of(self.by)
        fields = ("what_i_know", "my_story", "planned_ask")
        self.worksheet.prepare(**{name: self.mark(f"Worksheet.{name}", Shared.ME) for name in fields})
        self.due = OneToOne.arrange(
            self.person,
            by=self.by,
            starts_at=self.now - DAY / 2,
            place=self.mark("OneToOne.place", "about_them"),
        )
        # Whoever was there knows of it, though nobody reads others' notes about themselves.
        there = self.readers["about_them"] | {self.person.called.removesuffix("_met")}
        label = f"Gathering.name of {self.by.called} about {self.person.called}"
        name = self.town.marks.word(label, there)
        noon = {"on": self.today - DAY, "now": self.now}
        self.gathering = Gathering.write_down(name, [self.person], by=self.by, **noon)
        self.held = OneToOne.write_down(self.person, by=self.by, starts_at=self.now - 3 * DAY)
        typed = QueryDict(f"heard={self.mark('Draft.words', Shared.ME)}")
        self.draft = Draft.keep(self.person, self.held.pk, typed, by=self.by)
        self.long_ago = OneToOne.write_down(self.person, by=self.by, starts_at=self.now - 9 * DAY)
        self.debriefed = OneToOne.write_down(self.person, by=self.by, starts_at=self.now - 8 * DAY)

    def _promises(self):
        made = {"by": self.by, "one_to_one": self.debriefed}
        self.ask = Ask.record(
            self.person,
            Answer.THINK,
            words=self.mark("Ask.words", "pair_and_ccs"),
            why=self.mark("Ask.why", "pair_and_ccs"),
            plan=self.mark("Ask.plan", "pair_and_ccs"),
            again_on=self.today + 5 * DAY,
            **made,
        )
        yes = {"words": self.mark("Ask.words", "pair_and_ccs"), "current_ask": self.town.current_ask}
        Ask.record(self.person, Answer.YES, by=self.by, at=self.now - 9 * DAY, **yes)
        words = self.mark("Commitment.words", "pair_and_ccs")
        self.kept = Commitment.promise(
            self.person, words, whose=Whose.MEMBER, due_on=self.today - 2 * DAY, **made
        )
        words = self.mark("Commitment.words", "pair_and_ccs")
        self.open = Commitment.promise(
            self.person, words, whose=Whose.ORGANIZER, due_on=self.today - DAY, **made
        )
        self.talked = CheckIn.arrange(self.person, owner=self.by, due_on=self.today - DAY)
        self.answer = CheckInAnswer.objects.create(
            council=self.person.council,
            check_in=self.talked,
            commitment=self.kept,
            person=self.person,
            outcome=Outcome.KEPT,
            line=self.mark("CheckInAnswer.line", "pair_and_ccs"),
        )
        self.kept.keep()
        word = self.mark("CheckIn.closing_word", "pair_and_ccs")
        self.talked.change(done_at=self.now - DAY, closing_word=word)
        self.check_in = CheckIn.arrange(self.person, owner=self.by, due_on=self.today)

    def _debrief(self):
        self.debrief = Debrief.objects.create(
            council=self.person.council,
            person=self.person,
            one_to_one=self.debriefed,
            organizer=self.by,
            ending="we_end_it",
            reason=self.mark("Debrief.reason", "pair_and_ccs"),
            drawn_to=self.town.opening,
        )
        self.debriefed.be_debriefed(self.now)
        self.debrief.issue_tags.add(self.town.issue)
        self.reflection = Reflection.write(
            self.debriefed, self.mark("Reflection.text", Shared.ME), by=self.by
        )
        why = {"why": "other", "words": self.mark("HandedOn.words", "pair_and_ccs")}
        self.handed_on = HandedOn.objects.create(
            council=self.person.council, person=self.person, organizer=self.by, **why
        )
        self.step_taken = StepTaken.take(
            self.person,
            self.town.step,
            on=self.today,
            by=self.by,
            what_we_saw=self.mark("StepTaken.what_we_saw", "pair_and_ccs"),
        )

    def _notes(self):
        self.notes, self.sparks = {}, {}
        for shared in Shared:
            written = {"by": self.by, "one_to_one": self.debriefed, "shared_with": shared}
            text = self.mark(f"Note.text for {shared}", shared)
            self.notes[shared] = Note.write(self.person, text, part=Note.Part.SELF, **written)
            text = self.mark(f"Spark.text for {shared}", shared)
            self.sparks[shared] = Spark.write(self.person, text, **written)


def identified(town, person, readers):
    """What another system calls this person."""
    value = town.marks.word(f"Identifier.value of {person.called}", readers)
    return Identifier.objects.create(council=person.council, person=person, system="another", value=value)
