from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onetoone.councils import policy
from onetoone.councils.models import Organizer, Record, RecordQuerySet
from onetoone.councils.models.record import StandingManager
from onetoone.meetings.models.one_to_one import OneToOne
from onetoone.people.models import Person
from onetoone.vault.fields import SealedTextField


class Shared(models.TextChoices):
    ME = "me", _("only me")
    CC = "cc", _("me and the CC")
    COUNCIL = "council", _("the council")


class WrittenQuerySet(RecordQuerySet):
    def current(self):
        """Without the versions that a later one replaced."""
        return self.exclude(replaced_by__isnull=False, replaced_by__undone_at=None)

    def latest_first(self):
        return self.order_by("-at", "-pk")


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

    def replace(self, text, *, at=None):
        """A later version by its author; the earlier one stays to be read by its author."""
        return Note.write(
            self.person,
            text,
            by=self.author,
            one_to_one=self.one_to_one,
            shared_with=self.shared_with,
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
