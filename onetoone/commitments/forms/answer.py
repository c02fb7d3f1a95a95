"""What became of one promise."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.commitments.forms.following import Draft
from onetoone.commitments.forms.near import NearField, near_days, show_calendar, tapped
from onetoone.commitments.models import Answered, Outcome
from onetoone.lib.calendar_fields import day_ahead, day_input


class AnswerForm(Draft):
    """What became of one commitment; where it has a new day, which."""

    outcome = forms.ChoiceField(
        choices=Outcome,
        widget=forms.RadioSelect,
        label="",
        error_messages={"required": gettext_lazy("What became of it?")},
    )
    line = forms.CharField(max_length=300, required=False, label=gettext_lazy("What is done so far?"))
    due_on = forms.DateField(required=False, label=gettext_lazy("The new day"), widget=day_input())
    near = NearField(required=False, label=gettext_lazy("By which day now?"))

    def __init__(self, *args, commitment, today, **kwargs):
        super().__init__(*args, prefix=f"promise-{commitment.pk.hex}", **kwargs)
        self.commitment, self.today = commitment, today
        self.fields["due_on"].widget.attrs["min"] = today.isoformat()
        self.fields["near"].widget.choices = near_days(today)
        show_calendar(self, "near", "due_on")

    def clean_near(self):
        return tapped(self, "near", "due_on")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("outcome") != Outcome.NEW_DATE:
            cleaned["due_on"] = None
            for field in ("due_on", "near"):
                self.errors.pop(field, None)
        elif not {"due_on", "near"} & set(self.errors):
            self._check_new_day(cleaned.get("due_on"))
        return cleaned

    def _check_new_day(self, day):
        try:
            if not day:
                raise ValidationError(_("Which day is it now?"))
            day_ahead(day, self.today)
        except ValidationError as problem:
            self.add_error("near", problem)

    def answered(self) -> Answered:
        said = self.cleaned_data
        line = said["line"] if said["outcome"] == Outcome.PARTLY else ""
        return Answered(self.commitment, said["outcome"], due_on=said["due_on"], line=line)

    @property
    def stays_open(self):
        return self.cleaned_data.get("outcome") in (Outcome.PARTLY, Outcome.NEW_DATE)
