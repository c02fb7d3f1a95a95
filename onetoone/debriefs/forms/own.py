"""What somebody who was there adds to a debrief that is written, or changes in it."""

from django.utils.translation import gettext as _

from onetoone.debriefs import debriefing
from onetoone.debriefs.debriefing import Told
from onetoone.debriefs.forms.heard import HeardForm
from onetoone.debriefs.forms.noticed import NoticedFields


class OwnForm(HeardForm):
    """Their own sparks, notes and line for themselves."""

    is_later = True

    def __init__(self, *args, debrief, **kwargs):
        super().__init__(*args, one_to_one=debrief.one_to_one, **kwargs)
        self.debrief = debrief

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self._changes_anything():
            self.add_error(None, _("Nothing new is written yet."))
        return cleaned

    def _changes_anything(self):
        return any(name in self.data for name in set(self.changed_data) - {"operation"})

    def add(self):
        """The operation that kept it; None leaves the form to be shown."""
        return self.carry_out(self._add, by=self.organizer, verb="debrief.add_own")

    def told(self) -> Told:
        return Told(**self.what_was_heard())

    def _add(self):
        return debriefing.add(self.debrief, self.told(), by=self.organizer)


class AuthorsForm(NoticedFields, OwnForm):
    """The same for who wrote the debrief, with what they noticed."""

    def __init__(self, *args, debrief, **kwargs):
        super().__init__(*args, debrief=debrief, **kwargs)
        self.offer(self.organizer, drawn_to=debrief.drawn_to_id)
        self.initial |= {
            "issue_tags": [tag.pk for tag in debrief.issue_tags.all()],
            "drawn_to": debrief.drawn_to_id,
            "felt": debrief.one_to_one.balance_felt,
        }

    def _changes_anything(self):
        return super()._changes_anything() or "issue_tags" in self.changed_data

    def told(self) -> Told:
        return Told(**self.what_was_heard(), **self.what_was_noticed())


def own_form(data, *, debrief, organizer) -> OwnForm:
    """The form of this organizer: who wrote the debrief may say more in it."""
    form = AuthorsForm if debrief.organizer_id == organizer.pk else OwnForm
    return form(data, debrief=debrief, organizer=organizer)
