from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onetoone.councils import policy
from onetoone.councils.models import Organizer, Record, RecordQuerySet
from onetoone.councils.models.record import StandingManager
from onetoone.guides.models import CurrentAsk
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Person
from onetoone.vault.fields import SealedTextField


class Answer(models.TextChoices):
    YES = "yes", _("yes")
    SMALLER = "smaller", _("yes, but smaller")
    THINK = "think", _("needs to think")
    NOT_NOW = "not_now", _("not now")
    NO = "no", _("no")
    NOT_ASKED = "not_asked", _("I did not ask")


SAID_YES = (Answer.YES, Answer.SMALLER)
LATER = (Answer.THINK, Answer.NOT_NOW)


class AskQuerySet(RecordQuerySet):
    def latest_first(self):
        return self.order_by("-at", "-pk")


class Ask(Record):
    """ "Can we count on you to …?": what was asked, and what they said."""

    seen_by = policy.pair_and_ccs

    person = models.ForeignKey(Person, models.CASCADE, related_name="asks", db_index=False)
    organizer = models.ForeignKey(Organizer, models.CASCADE, related_name="asks", db_index=False)
    one_to_one = models.ForeignKey(OneToOne, models.CASCADE, null=True, blank=True, related_name="asks")
    current_ask = models.ForeignKey(
        CurrentAsk, models.SET_NULL, null=True, blank=True, related_name="answers"
    )
    words = SealedTextField("ask.words", blank=True)
    answer = models.CharField(max_length=10, choices=Answer)
    why = SealedTextField("ask.why", blank=True)  # of a smaller yes: to what
    plan = SealedTextField("ask.plan", blank=True)
    again_on = models.DateField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = StandingManager.from_queryset(AskQuerySet)()

    class Meta(Record.Meta):
        indexes = [
            models.Index(fields=["person", "-at"], name="ask_person_at"),
            models.Index(fields=["council", "-at"], name="ask_council_at"),
        ]

    def __str__(self):
        return f"ask, {self.answer}"

    @classmethod
    def record(
        cls,
        person,
        answer,
        *,
        by,
        words="",
        why="",
        plan="",
        again_on=None,
        one_to_one=None,
        current_ask=None,
        at=None,
    ):
        """What was asked and what they said; for "needs to think" and "not now" a plan and the day to ask again."""
        return cls.objects.create(
            council_id=person.council_id,
            person=person,
            organizer=by,
            one_to_one=one_to_one,
            current_ask=current_ask,
            words=words,
            answer=answer,
            why=why,
            plan=plan,
            again_on=again_on,
            at=at or timezone.now(),
        )

    @property
    def is_yes(self):
        """A smaller yes is a yes."""
        return self.answer in SAID_YES

    @property
    def is_for_later(self):
        """Whether it is to be asked again, on its day."""
        return self.answer in LATER
