"""A written debrief, as far as one organizer may read it."""

import datetime as dt
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext_lazy

from onetoone.calls.talking import sms
from onetoone.councils.undoing import to_undo
from onetoone.debriefs.models import Felt
from onetoone.guides.blanks import ready_text, with_what_follows
from onetoone.meetings.models import Note
from onetoone.vault import keys

_PROMISED = gettext_lazy("I wrote down what we said we would do.")
THANKS_WITHIN = dt.timedelta(days=3)
CONNECTS = (Note.Part.US, Note.Part.SELF, Note.Part.MINE, Note.Part.NOW)


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
        rows = self._rows(self.meeting.commitments).select_related("organizer__user").soonest_first()
        return keys.gather(list(rows))

    @cached_property
    def sparks(self):
        return self._written(self.meeting.sparks)

    @cached_property
    def notes(self):
        return self._written(self.meeting.notes)

    def _written(self, relation):
        rows = self._rows(relation).current().select_related("author__user")
        return rows.order_by("at", "pk").read_by(self.organizer)

    @property
    def has_own(self):
        """Whether this organizer wrote something down of it."""
        return any(each.author_id == self.organizer.pk for each in [*self.sparks, *self.notes])

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
    def introduced(self):
        """Whom they named, in this talk or another."""
        return list(self._rows(self.person.introduced).order_by("sort_name", "pk")[:5])

    @cached_property
    def thanks(self):
        """The thank-you to send from one's own phone while it is fresh; none to who asked us not to contact them."""
        if self.person.do_not_contact or timezone.now() - self.debrief.at > THANKS_WITHIN:
            return ""
        text = ready_text("thank_you", self.organizer.council, self.organizer, self.person)
        talk = self.debrief.check_in
        day = talk.due_on if talk and talk.is_open and talk.owner_id == self.organizer.pk else None
        # What it was stands in no text: others may look at the same phone.
        return with_what_follows(text, self.person, _PROMISED if self.promises else "", day)

    @property
    def sms(self):
        return sms(self.person.phone, self.thanks) if self.person.phone and self.thanks else ""

    @cached_property
    def to_undo(self):
        """Its author has a day to think again: of the debrief, or of what they added last."""
        return to_undo(self.debrief, by=self.organizer)


def where_it_connects(person, organizer) -> list[Note]:
    """The stories of earlier talks that this organizer may read, for the next ask: the latest of each part."""
    notes = Note.objects.visible_to(organizer).filter(person=person, part__in=CONNECTS).current()
    latest = {}
    for note in notes.select_related("author__user").latest_first()[:20]:
        latest.setdefault(note.part, note)
    return Note.were_read([latest[part] for part in CONNECTS if part in latest], by=organizer)
