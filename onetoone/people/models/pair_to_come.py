from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from onetoone.councils import policy
from onetoone.councils.models import Invitation, Organizer, Record, RecordQuerySet
from onetoone.councils.models.record import StandingManager
from onetoone.people.models.pair import Pair
from onetoone.people.models.person import Person


class PairToComeQuerySet(RecordQuerySet):
    def waiting(self):
        """Nobody has taken the seat yet, and nobody ended it."""
        return self.filter(invitation__accepted_at=None, invitation__ended_at=None)


class PairToCome(Record):
    """Somebody kept for whoever takes a seat: a pair once the invitation is accepted, nothing if it ends."""

    seen_by = policy.the_council
    written_by = "given_by_id"

    person = models.ForeignKey(Person, models.CASCADE, related_name="pairs_to_come")
    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="pairs_to_come", db_index=False)
    given_by = models.ForeignKey(Organizer, models.SET_NULL, null=True, related_name="+", db_index=False)
    pair = models.ForeignKey(Pair, models.SET_NULL, null=True, related_name="+")

    objects = StandingManager.from_queryset(PairToComeQuerySet)()

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

    @classmethod
    @transaction.atomic
    def come_true(cls, invitation, organizer):
        """The seat is taken: they are given to whoever took it, and undone with the deeds that kept them."""
        kept = list(cls.objects.filter(invitation=invitation, person__undone_at=None))
        theirs = {pair.person_id: pair for pair in Pair.objects.open().filter(organizer=organizer)}
        facts = {
            "council_id": invitation.council_id,
            "organizer": organizer,
            "since": organizer.council.today(),
        }
        for one in kept:
            if one.person_id not in theirs:
                by = {"given_by_id": one.given_by_id, "last_operation_id": one.last_operation_id}
                theirs[one.person_id] = one.pair = Pair(person_id=one.person_id, **facts, **by)
        Pair.objects.bulk_create([one.pair for one in kept if one.pair])
        cls.objects.bulk_update(kept, ["pair"])
        Pair.take_over(organizer, people=theirs)

    def take_back(self):
        """Kept no longer; said again, nothing changes."""
        if self.undone_at is None:
            self.change(undone_at=timezone.now())
        return self

    def put_back(self, before):
        """Kept again after an undo, unless they were kept for the same seat anew meanwhile."""
        if not PairToCome.objects.filter(invitation=self.invitation_id, person=self.person_id).exists():
            super().put_back(before)

    def undo(self, at=None):
        """With the pair that came of it meanwhile."""
        super().undo(at)
        if self.pair:
            self.pair.undo(at)
