from django.db import models, transaction

from onetoone.councils import policy
from onetoone.councils.models import Organizer, Record
from onetoone.people.models.person import Person
from onetoone.people.models.vocabulary import PathwayStep
from onetoone.vault.fields import SealedTextField


class StepTaken(Record):
    """A person took a step, on a date, seen by somebody."""

    seen_by = policy.pair_and_ccs
    written_by = "seen_by_organizer_id"

    person = models.ForeignKey(Person, models.CASCADE, related_name="steps_taken")
    step = models.ForeignKey(PathwayStep, models.PROTECT, related_name="taken")
    on = models.DateField()
    seen_by_organizer = models.ForeignKey(Organizer, models.SET_NULL, null=True, related_name="+")
    what_we_saw = SealedTextField("step.what_we_saw", blank=True)

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["council", "-on"], name="step_taken_council")]

    def __str__(self):
        return f"{self.step_id} on {self.on}"

    @classmethod
    @transaction.atomic
    def take(cls, person, step, *, on, by, what_we_saw=""):
        """This person took this step on this day, as this organizer saw it; where they stand is their latest."""
        taken = cls.objects.create(
            council_id=person.council_id,
            person=person,
            step=step,
            on=on,
            seen_by_organizer=by,
            what_we_saw=what_we_saw,
        )
        if not person.steps_taken.filter(on__gt=on).exists():
            person.change(step=step)
        return taken
