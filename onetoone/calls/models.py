import datetime as dt
from itertools import takewhile
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onetoone.calls.outcomes import SPOKE, UNANSWERED, How, Outcome
from onetoone.councils.models import Organizer, Record, RecordQuerySet
from onetoone.councils.models.record import StandingManager
from onetoone.councils.undoing import A_DAY
from onetoone.lib.in_sql import said_once
from onetoone.people.models import Draft, Person
from onetoone.vault.fields import SealedTextField

MADE = ("council_id", "person_id", "organizer_id", "how", "planned_on", "made_at", "outcome", "jottings")
AHEAD = Q(made_at=None, undone_at=None)


class SetupCallQuerySet(RecordQuerySet):
    def planned(self):
        return self.filter(made_at=None)

    def made(self):
        return self.exclude(made_at=None)

    def answered(self):
        return self.filter(outcome__in=SPOKE)

    def due(self, on):
        return self.planned().filter(planned_on__lte=on)

    def soonest_first(self):
        return self.order_by("planned_on", "planned_at", "pk")

    def latest_first(self):
        return self.order_by("-made_at", "-pk")


class SetupCall(Record):
    """Asking for the one-to-one, by phone, by text or in person. Planned first, made once, ended by one outcome."""

    TRY_AGAIN = dt.timedelta(days=2)
    LET_REST = dt.timedelta(days=14)
    ENOUGH_TRIES = 3

    person = models.ForeignKey(Person, models.CASCADE, related_name="setup_calls", db_index=False)
    organizer = models.ForeignKey(Organizer, models.CASCADE, related_name="setup_calls", db_index=False)
    how = models.CharField(_("how"), max_length=10, choices=How, default=How.PHONE)
    planned_on = models.DateField()
    planned_at = models.TimeField(null=True, blank=True)
    made_at = models.DateTimeField(null=True)
    outcome = models.CharField(_("outcome"), max_length=14, choices=Outcome, blank=True)
    again_on = models.DateField(null=True, blank=True)
    jottings = SealedTextField("call.jottings", blank=True)

    objects = StandingManager.from_queryset(SetupCallQuerySet)()

    class Meta(Record.Meta):
        indexes = [
            models.Index(fields=["person", "-made_at"], name="call_person_made"),
            models.Index(fields=["organizer", "-made_at"], name="call_organizer_made"),
            models.Index(fields=["organizer", "planned_on"], condition=AHEAD, name="call_planned"),
            models.Index(fields=["council", "planned_on"], condition=AHEAD, name="call_council_planned"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organizer"], condition=AHEAD, name="one_planned_call_a_pair"
            )
        ]

    def __str__(self):
        return f"call planned on {self.planned_on}"

    @classmethod
    def plan(cls, person, *, by, on, at=None):
        """The call this organizer will make to this person, on this day; one that was planned already moves there."""
        if planned := cls._planned(person, by):
            planned.change(planned_on=on, planned_at=at)
            return planned
        return cls._begin(person, by, on, at)

    @classmethod
    def in_hand(cls, person, *, by):
        """The call being made now: the planned one, or a fresh one for today."""
        return cls._planned(person, by) or cls._begin(person, by, person.council.today())

    @classmethod
    def tries_in_a_row(cls, person):
        """How many of the latest calls to this person, by anyone here, went unanswered; never counts past enough."""
        endings = (outcome for (outcome,) in _latest(person.pk))
        return len(list(takewhile(UNANSWERED.__contains__, endings)))

    @classmethod
    def taken_back(cls, person, *, by, now):
        """This organizer's latest call to them whose ending was undone within a day; none once they called again."""
        own = cls.everything.filter(person=person, organizer=by)
        undone = (
            own.exclude(made_at=None).filter(undone_at__gt=now - A_DAY).order_by("-undone_at", "-pk").first()
        )
        again = undone and own.filter(undone_at=None, made_at__gte=undone.undone_at).exists()
        return None if again else undone

    @classmethod
    def _planned(cls, person, by):
        for planned in _planned(person.pk, by.pk):
            planned.person, planned.organizer, planned.council = person, by, person.council
            return planned
        return None

    @classmethod
    def _begin(cls, person, by, on, at=None, how=How.PHONE):
        return cls.objects.create(
            council=person.council, person=person, organizer=by, how=how, planned_on=on, planned_at=at
        )

    @transaction.atomic
    def agree(self, *, at=None, **said):
        """They will meet; the one-to-one is arranged from this call."""
        self._end(Outcome.AGREED, at, **said)

    @transaction.atomic
    def call_back(self, *, on, at_time=None, at=None, **said):
        """They asked for another moment."""
        self._end(Outcome.CALL_BACK, at, again_on=on, at_time=at_time, **said)

    @transaction.atomic
    def ask_for_text(self, *, at=None, **said):
        """They cannot talk and asked for a text: it is to be written today."""
        self._end(Outcome.ASKED_FOR_TEXT, at, again_on=self.council.today(at), **said)

    @transaction.atomic
    def no_answer(self, *, at=None, **said):
        """Nobody answered: try again in two days; after three tries in a row let it rest two weeks."""
        self._end(Outcome.NO_ANSWER, at, again_on=self._try_again_on(at), **said)

    @transaction.atomic
    def leave_message(self, *, at=None, **said):
        """A message was left: try again as if nobody had answered."""
        self._end(Outcome.LEFT_MESSAGE, at, again_on=self._try_again_on(at), **said)

    @transaction.atomic
    def nobody_home(self, *, at=None, **said):
        """Nobody came to the door: try again as if nobody had answered."""
        self._end(Outcome.NOBODY_HOME, at, again_on=self._try_again_on(at), **said)

    @transaction.atomic
    def not_now(self, *, on, at=None, **said):
        """A good outcome: they said when to ask again."""
        self._end(Outcome.NOT_NOW, at, again_on=on, **said)

    @transaction.atomic
    def wrong_number(self, *, at=None, **said):
        """This number is not theirs; it is taken off their page."""
        self._end(Outcome.WRONG_NUMBER, at, **said)
        self.person.edit(phone="")

    @transaction.atomic
    def do_not_call(self, *, at=None, **said):
        """They asked us not to contact them, and nobody here will."""
        self._end(Outcome.DO_NOT_CALL, at, **said)
        self.person.change(do_not_contact=True)

    @transaction.atomic
    def hand_on(self, *, at=None, **said):
        """Somebody else here should ask them, and does so from now on."""
        self._end(Outcome.HANDED_ON, at, **said)

    def hour_promised(self):
        """The hour of the next call that the end of this one planned; None if any will do."""
        ahead = SetupCall.objects.planned().filter(person=self.person_id, organizer=self.organizer_id)
        return ahead.values_list("planned_at", flat=True).first()

    def go_over_to(self, organizer):
        """Theirs to make, or nobody's if they plan one already."""
        self.withdraw() if self._planned(self.person, organizer) else super().go_over_to(organizer)

    def withdraw(self, *, at=None):
        """Nobody needs to make this call any more."""
        self.change(undone_at=at or timezone.now())

    def put_back(self, before):
        """As it was planned; what was jotted down stays with an undone call, for the same caller to go on from."""
        if self.made_at and before.get("made_at", "") is None:
            facts = {name: getattr(self, name) for name in MADE}
            SetupCall.everything.create(**facts, undone_at=timezone.now())
        super().put_back(before)

    @property
    def sent(self) -> str:
        """That one wrote to them, if it ended so; what was left with a voice is another thing."""
        return str(_("wrote to them")) if (self.how, self.outcome) == (How.TEXT, Outcome.LEFT_MESSAGE) else ""

    def came_of_it(self) -> str:
        """How it ended."""
        return self.sent or self.get_outcome_display()

    def left_behind(self) -> str:
        """The person may still be on the line: back to the call whose ending was undone, and on from there."""
        if self.made_at and not self.undone_at:
            return ""
        slug = self.council.slug
        return f"{reverse('calls:call', kwargs={'council': slug, 'person_id': self.person_id})}?row=1"

    def _end(self, outcome, at, *, again_on=None, at_time=None, how=How.PHONE, jottings=""):
        at = at or timezone.now()
        wanted_a_text = self.how == How.TEXT and outcome in UNANSWERED
        next_how = How.TEXT if wanted_a_text or outcome == Outcome.ASKED_FOR_TEXT else How.PHONE
        self.change(outcome=outcome, made_at=at, again_on=again_on, how=how, jottings=jottings)
        Draft.settle(self.person_id, by=self.organizer)
        if outcome in SPOKE:
            self.person.be_touched(at)
        else:
            self.person.be_tried(at)
        if again_on:  # the one in hand was their only planned call
            SetupCall._begin(self.person, self.organizer, again_on, at_time, next_how)

    def _try_again_on(self, at):
        enough = SetupCall.tries_in_a_row(self.person) + 1 >= self.ENOUGH_TRIES
        return self.council.today(at) + (self.LET_REST if enough else self.TRY_AGAIN)


@said_once(UUID)
def _latest(person_id):
    """How the latest calls to this person ended."""
    made = SetupCall.objects.made().filter(person=person_id).latest_first()
    return made.values_list("outcome")[: SetupCall.ENOUGH_TRIES]


@said_once(UUID, UUID)
def _planned(person_id, organizer_id):
    """The call that this organizer plans to this person, at most one."""
    return SetupCall.objects.planned().filter(person=person_id, organizer=organizer_id)
