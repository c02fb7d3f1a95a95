"""Who may read the notes that come with a sheet: chosen before it is brought in, and again afterwards."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.councils.models.organizer import ccs_in_words
from onetoone.meetings.models import Note, Shared
from onetoone.transfer.models import ImportBatch


class ReadersField(forms.ChoiceField):
    """The coordinators or the whole council, and what follows from it for whoever is given the people."""

    def __init__(self):
        super().__init__(label=gettext_lazy("Who may read the notes?"), widget=forms.RadioSelect)

    def offer(self, council, chosen=""):
        """In this council's own words; the coordinators, until somebody has chosen."""
        alone = _("%(ccs)s alone: whoever is given somebody does not see the notes about them")
        everybody = _(
            "the council: whoever is given somebody sees the notes about them, and so do all others"
        )
        self.choices = [(Shared.CC, alone % {"ccs": ccs_in_words(council)}), (Shared.COUNCIL, everybody)]
        self.initial = chosen or Shared.CC


class ReadersForm(forms.Form):
    """Other readers for the notes of a sheet that somebody has brought in."""

    notes = ReadersField()

    def __init__(self, *args, batch, **kwargs):
        super().__init__(*args, **kwargs)
        self.batch = batch
        self.fields["notes"].offer(batch.council, batch.answers.get("notes"))

    @transaction.atomic
    def open_to_them(self):
        """The notes as they came with it; those that their author has changed since keep the readers they have."""
        batch, readers = self.batch, self.cleaned_data["notes"]
        as_they_came = Note.objects.filter(last_operation_id=batch.pk, author=batch.by_id)
        as_they_came.filter(person__in=batch.imported_rows.values("person")).update(shared_with=readers)
        ImportBatch.objects.filter(pk=batch.pk).update(answers=batch.answers | {"notes": readers})
