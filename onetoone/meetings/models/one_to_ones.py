"""What can be said about one-to-ones: the states they are in, and who may look at them or change them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from onetoone.councils.models import RecordQuerySet


class State(models.TextChoices):
    ARRANGED = "arranged", _("arranged")
    HELD = "held", _("held")
    COULD_NOT = "could_not", _("they couldn’t")
    CALLED_OFF = "called_off", _("called off")


class Mode(models.TextChoices):
    FACE_TO_FACE = "face", _("face to face")
    PHONE = "phone", _("by phone")
    VIDEO = "video", _("by video")


class AlreadyHeld(ValueError):
    """It has happened, so it cannot be moved or called off any more."""


class OneToOneQuerySet(RecordQuerySet):
    def open_to_change_by(self, organizer):
        """Visible, and theirs to hold, move or call off: whoever sits down in it, and the CCs."""
        visible = self.visible_to(organizer)
        return visible if organizer.is_cc else visible.of(organizer)

    def of(self, organizer):
        """Where this organizer sits down: their own, and those where they are also there."""
        return self.filter(Q(organizer=organizer) | Q(pk__in=organizer.joined_one_to_ones.values("pk")))

    def to_finish_by(self, organizer):
        """Where they sit down; and what somebody who has left did not debrief, with a person given to them now."""
        theirs = organizer.pairs.filter(until=None).values("person")
        left = self.model.objects.filter(council_id=organizer.council_id).without_debrief().of_who_left()
        return self.of(organizer) | self.filter(pk__in=left.filter(person__in=theirs).values("pk"))

    def open_to(self, organizer):
        """Visible, and theirs to look at: whoever sits down in it, those the person was given to, and the CCs."""
        visible = self.visible_to(organizer)
        if organizer.is_cc:
            return visible
        given, joined = organizer.pairs.filter(until=None), organizer.joined_one_to_ones
        theirs = Q(person__in=given.values("person")) | Q(pk__in=joined.values("pk"))
        return visible.filter(Q(organizer=organizer) | theirs)

    def that_somebody_was_told_of(self):
        """Those that stand, and those taken back after an invitation may have gone out."""
        return self.filter(Q(undone_at=None) | Q(state__in=(State.ARRANGED, State.CALLED_OFF)))

    def arranged(self):
        return self.filter(state=State.ARRANGED)

    def held(self):
        return self.filter(state=State.HELD)

    def fell_through(self):
        return self.filter(state__in=(State.COULD_NOT, State.CALLED_OFF))

    def to_meet(self, now):
        return self.arranged().filter(ends_at__gt=now)

    def did_you_meet(self, now):
        return self.arranged().filter(ends_at__lte=now)

    def at_once(self, starts_at, ends_at):
        """Arranged, and not over, within these two moments."""
        return self.arranged().filter(starts_at__lt=ends_at, ends_at__gt=starts_at)

    def unfinished(self):
        """Arranged, or held with the debrief still to be written."""
        return self.filter(state__in=(State.ARRANGED, State.HELD), debriefed_at=None)

    def without_debrief(self):
        return self.held().filter(debriefed_at=None)

    def soonest_first(self):
        return self.order_by("starts_at", "pk")

    def latest_first(self):
        return self.order_by("-starts_at", "-pk")
