import datetime as dt
import zoneinfo

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onetoone.calls.models import SetupCall
from onetoone.councils.models import Organizer, Record
from onetoone.councils.models.record import StandingManager
from onetoone.guides.models import Guide
from onetoone.lib import days
from onetoone.meetings.models.one_to_ones import AlreadyHeld, Mode, OneToOneQuerySet, State
from onetoone.meetings.models.whose_place import WhosePlace
from onetoone.people.models import Person


class OneToOne(WhosePlace, Record):
    """The meeting: 20–40 minutes, ideally face to face, two-way."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="one_to_ones", db_index=False)
    organizer = models.ForeignKey(Organizer, models.CASCADE, related_name="one_to_ones", db_index=False)
    agreed_with = models.ForeignKey(Organizer, models.SET_NULL, null=True, related_name="+", db_index=False)
    also_there = models.ManyToManyField(Organizer, blank=True, related_name="joined_one_to_ones")
    call = models.ForeignKey(SetupCall, models.SET_NULL, null=True, blank=True, related_name="one_to_ones")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(editable=False)
    zone = models.CharField(max_length=64)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=40)
    mode = models.CharField(_("how"), max_length=10, choices=Mode, default=Mode.FACE_TO_FACE, blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    materials = models.CharField(_("bring"), max_length=200, blank=True)
    guide = models.ForeignKey(Guide, models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=12, choices=State, default=State.ARRANGED)
    debriefed_at = models.DateTimeField(null=True, editable=False)  # counted from the debriefs that stand
    balance_measured = models.PositiveSmallIntegerField(null=True, blank=True)  # my share, in a hundred
    balance_felt = models.CharField(max_length=12, blank=True)
    sequence = models.PositiveIntegerField(default=0)  # of the invitation: rises with every change sent

    objects = StandingManager.from_queryset(OneToOneQuerySet)()
    everything = models.Manager.from_queryset(OneToOneQuerySet)()

    class Meta(Record.Meta):
        indexes = [
            models.Index(fields=["person", "-starts_at"], name="one_to_one_person"),
            models.Index(fields=["organizer", "state", "starts_at"], name="one_to_one_organizer"),
            models.Index(
                fields=["council", "state", "starts_at"],
                condition=Q(debriefed_at=None, undone_at=None),
                name="one_to_one_unfinished",
            ),
        ]

    def __str__(self):
        return f"one-to-one at {self.starts_at:%Y-%m-%d %H:%M}"

    @classmethod
    @transaction.atomic
    def arrange(
        cls, person, *, by, starts_at, minutes=None, mode=Mode.FACE_TO_FACE, place="", materials="", call=None
    ):
        """A one-to-one with its blank worksheet; an agreed call, if there was one, is where it came from.

        A call to ask for it that was still planned is not needed any more.
        """
        council = person.council
        minutes = minutes or council.minutes_to
        one_to_one = cls.objects.create(
            council=council,
            person=person,
            organizer=by,
            call=call,
            starts_at=starts_at,
            minutes=minutes,
            ends_at=starts_at + dt.timedelta(minutes=minutes),
            zone=council.zone,
            mode=mode,
            place=place,
            materials=materials,
            guide=_adopted_guide(person),
        )
        one_to_one.worksheet_of(by)
        for planned in SetupCall.objects.planned().filter(person=person, organizer=by):
            if person.tried_at is None or starts_at > person.tried_at:
                planned.withdraw()
        person.give(by, by=by)
        return one_to_one

    @classmethod
    @transaction.atomic
    def write_down(
        cls, person, *, by, starts_at, minutes=None, mode=Mode.FACE_TO_FACE, place="", also_there=()
    ):
        """One that has happened already, on any past day; its debrief waits."""
        one_to_one = cls.arrange(person, by=by, starts_at=starts_at, minutes=minutes, mode=mode, place=place)
        one_to_one.join(*also_there)
        one_to_one.hold()
        return one_to_one

    def join(self, *organizers):
        """These organizers were or will be there too, each with notes of their own."""
        self.be_joined_by([*self.also_there.all(), *organizers])

    @transaction.atomic
    def be_joined_by(self, organizers):
        """These organizers, and none but these, are there too; what others wrote before stays theirs."""
        self.change(also_there=list(organizers))
        for organizer in organizers:
            self.worksheet_of(organizer)
            self.person.give(organizer, by=self.organizer)
        return self

    @transaction.atomic
    def hold(self, *, minutes=None, at=None):
        """They met. From now on its debrief waits; said again, nothing changes.

        Said before the hour arranged, they met sooner: it ended now.
        """
        if self._was_held():
            return self
        minutes, now = minutes or self.minutes, at or timezone.now()
        lasted = dt.timedelta(minutes=minutes)
        starts_at = self.starts_at if self.starts_at <= now else now - lasted
        self.change(state=State.HELD, minutes=minutes, starts_at=starts_at, ends_at=starts_at + lasted)
        self.person.be_met(self.starts_at)
        return self

    def go_over_to(self, organizer):
        """They go, with a worksheet of their own."""
        also_there = list(self.also_there.exclude(pk=organizer.pk))
        facts = {"agreed_with": self.organizer, "place": self.place_for_others()}
        self.change(organizer=organizer, also_there=also_there, **facts)
        self.worksheet_of(organizer)

    def be_debriefed(self, at):
        """Its debrief is written, or (None) taken back and waits again."""
        self.debriefed_at = at
        self.save(update_fields=["debriefed_at"])

    @transaction.atomic
    def move(self, *, starts_at, place=None):
        """Another day, hour or place; the same invitation with the next sequence. AlreadyHeld if they met."""
        self._refuse_if_held()
        place = self.place if place is None else place
        self.change(
            state=State.ARRANGED,
            starts_at=starts_at,
            ends_at=starts_at + dt.timedelta(minutes=self.minutes),
            place=place,
            sequence=self.sequence + 1,
        )

    @transaction.atomic
    def could_not(self, *, on):
        """They couldn't come: routine. A call to arrange it again stands on this day. AlreadyHeld if they met."""
        self._refuse_if_held()
        self.change(state=State.COULD_NOT)
        return SetupCall.plan(self.person, by=self.organizer, on=on)

    @transaction.atomic
    def call_off(self, *, on):
        """It will not happen: the invitation is cancelled, a call to arrange another stands on this day.

        AlreadyHeld if they met.
        """
        self._refuse_if_held()
        self.change(state=State.CALLED_OFF, sequence=self.sequence + 1)
        return SetupCall.plan(self.person, by=self.organizer, on=on)

    def _refuse_if_held(self):
        if self._was_held():
            raise AlreadyHeld

    def _was_held(self):
        # Another phone may have said "we met" since this row was read.
        return OneToOne.objects.select_for_update().held().filter(pk=self.pk).exists()

    def put_back(self, before):
        """After an undo the invitation still has to rise, or the calendar that has the later one ignores it."""
        if "sequence" in before:
            before = {**before, "sequence": str(self.sequence + 1)}
        super().put_back(before)

    def undo(self, at=None):
        """Undone before it was held: whoever has the invitation gets the next sequence as a cancellation."""
        self.sequence += 1
        self.save(update_fields=["sequence"])
        super().undo(at)

    def came_of_it(self) -> str:
        """When they meet, as long as they have not."""
        day, time = days.said(self.starts_at, timezone.localdate()), days.at(self.local_start)
        return _("%(day)s at %(time)s") % {"day": day, "time": time} if self.is_arranged else ""

    def left_behind(self) -> str:
        """Whoever was invited has it in their calendar until they get the file that takes it out again."""
        if not (self.undone_at and self.is_arranged):
            return ""
        slug = self.council.slug
        return reverse("meetings:one_to_one", kwargs={"council": slug, "one_to_one_id": self.pk})

    def worksheet_of(self, organizer):
        """This organizer's own worksheet for it, blank until they write."""
        sheet, _made = self.worksheets.get_or_create(
            author=organizer, defaults={"council_id": self.council_id, "person_id": self.person_id}
        )
        return sheet

    @property
    def clock(self):
        return zoneinfo.ZoneInfo(self.zone)

    @property
    def local_start(self):
        """When it starts, as the clock on the wall says it there."""
        return timezone.localtime(self.starts_at, self.clock)

    @property
    def is_arranged(self):
        return self.state == State.ARRANGED

    @property
    def is_held(self):
        return self.state == State.HELD

    @property
    def is_only_a_day(self):
        """Nobody said how they met; the hour and the minutes are a guess then, and not to be told."""
        return not self.mode

    @property
    def is_before_its_day(self):
        """The day it is arranged for is still to come."""
        return self.is_arranged and self.local_start.date() > self.council.today()

    @property
    def is_cancelled(self):
        """Whoever has the invitation is to take it out of their calendar."""
        return self.state == State.CALLED_OFF or self.undone_at is not None

    def is_over(self, now):
        return self.ends_at <= now


def _adopted_guide(person):
    guide = Guide.for_person(person)
    return guide if guide.version else None
