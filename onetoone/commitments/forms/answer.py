"""What became of one promise."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.commitments.forms.following import Draft
from onetoone.commitments.forms.near import ANOTHER, near_days, show_calendar, tapped
from onetoone.commitments.forms.promise import TALK, ByWhenField
from onetoone.commitments.models import Answered, Outcome
from onetoone.lib.calendar_fields import day_ahead, day_input

WORDS_OF_A_PROMISE = 40


class AnswerForm(Draft):
    """What became of one commitment; while it is open, until when. Before its day it may be left as it is."""

    outcome = forms.ChoiceField(
        choices=Outcome,
        widget=forms.RadioSelect,
        label="",
        error_messages={"required": gettext_lazy("What became of it?")},
    )
    line = forms.CharField(max_length=300, required=False, label=gettext_lazy("What is done so far?"))
    said = forms.CharField(max_length=300, required=False, label=gettext_lazy("What did they say?"))
    due_on = forms.DateField(required=False, label=gettext_lazy("The new day"), widget=day_input())
    near = ByWhenField(required=False, initial=TALK, label=gettext_lazy("Until when?"))

    def __init__(self, *args, commitment, today, **kwargs):
        super().__init__(*args, prefix=f"promise-{commitment.pk.hex}", **kwargs)
        self.commitment, self.today = commitment, today
        self._may_be_left()
        self.fields["due_on"].widget.attrs["min"] = today.isoformat()
        by_the_talk = (TALK, _("by our next talk"))
        self.fields["near"].widget.choices = [by_the_talk, *near_days(today, self._day_that_may_stay)]
        self._begin_after_its_day()
        show_calendar(self, "near", "due_on")

    def _may_be_left(self):
        """Before its day nothing has to be said of it, and what was tapped by mistake is taken back by a tap."""
        self.fields["outcome"].required = not self.may_stay_open
        if self.may_stay_open:
            unsaid = _("its day is ahead") if self.commitment.is_mine else _("not asked yet")
            self.fields["outcome"].choices = [*Outcome.choices, ("", unsaid)]

    def _begin_after_its_day(self):
        """Of a promise whose day is ahead the next day that is offered; its own stands there too."""
        offered = [day for day, _said in self.fields["near"].widget.choices if day not in (TALK, ANOTHER)]
        if self.may_stay_open:
            own = self._day_that_may_stay.isoformat()
            self.initial["near"] = next((day for day in offered if day > own), own)

    def clean_near(self):
        if self.cleaned_data["near"] != TALK:
            return tapped(self, "near", "due_on")
        self.errors.pop("due_on", None)
        self.cleaned_data["due_on"] = None
        return TALK

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("outcome") not in (Outcome.NEW_DATE, Outcome.PARTLY):
            cleaned["due_on"] = None
            for field in ("due_on", "near"):
                self.errors.pop(field, None)
        elif cleaned.get("near") != TALK and not {"due_on", "near"} & set(self.errors):
            self._check_new_day(cleaned.get("due_on"))
        return cleaned

    def _check_new_day(self, day):
        try:
            if not day:
                raise ValidationError(_("Still needed: the new day."))
            day_ahead(day, self.today)
        except ValidationError as problem:
            self.add_error("near", problem)

    def problem(self) -> ValidationError | None:
        """What is to be put right, in a sentence that leads to its place; None when it holds."""
        if self.is_valid():
            return None
        field = next(name for name in ("outcome", "near", "due_on", "line", "said") if name in self.errors)
        promise = Truncator(self.commitment.words).chars(WORDS_OF_A_PROMISE)
        if field == "outcome":
            sentence = _("Tell what became of each promise.")
        elif field == "near" and not (self["due_on"].data or self._is_tapped):
            sentence = _("The new day is still needed for “%(promise)s”.")
        else:
            sentence = _("Look at “%(promise)s” again.")
        return ValidationError(sentence, params={"promise": promise, "at": self[field].auto_id})

    def answered(self, next_talk_on=None) -> Answered | None:
        """As a check-in takes it; None where nothing was said. Without a day of its own it is for the next talk."""
        said = self.cleaned_data
        if not said["outcome"]:
            return None
        line = said["line" if said["outcome"] == Outcome.PARTLY else "said"]
        is_for_the_talk = self.stays_open and said["near"] == TALK
        due_on = next_talk_on if is_for_the_talk else said["due_on"]
        return Answered(self.commitment, said["outcome"], due_on=due_on, line=line)

    @property
    def _is_tapped(self):
        return self["near"].data not in (None, "", ANOTHER)

    @property
    def may_stay_open(self):
        """Whether its day is still ahead."""
        return self.commitment.due_on > self.today

    @property
    def _day_that_may_stay(self):
        return self.commitment.due_on if self.may_stay_open else None

    @property
    def stays_open(self):
        return self.cleaned_data.get("outcome") in ("", Outcome.PARTLY, Outcome.NEW_DATE)
