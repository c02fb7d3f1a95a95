"""What one of those who were there heard and thought."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.commitments.forms import Draft
from onetoone.debriefs.heard import own_notes, own_reflection, own_sparks
from onetoone.meetings.models import Note, Shared
from onetoone.meetings.readers import readers_in_words

SPARKS = 5  # deep, not broad
NOTES = {
    "heard": Note.Part.SELF,
    "shared": Note.Part.MINE,
    "us": Note.Part.US,
    "now": Note.Part.NOW,
    "so_far": Note.Part.SO_FAR,
}
# Of the parts that are folded, which fields each holds.
PARTS = {
    "stories": ("heard", "shared", "us", "now"),
    "so_far": ("so_far",),
    "noticed": ("drawn_to", "felt", "who_else"),
    "mine": ("reflection",),
}


def lines(label, hint=""):
    """A few lines to write on."""
    rows = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(max_length=4000, required=False, label=label, help_text=hint, widget=rows)


class HeardForm(Draft, DeedForm):
    """What one of those who were there heard and thought, as they left it. Nothing in it is required."""

    heard = lines(
        gettext_lazy("Self: what I heard"), gettext_lazy("What called them. A moment, a person, a place.")
    )
    shared = lines(gettext_lazy("Self: what I shared"))
    us = lines(
        gettext_lazy("Us: where it connects"), gettext_lazy("You see this again when you plan your next ask.")
    )
    now = lines(gettext_lazy("Now: how they see the fight"))
    so_far = lines(
        gettext_lazy("What they did so far"), gettext_lazy("What worked, and what frustrated them.")
    )
    shared_with = forms.ChoiceField(initial=Shared.ME, label=gettext_lazy("Who may read what you heard"))
    reflection = forms.CharField(
        max_length=1000, required=False, label=gettext_lazy("What would you do differently?")
    )

    is_later = (
        False  # the debrief was written before: what is added now was not meant with what was said then
    )

    def __init__(self, *args, one_to_one, **kwargs):
        super().__init__(*args, **kwargs)
        self.one_to_one = one_to_one
        self.kept_sparks = own_sparks(one_to_one, self.organizer).read_by(self.organizer)
        self._add_sparks()
        self._add_readers()
        self._as_left()

    def _add_sparks(self):
        for number in range(len(self.kept_sparks) + 1, SPARKS + 1):
            hint = _("one more, in a line") if number > 1 else " "  # choice.css asks whether one shows
            line = forms.TextInput({"placeholder": hint})
            label = _("Spark %(number)s") % {"number": number}
            field = forms.CharField(max_length=200, required=False, label=label, widget=line)
            self.fields[f"spark_{number}"] = field

    def _add_readers(self):
        choices = readers_in_words(self.organizer.council)
        self.fields["shared_with"].choices = choices
        for name in NOTES:
            label = _("Who may read: %(note)s") % {"note": self.fields[name].label}
            self.fields[f"{name}_for"] = forms.ChoiceField(
                choices=[("", _("as said above")), *choices], required=False, label=label
            )

    def _as_left(self):
        """What they wrote down of this talk before."""
        if self.kept_sparks:
            self.initial["shared_with"] = self.kept_sparks[-1].shared_with
        notes = own_notes(self.one_to_one, self.organizer)
        for name, part in NOTES.items():
            note = notes.get(part)
            self.initial[name] = note.text if note else ""
            self._readers_as_left(name, note)
        if line := own_reflection(self.one_to_one, self.organizer):
            self.initial["reflection"] = line.text

    def _readers_as_left(self, name, note):
        """A note's own readers, where they are not those of all; of a new one only oneself, whoever reads the rest."""
        shared_with = note.shared_with if note else Shared.ME
        is_added = note is None and self.is_later
        if is_added or shared_with != self.get_initial_for_field(self.fields["shared_with"], "shared_with"):
            self.initial[f"{name}_for"] = shared_with

    @property
    def unfolded(self):
        """The parts in which something is written, or to be put right."""
        return {part for part, names in PARTS.items() if any(self._holds(name) for name in names)}

    def _holds(self, name):
        return name in self.fields and bool(self[name].value() or self[name].errors)

    @property
    def stories(self):
        """The fields of the stories, each with the one for its readers."""
        return [pair for pair in self.notes if pair[0].name in PARTS["stories"]]

    @property
    def so_far_notes(self):
        """What they did so far, with the field for its readers."""
        return [pair for pair in self.notes if pair[0].name in PARTS["so_far"]]

    @property
    def sparks(self):
        """The lines left for sparks: with those kept during the talk, five."""
        return [self[name] for name in self.fields if name.startswith("spark_")]

    @property
    def notes(self):
        """Each field for a note with the one for its readers."""
        return [(self[name], self[f"{name}_for"]) for name in NOTES]

    def what_was_heard(self) -> dict:
        """Sparks, notes, their readers and the reflection, as a debrief takes them; only what the page asked for."""
        said, asked = self.cleaned_data, {name: part for name, part in NOTES.items() if name in self.data}
        return {
            "sparks": [said[spark.name] for spark in self.sparks if said[spark.name]],
            "notes": {part: said[name] for name, part in asked.items()},
            "readers": {part: said[f"{name}_for"] or said["shared_with"] for name, part in asked.items()},
            "shared_with": said["shared_with"],
            "reflection": said["reflection"] if "reflection" in self.data else None,
        }
