import datetime as dt

from django.db import models, transaction
from django.db.models import F, Q

from onetoone.councils.models import Organizer, Record, RecordQuerySet
from onetoone.councils.models.record import StandingManager
from onetoone.people.models.person import Person

AHEAD = {"one_to_ones": "arranged", "setup_calls": "planned", "check_ins": "open"}


def left_ahead():
    """What those who have left still had ahead with somebody: a queryset for each kind."""
    for relation, ahead in AHEAD.items():
        yield getattr(getattr(Person, relation).rel.related_model.objects, ahead)().of_who_left()


class PairQuerySet(RecordQuerySet):
    def open(self):
        return self.filter(until=None)

    def to_the_end(self):
        """Those that whoever has left had until then."""
        return self.filter(until=F("organizer__until"))

    def released_by(self, organizer):
        """Those this organizer may end: their own, and for a CC everybody's."""
        visible = self.visible_to(organizer)
        return visible if organizer.is_cc else visible.filter(organizer=organizer)


class Pair(Record):
    """One organizer and one person who belong together in the council's eyes; a person may have several."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="pairs", db_index=False)
    organizer = models.ForeignKey(Organizer, models.CASCADE, related_name="pairs", db_index=False)
    since = models.DateField(default=dt.date.today)
    until = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(Organizer, models.SET_NULL, null=True, related_name="+", db_index=False)

    objects = StandingManager.from_queryset(PairQuerySet)()

    class Meta(Record.Meta):
        indexes = [
            models.Index(fields=["person", "organizer"], name="pair_person"),
            models.Index(
                fields=["organizer", "person"],
                condition=Q(until=None, undone_at=None),
                name="pair_organizer_open",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organizer"], condition=Q(until=None, undone_at=None), name="one_open_pair"
            )
        ]

    def __str__(self):
        return f"{self.organizer_id} and {self.person_id}"

    @classmethod
    @transaction.atomic
    def give_several(cls, people, organizer, *, by):
        """Each of these people given to this organizer who was not yet; answers with one of the open pairs."""
        people, today = list(people), by.council.today()
        held = {
            pair.person_id: pair for pair in cls.objects.open().filter(organizer=organizer, person__in=people)
        }
        for person in people:
            if person.pk not in held:
                held[person.pk] = cls.objects.create(
                    council_id=person.council_id, person=person, organizer=organizer, given_by=by, since=today
                )
        return held[people[0].pk]

    @classmethod
    @transaction.atomic
    def take_over(cls, organizer, *, people=None, of=None):
        """What those who have left, or one `of` them, had ahead with these people is this organizer's now."""
        for steps in left_ahead():
            about = {"person__in": people} if of is None else {steps.model.authors_field(): of}
            for step in steps.filter(**about).select_related("person__council"):
                step.go_over_to(organizer)

    def release(self, *, on=None):
        """They are no longer given to this organizer; said again, nothing changes."""
        if self.until is None:
            self.change(until=on or self.council.today())
        return self

    def put_back(self, before):
        """Open again after an undo, unless they were given to the same organizer anew meanwhile."""
        if "until" in before and Pair.objects.open().filter(
            person=self.person_id, organizer=self.organizer_id
        ):
            return
        super().put_back(before)
