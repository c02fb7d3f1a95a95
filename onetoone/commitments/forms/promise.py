"""One promise, as it was said: whose, what, by when."""

import calendar
import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.commitments.forms.following import Draft
from onetoone.commitments.forms.near import NearField, near_days, show_calendar
from onetoone.commitments.models import Promised, Whose
from onetoone.lib.calendar_fields import TWO_YEARS, day_input

TALK = "talk"


def _friday_after(today):
    return today + dt.timedelta(days=(calendar.FRIDAY - today.weekday()) % 7 or 7)


class ByWhenField(NearField):
    """A day near by, or TALK: by the next talk, whenever that is."""

    def to_python(self, value):
        return value if value == TALK else super().to_python(value)


class PromiseForm(Draft):
    """Who does what by when, as it was said. A row without words and without a day says nothing."""

    whose = forms.ChoiceField(
        choices=[(Whose.MEMBER, gettext_lazy("They will …")), (Whose.ORGANIZER, gettext_lazy("I will …"))],
        initial=Whose.MEMBER,
        required=False,
        label=gettext_lazy("Whose"),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        max_length=300,
        required=False,
        label=gettext_lazy("What, as it was said"),
        widget=forms.Textarea({"rows": 2}),  # as high as its words where the browser can
    )
    due_on = forms.DateField(required=False, label=gettext_lazy("By this day"), widget=day_input())
    near = ByWhenField(required=False, initial=TALK, label=gettext_lazy("By when"))  # counts before `due_on`

    begins_at = ""

    def __init__(self, *args, today, day_of_ask=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        by_the_talk = (TALK, _("by our next talk"))
        near = near_days(today, day_of_ask, _friday_after(today), ahead=(3, 7))
        self.fields["near"].widget.choices = [by_the_talk, *near]
        show_calendar(self, "near", "due_on")
        if self.is_bound and self.add_prefix("whose") not in self.data:
            self._begin_as_every_row()

    def _begin_as_every_row(self):
        """A row that is new on the page begins as the first one does: theirs, by the next talk."""
        self.data = self.data.copy()
        self.data[self.add_prefix("whose")] = Whose.MEMBER
        if self.add_prefix("words") not in self.data:
            self.data[self.add_prefix("near")] = TALK

    def clean_words(self):
        """One line, whatever was typed or pasted."""
        return " ".join(self.cleaned_data["words"].split())

    def clean_near(self):
        near = self.cleaned_data["near"]
        if near:
            self.errors.pop("due_on", None)
            self.cleaned_data["due_on"] = None if near == TALK else near
        return near

    def clean_due_on(self):
        """Any day within reach: a promise may be written down after its day."""
        day = self.cleaned_data["due_on"]
        if day and not self.today - TWO_YEARS <= day <= self.today + TWO_YEARS:
            raise ValidationError(_("That is far away. Is the year right?"))
        return day

    def clean(self):
        cleaned = super().clean()
        has_day = cleaned.get("due_on") or cleaned.get("near") == TALK
        if cleaned.get("words") and not has_day and not {"due_on", "near"} & set(self.errors):
            self._miss_a_day()
        if cleaned.get("due_on") and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", _("What will be done by then?"))
        if cleaned.get("words") and not cleaned.get("whose") and "whose" not in self.errors:
            self.add_error("whose", _("Who does it, they or you?"))
        return cleaned

    def _miss_a_day(self):
        self.add_error("near", _("By which day? A promise without one is easily lost."))

    def want_a_day(self):
        """Without a next talk it needs a day of its own."""
        if self.cleaned_data.get("words") and self.cleaned_data.get("near") == TALK:
            self._miss_a_day()

    def problem(self, number) -> ValidationError | None:
        """What this row lacks, in a sentence that names it and leads to its place; None when it holds."""
        if self.is_valid():
            return None
        field = next(name for name in ("words", "due_on", "near", "whose") if name in self.errors)
        if field == "whose":
            sentence = _("Promise %(number)s: who does it, they or you?")
        elif self[field].data and self[field].data != TALK and field != "near":
            sentence = _("Look at promise %(number)s again.")
        elif field == "words":
            sentence = _("Promise %(number)s has no words.")
        else:
            sentence = _("Promise %(number)s has no day.")
        return ValidationError(sentence, params={"number": number, "at": self[field].auto_id})

    def promised(self, next_talk_on=None) -> Promised | None:
        """What this row says, if it says anything; without a day of its own it is for the next talk."""
        said = self.cleaned_data
        if not said.get("words"):
            return None
        return Promised(said["whose"], said["words"], self._due_on(next_talk_on))

    def _due_on(self, next_talk_on):
        said = self.cleaned_data
        return next_talk_on if said.get("near") == TALK else said.get("due_on")
