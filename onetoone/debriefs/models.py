from django.db import models
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onetoone.commitments.models import CheckIn
from onetoone.councils import policy
from onetoone.councils.models import Opening, Organizer, Record
from onetoone.meetings.models import OneToOne
from onetoone.people.models import IssueTag, Person
from onetoone.vault.fields import SealedTextField


class Ending(models.TextChoices):
    ASKED_NOT_TO = "asked_not_to", _("they asked us not to")
    WE_END_IT = "we_end_it", _("we end it here")
    JUST_A_CHAT = "just_a_chat", _("just a chat: nothing was asked")


class Felt(models.TextChoices):
    """How the listening felt; kept apart from what a clock measured."""

    TOO_MUCH = "too_much", _("I talked too much")
    HALF = "half", _("about half")
    LISTENED = "listened", _("I mostly listened")


class Reflection(Record):
    """One line of self-reflection that only its author ever sees."""

    seen_by = policy.author_only
    written_by = "author_id"

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    one_to_one = models.ForeignKey(OneToOne, models.CASCADE, related_name="reflections")
    author = models.ForeignKey(Organizer, models.CASCADE, related_name="reflections")
    text = SealedTextField("reflection.text")

    def __str__(self):
        return "reflection"

    @classmethod
    def write(cls, one_to_one, text, *, by):
        """What this organizer would do differently; nobody else can open it."""
        return cls.objects.create(
            council_id=one_to_one.council_id,
            person_id=one_to_one.person_id,
            one_to_one=one_to_one,
            author=by,
            text=text,
        )


class Debrief(Record):
    """The record of one one-to-one, right after; it ends with a dated check-in or an ending."""

    seen_by = policy.pair_and_ccs

    person = models.ForeignKey(Person, models.CASCADE, related_name="debriefs")
    one_to_one = models.ForeignKey(OneToOne, models.CASCADE, related_name="debriefs", db_index=False)
    organizer = models.ForeignKey(Organizer, models.CASCADE, related_name="debriefs")
    at = models.DateTimeField(default=timezone.now)
    check_in = models.ForeignKey(CheckIn, models.PROTECT, null=True, related_name="debriefs")
    ending = models.CharField(max_length=14, choices=Ending, blank=True)
    reason = SealedTextField("debrief.reason", blank=True)
    drawn_to = models.ForeignKey(Opening, models.SET_NULL, null=True, blank=True, related_name="+")
    issue_tags = models.ManyToManyField(IssueTag, blank=True, related_name="debriefs")

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["council", "-at"], name="debrief_council_at")]
        constraints = [
            models.UniqueConstraint(
                fields=["one_to_one"], condition=Q(undone_at=None), name="one_debrief_a_one_to_one"
            ),
            models.CheckConstraint(
                condition=Q(check_in__isnull=False, ending="") | Q(check_in=None) & ~Q(ending=""),
                name="no_one_to_one_without_a_follow_up",
            ),
        ]

    def recount(self):
        """After an undo the talk with the person, and whether it waits for its debrief, are as the rows say."""
        super().recount()
        self.one_to_one.be_debriefed(self.one_to_one.debriefs.aggregate(at=Max("at"))["at"])

    def came_of_it(self) -> str:
        """Whether they talk again."""
        return self.get_ending_display() or str(_("you talk again"))

    def __str__(self):
        return f"debrief at {self.at:%Y-%m-%d}"
