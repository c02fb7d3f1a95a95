"""A written debrief, as far as one organizer may read it."""

from functools import cached_property

from django.utils import timezone

from onetoone.calls.talking import sms
from onetoone.councils.undoing import A_DAY
from onetoone.debriefs.models import Felt
from onetoone.guides.blanks import ready_text


class Reading:
    """What was asked, promised and heard in one one-to-one; each part follows its own rule of who may see it."""

    def __init__(self, debrief, organizer):
        self.debrief, self.organizer = debrief, organizer
        self.meeting, self.person = debrief.one_to_one, debrief.person

    def _rows(self, relation):
        return relation.visible_to(self.organizer)

    @cached_property
    def asked(self):
        return self._rows(self.meeting.asks).first()

    @cached_property
    def promises(self):
        return list(self._rows(self.meeting.commitments).select_related("organizer__user").soonest_first())

    @cached_property
    def sparks(self):
        return self._written(self.meeting.sparks)

    @cached_property
    def notes(self):
        return self._written(self.meeting.notes)

    def _written(self, relation):
        rows = self._rows(relation).current().select_related("author__user")
        return rows.order_by("at", "pk").read_by(self.organizer)

    @cached_property
    def reflections(self):
        return list(self._rows(self.meeting.reflections).order_by("pk"))

    @cached_property
    def issues(self):
        return list(self.debrief.issue_tags.order_by("name"))

    @property
    def felt(self):
        felt = self.meeting.balance_felt
        return Felt(felt).label if felt in Felt else ""

    @cached_property
    def thanks(self):
        """The thank-you to send from one's own phone; none to who asked us not to contact them."""
        if self.person.do_not_contact:
            return ""
        return ready_text("thank_you", self.organizer.council, self.organizer, self.person)

    @property
    def sms(self):
        return sms(self.person.phone, self.thanks) if self.person.phone and self.thanks else ""

    @property
    def may_be_undone(self):
        """Its author has a day to think again."""
        mine = self.debrief.organizer_id == self.organizer.pk
        return mine and self.debrief.last_operation_id and timezone.now() - self.debrief.at < A_DAY
