import datetime as dt
from itertools import batched
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onetoone.councils import policy
from onetoone.councils.models import Organizer, Record, RecordQuerySet
from onetoone.people.models import Person
from onetoone.transfer.cells import Problem

UNDO_DAYS = 30
NAMED = 50
SOME = 1_000  # rows asked for in one statement
SILENCE = dt.timedelta(minutes=3)  # after which nobody seems to work on a batch any more


class ImportBatchQuerySet(RecordQuerySet):
    def latest_first(self):
        return self.order_by("-at", "-pk")

    def brought_in(self):
        """Those that wrote something."""
        return self.filter(state__in=[ImportBatch.State.RUNNING, ImportBatch.State.DONE])

    def waiting(self):
        """Those that are looked at, or wait for somebody's word."""
        return self.filter(state__in=[ImportBatch.State.LOOKING, ImportBatch.State.READY], undone_at=None)

    def given_up(self, before):
        """Those that nobody brought in."""
        return self.waiting().filter(at__lt=before)

    def in_short(self):
        """Without their problems, which may be many."""
        return self.defer("problems", "answers", "mapping")


class ImportBatch(Record):
    """One sheet, from its arrival to its undoing. It names no person."""

    class State(models.TextChoices):
        LOOKING = "looking", _("is being read")
        READY = "ready", _("waits for your word")
        RUNNING = "running", _("is being brought in")
        DONE = "done", _("is brought in")

    seen_by = policy.the_whole_council
    about = "pk"
    written_by = "by_id"

    by = models.ForeignKey(Organizer, models.SET_NULL, null=True, related_name="imports")
    given_to = models.ForeignKey(Organizer, models.SET_NULL, null=True, blank=True, related_name="+")
    file_name = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=20, blank=True)
    mapping = models.JSONField(null=True)  # the field of each column, by its number, once somebody has chosen
    headings = models.CharField(max_length=64, blank=True)  # their digest: another sheet may have the same
    # row number → whom it speaks of; "notes", "kept_for", "numbers_of"
    answers = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State, default=State.LOOKING)
    at = models.DateTimeField(default=timezone.now)
    moved_at = models.DateTimeField(default=timezone.now)
    expected = models.PositiveIntegerField(default=0)  # rows, as the first look counted them
    rows = models.PositiveIntegerField(default=0)  # those whose fate is settled
    new = models.PositiveIntegerField(default=0)
    matched = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
    stayed = models.PositiveIntegerField(default=0)  # when it was undone
    problems = models.JSONField(default=list)
    unlisted = models.PositiveIntegerField(default=0)  # problems beyond those listed

    # An undone import still stands in the list of imports.
    objects = ImportBatchQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["council", "-at"], name="import_council_at")]

    def __str__(self):
        return f"{self.source} sheet, {self.get_state_display()}"

    def key(self, number, place=0) -> UUID:
        """A key for what a row makes: in order, and the same when looking at the sheet as when bringing it in."""
        return UUID(int=((self.pk.int >> 32 << 32) | number) ^ (place << 32))

    def new_rows(self):
        """The rows that became somebody new."""
        return self.imported_rows.filter(fate=ImportedRow.Fate.NEW)

    def filled_rows(self):
        """The rows that told something new about somebody known."""
        return self.imported_rows.filter(fate=ImportedRow.Fate.MATCHED, filled__isnull=False)

    def seat(self):
        """The invitation that new people are kept for, if there is one and nobody has taken or ended it."""
        key = self.answers.get("kept_for")
        return key and self.council.invitations.waiting().filter(pk=key).first()

    def told(self):
        """Its problems, as they were when they were found."""
        return [Problem(**problem) for problem in self.problems]

    def people_of(self, rows):
        """Who the rows of these numbers became, by the number; rows that named nobody are not there."""
        named = {}
        those = self.imported_rows.filter(person__undone_at=None).exclude(person=None)
        for some in batched(sorted(rows), SOME):
            named |= {
                row.number: row.person for row in those.filter(number__in=some).select_related("person")
            }
        return named

    def chosen_before(self):
        """The columns as somebody chose them last for a sheet with the same headings, if anybody has."""
        alike = ImportBatch.objects.filter(council=self.council_id, headings=self.headings or "none")
        return alike.filter(mapping__isnull=False).latest_first().values_list("mapping", flat=True).first()

    def who_stayed(self):
        """The first of those it brought who are still here after it was undone."""
        stayed = Person.objects.filter(pk__in=self.new_rows().values("person")) if self.undone_at else ()
        return stayed and stayed.by_name()[:NAMED]

    @property
    def number_of_problems(self):
        return len(self.problems) + self.unlisted

    def is_silent(self, now=None):
        """Whether work on it stopped half-way: the server was stopped, or the power went."""
        working = self.state in (self.State.LOOKING, self.State.RUNNING)
        return working and (now or timezone.now()) - self.moved_at > SILENCE

    @property
    def undo_until(self):
        return self.at + dt.timedelta(days=UNDO_DAYS)

    def can_be_undone(self, now=None):
        """Within thirty days, once, and not while it is still being brought in."""
        settled = self.state == self.State.DONE or self.is_silent(now)
        return (
            settled and bool(self.rows) and not self.undone_at and (now or timezone.now()) < self.undo_until
        )

    def step(self, state, *, among, **facts):
        """Into this state if it was in one of those before; whether it was. Two taps at once: one of them is."""
        mine = ImportBatch.objects.filter(pk=self.pk, state__in=among, undone_at=None)
        facts |= {"state": state, "moved_at": timezone.now()}
        if not mine.update(**facts):
            return False
        for name, value in facts.items():
            setattr(self, name, value)
        return True


class ImportedRow(models.Model):
    """What became of one row of a sheet."""

    class Fate(models.TextChoices):
        NEW = "new"
        MATCHED = "matched"
        SKIPPED = "skipped"

    council = models.ForeignKey("councils.Council", models.CASCADE, related_name="+", db_index=False)
    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="imported_rows", db_index=False)
    number = models.PositiveIntegerField()
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="imported_rows")
    fate = models.CharField(max_length=7, choices=Fate)
    filled = models.JSONField(
        null=True
    )  # which empty facts, and how many items of lists; never what they say
    mark = models.BigIntegerField(null=True)  # the same row in another sheet has the same one

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="one_fate_a_row")]
        indexes = [
            models.Index(fields=["council", "mark"], condition=~models.Q(mark=None), name="imported_mark")
        ]

    def __str__(self):
        return f"row {self.number}: {self.fate}"
