"""What one of those who were there heard and thought."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.commitments.forms import Draft
from onetoone.debriefs import debriefing
from onetoone.debriefs.debriefing import Told
from onetoone.meetings.models import Note, Shared

SPARKS = 5  # deep, not broad
NOTES = {
    "heard": Note.Part.SELF,
    "shared": Note.Part.MINE,
    "us": Note.Part.US,
    "now": Note.Part.NOW,
    "so_far": Note.Part.SO_FAR,
}


def lines(label, hint=""):
    """A few lines to write on."""
    rows = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(max_length=4000, required=False, label=label, help_text=hint, widget=rows)


class HeardForm(Draft, DeedForm):
    """What one of those who were there heard and thought. Nothing in it is required."""

    heard = lines(gettext_lazy("Self: what I heard"))
    shared = lines(gettext_lazy("Self: what I shared"))
    us = lines(gettext_lazy("Us: where our stories meet"))
    now = lines(gettext_lazy("Now: how they see the fight"))
    so_far = lines(
        gettext_lazy("What they did so far"), gettext_lazy("What worked, and what frustrated them.")
    )
    shared_with = forms.ChoiceField(
        choices=Shared, initial=Shared.ME, label=gettext_lazy("Who may read this"), widget=forms.RadioSelect
    )
    reflection = forms.CharField(
        max_length=1000, required=False, label=gettext_lazy("What would you do differently?")
    )

    def __init__(self, *args, one_to_one, **kwargs):
        super().__init__(*args, **kwargs)
        self.one_to_one = one_to_one
        self.kept_sparks = one_to_one.sparks.filter(author=self.organizer).current().read_by(self.organizer)
        for number in range(len(self.kept_sparks) + 1, SPARKS + 1):
            label = _("Spark %(number)s") % {"number": number}
            self.fields[f"spark_{number}"] = forms.CharField(max_length=200, required=False, label=label)

    @property
    def sparks(self):
        """The lines left for sparks: with those kept during the talk, five."""
        return [self[name] for name in self.fields if name.startswith("spark_")]

    def what_was_heard(self) -> dict:
        """Sparks, notes and reflection, as a debrief takes them."""
        said = self.cleaned_data
        return {
            "sparks": [said[spark.name] for spark in self.sparks if said[spark.name]],
            "notes": {part: said[name] for name, part in NOTES.items() if said[name]},
            "shared_with": said["shared_with"],
            "reflection": said["reflection"],
        }


class OwnForm(HeardForm):
    """What somebody who was there adds to a debrief that is written."""

    def clean(self):
        cleaned = super().clean()
        words = [*NOTES, "reflection", *(spark.name for spark in self.sparks)]
        if not self.errors and not any(cleaned[name] for name in words):
            self.add_error(None, _("Nothing is written yet."))
        return cleaned

    def add(self):
        """The operation that kept it; None leaves the form to be shown."""
        return self.carry_out(self._add, by=self.organizer, verb="debrief.add_own")

    def _add(self):
        debriefing.add_own(self.one_to_one, Told(**self.what_was_heard()), by=self.organizer)
        return self.one_to_one
