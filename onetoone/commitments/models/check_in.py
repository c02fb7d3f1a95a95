import datetime as dt
from dataclasses import dataclass

from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onetoone.calls.models import SetupCall
from onetoone.commitments.models.commitment import Commitment, Promised
from onetoone.councils import policy
from onetoone.councils.models import Organizer, Record, RecordQuerySet
from onetoone.councils.models.record import StandingManager
from onetoone.lib import days
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Draft, Person
from onetoone.vault.fields import SealedTextField


class Outcome(models.TextChoices):
    KEPT = "kept", _("kept")
    PARTLY = "partly", _("partly")
    NEW_DATE = "new_date", _("still open")  # the day it moves to is asked for next
    LET_GO = "let_go", _("let go")


@dataclass(frozen=True)
class Answered:
    """What became of one commitment: `due_on` for a new date, `line` for what is done so far, or was said of it."""

    commitment: Commitment
    outcome: str
    due_on: dt.date | None = None
    line: str = ""


class NextStepMissing(ValueError):
    """A talk without a follow-up: rule 1 asks for a date or an ending."""


class StillOpen(NextStepMissing):
    """A warm close while a promise is open: nobody would ask about it any more."""


class AnsweredAlready(ValueError):
    """Somebody else wrote down this check-in first."""


class CheckInQuerySet(RecordQuerySet):
    def open(self):
        return self.filter(done_at=None)

    def done(self):
        return self.exclude(done_at=None)

    def not_reached(self):
        return self.exclude(last_tried_at=None)

    def due(self, on):
        return self.open().filter(due_on__lte=on, person__do_not_contact=False)

    def due_or_asked_for(self, on, *, within, promises):
        """Due within these days; or at once, as `has_come` tells: a promise's day came and nobody asked or tried."""
        asked = CheckInAnswer.objects.filter(
            commitment=OuterRef("pk"), check_in__done_at__date__gte=OuterRef("due_on")
        )
        come = promises.filter(person=OuterRef("person"), due_on__lte=on, at__date__lte=F("due_on"))
        untried = Q(last_tried_at=None) & Exists(come.exclude(Exists(asked)).order_by())
        due = Q(due_on__lte=on + within)
        return self.open().filter(due | untried, person__do_not_contact=False).annotate(has_come=untried)

    def beyond_grace(self, on, grace_days):
        """Due longer than the grace, or due with a promise whose own day has passed: the CCs see them too."""
        passed = Commitment.objects.open().filter(person=OuterRef("person"), due_on__lt=on)
        long_ago = Q(due_on__lte=on - dt.timedelta(days=grace_days))
        return self.due(on).filter(long_ago | Exists(passed))

    def of_the_ccs(self):
        return self.filter(owner=None)

    def soonest_first(self):
        return self.order_by("due_on", "pk")


class CheckIn(Record):
    """One dated talk with one person about all open commitments, owned by an organizer or by the CCs."""

    seen_by = policy.pair_and_ccs
    written_by = "owner_id"

    person = models.ForeignKey(Person, models.CASCADE, related_name="check_ins", db_index=False)
    owner = models.ForeignKey(Organizer, models.CASCADE, null=True, related_name="check_ins", db_index=False)
    one_to_one = models.ForeignKey(OneToOne, models.SET_NULL, null=True, blank=True, related_name="check_ins")
    due_on = models.DateField()
    tries = models.PositiveSmallIntegerField(default=0)
    last_tried_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    closed_warmly = models.BooleanField(default=False)
    closing_word = SealedTextField("check_in.closing_word", blank=True)

    objects = StandingManager.from_queryset(CheckInQuerySet)()

    class Meta(Record.Meta):
        indexes = [
            models.Index(fields=["person", "-done_at"], name="check_in_person"),
            models.Index(
                fields=["owner", "due_on"],
                condition=Q(done_at=None, undone_at=None),
                name="check_in_owner_open",
            ),
            models.Index(
                fields=["council", "due_on"],
                condition=Q(done_at=None, undone_at=None),
                name="check_in_council_open",
            ),
        ]

    def __str__(self):
        return f"check-in on {self.due_on}"

    @classmethod
    def arrange(cls, person, *, owner, due_on, one_to_one=None):
        """The next talk with this person, by this organizer or (None) the CCs; an open one moves there."""
        standing = cls.objects.open().filter(person=person, owner=owner).first()
        if standing:
            standing.change(due_on=due_on, tries=0)
            return standing
        return cls.objects.create(
            council_id=person.council_id, person=person, owner=owner, due_on=due_on, one_to_one=one_to_one
        )

    @transaction.atomic
    def answer(
        self,
        answers,
        *,
        by,
        promises=(),
        check_in_on=None,
        with_ccs=False,
        one_to_one_on=None,
        closed_warmly=False,
        closing_word="",
        at=None,
    ):
        """What became of each open commitment, what was promised now, and what comes next.

        Next is one of: another check-in (by `by` or the CCs), a call for another one-to-one, or a close with a word.
        None of them raises NextStepMissing, a close that a commitment would outlive StillOpen, and a check-in
        answered in the meantime AnsweredAlready. Returns the check-in.
        """
        at = at or timezone.now()
        if not (check_in_on or one_to_one_on or closed_warmly):
            raise NextStepMissing
        self._refuse_if_done()
        for answered in answers:
            self._settle(answered, at)
        for promised in promises:
            self._promise(promised, by, at)
        if closed_warmly and self.person.commitments.open().exists():
            raise StillOpen
        self.change(done_at=at, closed_warmly=closed_warmly, closing_word=closing_word)
        self.person.be_touched(at)
        if check_in_on:
            CheckIn.arrange(self.person, owner=None if with_ccs else by, due_on=check_in_on)
        if one_to_one_on:
            SetupCall.plan(self.person, by=by, on=one_to_one_on)
        Draft.settle(self.pk, by=by)
        return self

    def _promise(self, promised: Promised, by, at):
        Commitment.promise(
            self.person, promised.words, whose=promised.whose, due_on=promised.due_on, by=by, at=at
        )

    def came_of_it(self) -> str:
        """The day it stands on now, or that it was the last one."""
        if self.done_at:
            return str(_("closed warmly")) if self.closed_warmly else ""
        return _("now %(day)s") % {"day": days.said(self.due_on, timezone.localdate())}

    def _refuse_if_done(self):
        # Another phone may have written it down since this row was read.
        if not CheckIn.objects.select_for_update().open().filter(pk=self.pk).exists():
            raise AnsweredAlready

    def _settle(self, answered, at):
        commitment = answered.commitment
        CheckInAnswer.objects.create(
            council_id=self.council_id,
            check_in=self,
            commitment=commitment,
            person_id=self.person_id,
            outcome=answered.outcome,
            line=answered.line,
        )
        if answered.outcome == Outcome.KEPT:
            commitment.keep(at=at)
        elif answered.outcome == Outcome.LET_GO:
            commitment.let_go(at=at)
        elif answered.due_on and answered.due_on != commitment.due_on:
            commitment.move(due_on=answered.due_on)

    @transaction.atomic
    def not_reach(self, *, again_on, with_ccs=False, at=None):
        """Couldn't reach them: another date, by the same owner or handed to the CCs. AnsweredAlready if done."""
        at = at or timezone.now()
        self._refuse_if_done()
        self.change(
            tries=self.tries + 1, last_tried_at=at, due_on=again_on, owner=None if with_ccs else self.owner
        )
        self.person.be_tried(at)

    def pick_up(self, *, by):
        """A CC takes it on; the pair stays."""
        self.change(owner=by)

    def may_be_picked_up(self, cc, on):
        """Whether this CC may take it on: it is the CCs’, or has waited beyond the council’s grace."""
        if not (cc.is_cc and self.is_open) or self.owner_id == cc.pk:
            return False
        waiting = CheckIn.objects.visible_to(cc).beyond_grace(on, cc.council.grace_days)
        return self.owner_id is None or waiting.filter(pk=self.pk).exists()

    @property
    def is_open(self):
        return self.done_at is None

    @property
    def may_go_to_the_ccs(self):
        """The second time nobody was reached, the CCs are offered."""
        return self.tries >= 1 and self.owner_id is not None


class CheckInAnswer(Record):
    """What one check-in found of one commitment."""

    seen_by = policy.pair_and_ccs
    written_by = "check_in__owner_id"

    check_in = models.ForeignKey(CheckIn, models.CASCADE, related_name="answers")
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome)
    line = SealedTextField("check_in_answer.line", blank=True)

    def __str__(self):
        return self.outcome
