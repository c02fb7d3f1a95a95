import datetime as dt

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from onetoone.councils import policy
from onetoone.councils.models import Organizer, Record
from onetoone.people.models import Person

NOON = dt.time(12)


class Gathering(Record):
    """A house meeting, a rally, an evening: several people were there, and nobody sat down one-to-one."""

    seen_by = policy.the_whole_council

    organizer = models.ForeignKey(Organizer, models.CASCADE, related_name="gatherings")
    name = models.CharField(_("what it was"), max_length=80)
    on = models.DateField(_("when it was"))

    def __str__(self):
        return f"gathering on {self.on}"

    @classmethod
    @transaction.atomic
    def write_down(cls, name, people, *, by, on, now):
        """These people were there: a touch for each of them, never a one-to-one."""
        noon = dt.datetime.combine(on, NOON, tzinfo=by.council.clock)
        gathering = cls.objects.create(council=by.council, organizer=by, name=name, on=on)
        for person in people:
            gathering.welcome(person, by=by, at=min(noon, now))
        return gathering

    def welcome(self, person, *, by, at):
        """This person was there too."""
        was_there = WasThere.objects.create(
            council_id=self.council_id, gathering=self, person=person, organizer=by, at=at
        )
        person.be_touched(at)
        return was_there


class WasThere(Record):
    """One person at one gathering."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="were_there", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="were_there", db_index=False)
    organizer = models.ForeignKey(Organizer, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["person", "-at"], name="was_there_person_at")]
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "person"], condition=Q(undone_at=None), name="once_at_a_gathering"
            )
        ]

    def __str__(self):
        return f"was there at {self.at:%Y-%m-%d}"
