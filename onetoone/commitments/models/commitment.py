import datetime as dt
from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onetoone.councils import policy
from onetoone.councils.models import Organizer, Record, RecordQuerySet
from onetoone.councils.models.record import StandingManager
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Person
from onetoone.vault.fields import SealedTextField


class Whose(models.TextChoices):
    MEMBER = "member", _("theirs")
    ORGANIZER = "organizer", _("mine")


@dataclass(frozen=True)
class Promised:
    """One commitment as it was said."""

    whose: str
    words: str
    due_on: dt.date


class CommitmentQuerySet(RecordQuerySet):
    def open(self):
        return self.filter(kept_at=None, let_go_at=None)

    def kept(self):
        return self.exclude(kept_at=None)

    def soonest_first(self):
        return self.order_by("due_on", "pk")


class Commitment(Record):
    """What somebody said they will do, by when, in their own words; open until kept or let go."""

    seen_by = policy.pair_and_ccs

    person = models.ForeignKey(Person, models.CASCADE, related_name="commitments", db_index=False)
    organizer = models.ForeignKey(Organizer, models.CASCADE, related_name="commitments")
    one_to_one = models.ForeignKey(
        OneToOne, models.SET_NULL, null=True, blank=True, related_name="commitments"
    )
    whose = models.CharField(max_length=10, choices=Whose)
    words = SealedTextField("commitment.words")
    due_on = models.DateField()
    earlier_dates = models.JSONField(default=list)
    at = models.DateTimeField(default=timezone.now)
    kept_at = models.DateTimeField(null=True)
    let_go_at = models.DateTimeField(null=True)

    objects = StandingManager.from_queryset(CommitmentQuerySet)()

    class Meta(Record.Meta):
        indexes = [
            models.Index(fields=["person", "due_on"], name="commitment_person_due"),
            models.Index(
                fields=["council", "-kept_at"],
                condition=Q(kept_at__isnull=False),
                name="commitment_council_kept",
            ),
            models.Index(
                fields=["council", "due_on"],
                condition=Q(kept_at=None, let_go_at=None),
                name="commitment_open_due",
            ),
        ]

    def __str__(self):
        return f"commitment by {self.due_on}"

    @classmethod
    def promise(cls, person, words, *, whose, due_on, by, one_to_one=None, at=None):
        """What the member, or the organizer, said they will do by this day."""
        return cls.objects.create(
            council_id=person.council_id,
            person=person,
            organizer=by,
            one_to_one=one_to_one,
            whose=whose,
            words=words,
            due_on=due_on,
            at=at or timezone.now(),
        )

    def keep(self, *, at=None):
        """It was done; said again, nothing changes."""
        if self.is_open:
            self.change(kept_at=at or timezone.now())
        return self

    def move(self, *, due_on):
        """A new date; the earlier one is remembered."""
        self.change(due_on=due_on, earlier_dates=[*self.earlier_dates, self.due_on.isoformat()])

    def let_go(self, *, at=None):
        """Nobody waits for it any more."""
        self.change(let_go_at=at or timezone.now())

    @property
    def is_open(self):
        return self.kept_at is None and self.let_go_at is None

    @property
    def is_mine(self):
        """Whether it is the organizer's promise, drawn solid; the member's is a ring."""
        return self.whose == Whose.ORGANIZER
