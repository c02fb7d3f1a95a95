"""One promise: as it was said, and what became of it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.commitments.forms.following import Draft
from onetoone.commitments.models import Answered, Outcome, Promised, Whose
from onetoone.lib.calendar_fields import TWO_YEARS, day_ahead, day_input


class PromiseForm(Draft):
    """Who does what by when, as it was said. A row without words and without a day says nothing."""

    whose = forms.ChoiceField(
        choices=Whose,
        initial=Whose.MEMBER,
        required=False,
        label=gettext_lazy("Whose"),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(max_length=300, required=False, label=gettext_lazy("What, as it was said"))
    due_on = forms.DateField(required=False, label=gettext_lazy("By when"), widget=day_input())

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        if self.is_bound and self.add_prefix("whose") not in self.data:
            # A row that is new on the page begins as every row does.
            self.data = self.data.copy()
            self.data[self.add_prefix("whose")] = Whose.MEMBER

    def clean_due_on(self):
        """Any day within reach: a promise may be written down after its day."""
        day = self.cleaned_data["due_on"]
        if day and not self.today - TWO_YEARS <= day <= self.today + TWO_YEARS:
            raise ValidationError(_("That is far away. Is the year right?"))
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("words") and not cleaned.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _("By which day? A promise without one is easily lost."))
        if cleaned.get("due_on") and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", _("What will be done by then?"))
        return cleaned

    def problem(self, number) -> ValidationError | None:
        """What this row lacks, in a sentence that names it and leads to its place; None when it holds."""
        if self.is_valid():
            return None
        field = "words" if "words" in self.errors else "due_on"
        if self[field].data:
            sentence = _("Look at promise %(number)s again.")
        elif field == "words":
            sentence = _("Promise %(number)s has no words.")
        else:
            sentence = _("Promise %(number)s has no day.")
        return ValidationError(sentence, params={"number": number, "at": self[field].auto_id})

    def promised(self) -> Promised | None:
        """What this row says, if it says anything."""
        said = self.cleaned_data
        if not said.get("words"):
            return None
        return Promised(said["whose"] or Whose.MEMBER, said["words"], said["due_on"])


class AnswerForm(forms.Form):
    """What became of one commitment."""

    use_required_attribute = False

    outcome = forms.ChoiceField(
        choices=Outcome,
        widget=forms.RadioSelect,
        label="",
        error_messages={"required": gettext_lazy("What became of it?")},
    )
    line = forms.CharField(max_length=300, required=False, label=gettext_lazy("What is done so far?"))
    due_on = forms.DateField(required=False, label=gettext_lazy("The new day"), widget=day_input())

    def __init__(self, *args, commitment, today, **kwargs):
        super().__init__(*args, prefix=f"promise-{commitment.pk.hex}", **kwargs)
        self.commitment, self.today = commitment, today
        self.fields["due_on"].widget.attrs["min"] = today.isoformat()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("outcome") != Outcome.NEW_DATE:
            cleaned["due_on"] = None
            self.errors.pop("due_on", None)
        elif "due_on" not in self.errors:
            self._check_new_day(cleaned.get("due_on"))
        return cleaned

    def _check_new_day(self, day):
        try:
            if not day:
                raise ValidationError(_("Which day is it now?"))
            day_ahead(day, self.today)
        except ValidationError as problem:
            self.add_error("due_on", problem)

    def answered(self) -> Answered:
        said = self.cleaned_data
        line = said["line"] if said["outcome"] == Outcome.PARTLY else ""
        return Answered(self.commitment, said["outcome"], due_on=said["due_on"], line=line)

    @property
    def stays_open(self):
        return self.cleaned_data.get("outcome") in (Outcome.PARTLY, Outcome.NEW_DATE)
