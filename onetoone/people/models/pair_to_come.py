from django.db import models, transaction
from django.db.models import Q

from onetoone.councils import policy
from onetoone.councils.models import Invitation, Organizer, Record
from onetoone.people.models.pair import Pair
from onetoone.people.models.person import Person


class PairToCome(Record):
    """Somebody kept for whoever takes a seat: a pair once the invitation is accepted, nothing if it ends."""

    seen_by = policy.the_council
    written_by = "given_by_id"

    person = models.ForeignKey(Person, models.CASCADE, related_name="pairs_to_come")
    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="pairs_to_come", db_index=False)
    given_by = models.ForeignKey(Organizer, models.SET_NULL, null=True, related_name="+", db_index=False)
    pair = models.ForeignKey(Pair, models.SET_NULL, null=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "person"], condition=Q(undone_at=None), name="one_pair_to_come"
            )
        ]

    def __str__(self):
        return f"{self.invitation_id} and {self.person_id}"

    @classmethod
    @transaction.atomic
    def keep_several(cls, people, invitation, *, by):
        """Each of these people kept for this seat who was not yet; answers with one of them."""
        people = list(people)
        kept = {one.person_id: one for one in cls.objects.filter(invitation=invitation, person__in=people)}
        for person in people:
            if person.pk not in kept:
                kept[person.pk] = cls.objects.create(
                    council_id=person.council_id, person=person, invitation=invitation, given_by=by
                )
        return kept[people[0].pk]

    def come_true(self, organizer):
        """The seat is taken: they are given to whoever took it."""
        self.change(pair=self.person.give(organizer, by=self.given_by))

    def undo(self, at=None):
        """With the pair that came of it meanwhile."""
        super().undo(at)
        if self.pair:
            self.pair.undo(at)
