import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.commitments.models import (
    Answered,
    AnsweredAlready,
    Commitment,
    NextStepMissing,
    Outcome,
    Promised,
    Whose,
)
from onetoone.councils.models import Organizer
from onetoone.lib import days
from onetoone.lib.calendar_fields import TWO_YEARS, day_ahead, day_input

MISSING_A_DAY = gettext_lazy("Missing: a day. A talk without one is easily lost.")
ANSWERED_ALREADY = gettext_lazy("This check-in is written down already. Open the page again to see it.")
STILL_OPEN = gettext_lazy("Something that was promised is still open. Set a day to talk about it.")


class Draft(forms.Form):
    """A form that may be shown again before it is done: what was typed stays, and nothing is put right yet."""

    use_required_attribute = False  # our own sentences say what is missing

    def __init__(self, *args, organizer=None, is_draft=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.organizer, self.is_draft = organizer, is_draft

    def full_clean(self):
        if self.is_draft:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    def propose(self, field, proposed):
        """Put the earliest of these days where none was typed; it stays the organizer's to keep or change."""
        if proposed and not self.data.get(self.add_prefix(field)):
            self.data = self.data.copy()
            self.data[self.add_prefix(field)] = min(proposed).isoformat()


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


class NextForm(Draft):
    """When a day is asked for, and who of us keeps it: me, or the CCs where there are any."""

    on = forms.DateField(required=False, label=gettext_lazy("Day"), widget=day_input())
    by = forms.ChoiceField(initial="me", required=False, label=gettext_lazy("By"), widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.council = self.organizer.council
        self.today = self.council.today()
        self.fields["on"].widget.attrs["min"] = self.today.isoformat()
        self.fields["by"].choices = [("me", _("me"))]
        if Organizer.objects.ccs().filter(council=self.council).exists():
            self.fields["by"].choices += [("ccs", self.council.cc_word or _("the CCs"))]

    def clean_on(self):
        day = self.cleaned_data["on"]
        return day and day_ahead(day, self.today)

    @property
    def with_ccs(self):
        return self.cleaned_data["by"] == "ccs"


class CheckInForm(NextForm, DeedForm):
    """One check-in: what became of each open commitment, perhaps a new one, and what comes next."""

    then = forms.ChoiceField(
        choices=[
            ("check_in", gettext_lazy("we talk again")),
            ("one_to_one", gettext_lazy("another one-to-one: I call")),
            ("close", gettext_lazy("we close it warmly")),
        ],
        initial="check_in",
        label=gettext_lazy("How it goes on"),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, check_in, **kwargs):
        super().__init__(*args, **kwargs)
        self.check_in = check_in
        data = self.data if self.is_bound else None
        self.answers = [AnswerForm(data, commitment=each, today=self.today) for each in self._commitments()]
        self.promise = PromiseForm(data, today=self.today, prefix="new", is_draft=self.is_draft)

    def _commitments(self):
        visible = Commitment.objects.visible_to(self.organizer).filter(person=self.check_in.person_id)
        return visible.open().soonest_first().select_related("organizer__user")

    def clean(self):
        cleaned = super().clean()
        if not all(answer.is_valid() for answer in self.answers):
            self.add_error(None, _("Tell what became of each promise."))
        if not self.promise.is_valid():
            self.add_error(None, _("The new promise needs its words and its day."))
        elif not self.errors:
            self._check_what_is_next(cleaned["then"], cleaned["on"])
        return cleaned

    def _check_what_is_next(self, then, on):
        if then != "close" and not on:
            self.add_error("on", MISSING_A_DAY)
            self.propose("on", [day for day in self._open_days() if day >= self.today])

    def _open_days(self):
        """The days of what is still open after this talk."""
        moved = [
            each.cleaned_data["due_on"] or each.commitment.due_on for each in self.answers if each.stays_open
        ]
        promised = self.promise.promised()
        return [*moved, promised.due_on] if promised else moved

    def answer(self):
        """The operation that wrote it down; None leaves the form to be shown, with what is to be put right."""
        try:
            return self.carry_out(self._answer, by=self.organizer, verb="check_in.answer")
        except NextStepMissing:
            self.add_error("then", STILL_OPEN)
        except AnsweredAlready:
            self.add_error(None, ANSWERED_ALREADY)
        return None

    def _answer(self):
        said, promised = self.cleaned_data, self.promise.promised()
        return self.check_in.answer(
            [answer.answered() for answer in self.answers],
            by=self.organizer,
            promises=[promised] if promised else [],
            check_in_on=said["on"] if said["then"] == "check_in" else None,
            with_ccs=self.with_ccs,
            one_to_one_on=said["on"] if said["then"] == "one_to_one" else None,
            closed_warmly=said["then"] == "close",
        )


class NotReachedForm(NextForm, DeedForm):
    """Couldn't reach them: another day, and from the second time on perhaps in the CCs' hands."""

    SOON = (1, 3, 7)

    soon = forms.DateField(required=False, label=gettext_lazy("Again on"), widget=forms.RadioSelect)

    def __init__(self, *args, check_in, **kwargs):
        super().__init__(*args, **kwargs)
        self.check_in = check_in
        self.fields["on"].label = _("or on this day")
        near = [self.today + dt.timedelta(days=ahead) for ahead in self.SOON]
        self.fields["soon"].widget.choices = [(day.isoformat(), self._said(day)) for day in near]
        if not check_in.may_go_to_the_ccs:
            del self.fields["by"]

    def _said(self, day):
        return _("in a week") if (day - self.today).days == 7 else days.said(day, self.today)

    def clean_soon(self):
        day = self.cleaned_data["soon"]
        return day and day_ahead(day, self.today)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (cleaned["on"] or cleaned["soon"]):
            self.add_error("soon", _("On which day do you try again?"))
        return cleaned

    def not_reach(self):
        """The operation that wrote it down; None leaves the form to be shown."""
        try:
            return self.carry_out(self._not_reach, by=self.organizer, verb="check_in.not_reach")
        except AnsweredAlready:
            self.add_error(None, ANSWERED_ALREADY)
            return None

    def _not_reach(self):
        said = self.cleaned_data
        self.check_in.not_reach(again_on=said["on"] or said["soon"], with_ccs=said.get("by") == "ccs")
        return self.check_in
