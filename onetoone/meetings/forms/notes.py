"""A line about somebody."""

from django import forms
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.meetings.models import Note, Shared
from onetoone.meetings.readers import readers_in_words


class NoteForm(DeedForm):
    """A line about a person, and who may read it."""

    text = forms.CharField(max_length=4000, label=gettext_lazy("A line"), widget=forms.Textarea({"rows": 3}))
    shared_with = forms.ChoiceField(
        initial=Shared.ME, label=gettext_lazy("Who may read this"), widget=forms.RadioSelect
    )

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["shared_with"].choices = readers_in_words(council)

    def write(self, person, *, by) -> Note:
        """A new note about this person."""
        return Note.write(
            person, self.cleaned_data["text"], by=by, shared_with=self.cleaned_data["shared_with"]
        )

    def keep(self, note) -> Note:
        """One's own note with new words (the earlier ones stay readable to oneself) or other readers."""
        note = note.newest()
        if self.cleaned_data["text"] != note.text:
            note = note.replace(self.cleaned_data["text"])
        if self.cleaned_data["shared_with"] != note.shared_with:
            note.share(self.cleaned_data["shared_with"])
        return note
