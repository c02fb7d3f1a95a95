import datetime as dt

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onetoone.audit.models import AuditEvent
from onetoone.councils import policy
from onetoone.councils.models import Organizer, Record, RecordQuerySet
from onetoone.councils.models.record import StandingManager
from onetoone.meetings.models.one_to_one import OneToOne
from onetoone.people.models import Person
from onetoone.vault import keys
from onetoone.vault.fields import SealedTextField

A_DAY = dt.timedelta(days=1)


class Shared(models.TextChoices):
    ME = "me", _("only me")
    CC = "cc", _("me and the coordinators")
    COUNCIL = "council", _("the council")


class WrittenQuerySet(RecordQuerySet):
    def current(self):
        """Without the versions that a later one replaced."""
        return self.exclude(replaced_by__isnull=False, replaced_by__undone_at=None)

    def latest_first(self):
        return self.order_by("-at", "-pk")

    def read_by(self, organizer, *, most=None, at=None):
        """The first of these as a list, opened and read."""
        return self.model.were_read(list(self[:most]), by=organizer, at=at)


def _reading(record, organizer, at):
    return AuditEvent(
        kind=AuditEvent.Kind.READ_NOTE,
        council_id=record.council_id,
        organizer_id=organizer.pk,
        author_id=record.author_id,
        record_id=record.pk,
        at=at,
    )


class Written(Record):
    """What an organizer wrote down of a conversation, shared with whom its author chose."""

    seen_by = policy.as_its_author_chose
    written_by = "author_id"

    person = models.ForeignKey(Person, models.CASCADE, related_name="%(class)ss", db_index=False)
    one_to_one = models.ForeignKey(OneToOne, models.CASCADE, null=True, blank=True, related_name="%(class)ss")
    author = models.ForeignKey(Organizer, models.CASCADE, related_name="%(class)ss")
    shared_with = models.CharField(_("who may read this"), max_length=8, choices=Shared, default=Shared.ME)
    at = models.DateTimeField(default=timezone.now)
    replaces = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="replaced_by"
    )

    objects = StandingManager.from_queryset(WrittenQuerySet)()

    class Meta(Record.Meta):
        abstract = True

    @classmethod
    def write(cls, person, text, *, by, one_to_one=None, shared_with=Shared.ME, at=None, **facts):
        """A line about this person, its author's own until shared."""
        return cls.objects.create(
            council_id=person.council_id,
            person=person,
            text=text,
            author=by,
            one_to_one=one_to_one,
            shared_with=shared_with,
            at=at or timezone.now(),
            **facts,
        )

    @staticmethod
    def were_read(records, *, by, at=None):
        """The same notes and sparks, keys in hand; every author can see, day by day, who read what is theirs."""
        at = at or timezone.now()
        others = {record.pk: record for record in records if record.author_id != by.pk}
        if others:
            readings = AuditEvent.objects.filter(record_id__in=others, organizer_id=by.pk, at__gt=at - A_DAY)
            for key in readings.values_list("record_id", flat=True):
                others.pop(key, None)
            AuditEvent.objects.bulk_create(_reading(record, by, at) for record in others.values())
        return keys.gather(records)

    def undo(self, at=None):
        """A version that no longer counts frees the one it replaced."""
        self.replaces = None
        self.save(update_fields=["replaces"])
        super().undo(at)

    def share(self, shared_with):
        """Open it to the CC or the council, or take it back."""
        self.change(shared_with=shared_with)


class Note(Written):
    """Part of what was heard: self, us, now, what worked; or a line on the person."""

    class Part(models.TextChoices):
        SELF = "self", _("their story")
        MINE = "mine", _("what I shared")
        US = "us", _("where our stories meet")
        NOW = "now", _("on the fight now")
        SO_FAR = "so_far", _("what they did so far")
        OTHER = "other", _("note")

    part = models.CharField(max_length=8, choices=Part, default=Part.OTHER)
    text = SealedTextField("note.text")

    class Meta(Written.Meta):
        indexes = [models.Index(fields=["person", "-at"], name="note_person_at")]

    def __str__(self):
        return f"note, {self.part}"

    def newest(self):
        """The version that counts."""
        later = Note.objects.filter(replaces=self).first()
        return later.newest() if later else self

    @transaction.atomic
    def replace(self, text, *, at=None):
        """A later version by its author; the earlier one stays, and only its author can read it."""
        readers = self.shared_with
        self.share(Shared.ME)
        return Note.write(
            self.person,
            text,
            by=self.author,
            one_to_one=self.one_to_one,
            shared_with=readers,
            at=at,
            part=self.part,
            replaces=self,
        )


class Spark(Written):
    """One thing that moves this person, in a line."""

    text = SealedTextField("spark.text")

    class Meta(Written.Meta):
        indexes = [models.Index(fields=["person", "-at"], name="spark_person_at")]

    def __str__(self):
        return "spark"
