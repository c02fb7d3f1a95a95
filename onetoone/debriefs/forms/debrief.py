from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.commitments.forms import MISSING_A_DAY, STILL_OPEN, PromiseForm, TalkAgainForm
from onetoone.commitments.models import Answer
from onetoone.councils.models import Opening
from onetoone.debriefs import debriefing
from onetoone.debriefs.debriefing import PromiseOutlives, Told, WrittenAlready
from onetoone.debriefs.forms.heard import HeardForm
from onetoone.debriefs.models import Ending, Felt
from onetoone.guides.models import CurrentAsk
from onetoone.lib.calendar_fields import day_ahead, day_input
from onetoone.people.models import IssueTag

LATER = (Answer.THINK, Answer.NOT_NOW)


class DebriefForm(HeardForm, TalkAgainForm):
    """The debrief: three things first, and these are enough; then two more minutes, if there are two."""

    ROWS, MOST_ROWS = 1, 12
    FIRST = {"asked", "is_ask_for_now", "answer", "why", "again_on", "near", "on", "by", "ending", "reason"}

    asked = forms.CharField(
        max_length=300,
        required=False,
        label=gettext_lazy("What did you ask?"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_ask_for_now = forms.BooleanField(required=False)
    answer = forms.ChoiceField(
        choices=Answer, required=False, label=gettext_lazy("What did they say?"), widget=forms.RadioSelect
    )
    why = forms.CharField(max_length=300, required=False, label=gettext_lazy("Why?"))
    again_on = forms.DateField(required=False, label=gettext_lazy("Ask again on"), widget=day_input())
    ending = forms.ChoiceField(
        choices=[("", gettext_lazy("we talk again")), *Ending.choices],
        required=False,
        initial="",
        label=gettext_lazy("How it goes on"),
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(max_length=300, required=False, label=gettext_lazy("Why? One line is enough."))
    issue_tags = forms.ModelMultipleChoiceField(
        IssueTag.objects.none(), required=False, label="", widget=forms.CheckboxSelectMultiple
    )
    another_issue = forms.CharField(max_length=80, required=False, label=gettext_lazy("Another issue"))
    drawn_to = forms.ModelChoiceField(
        Opening.objects.none(),
        required=False,
        empty_label=gettext_lazy("none in particular"),
        label=gettext_lazy("An opening they are drawn to"),
    )
    felt = forms.ChoiceField(
        choices=Felt,
        required=False,
        label=gettext_lazy("How did the listening feel?"),
        widget=forms.RadioSelect,
    )
    who_else = forms.CharField(
        max_length=160, required=False, label=gettext_lazy("Who else should we talk to?")
    )

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        mine = self.organizer
        self.ask_for_now = CurrentAsk.objects.visible_to(mine).open(self.today).first()
        self.fields["issue_tags"].queryset = IssueTag.objects.visible_to(mine).in_use().order_by("name")
        self.fields["drawn_to"].queryset = (
            Opening.objects.visible_to(mine).filter(filled_on=None).order_by("name")
        )
        self.fields["again_on"].widget.attrs["min"] = self.today.isoformat()
        self.rows = self._rows(data)
        draft = {"today": self.today, "is_draft": self.is_draft}
        self.promises = [PromiseForm(data, prefix=f"promise-{row}", **draft) for row in range(self.rows)]
        self._prefill()

    def _rows(self, data):
        try:
            typed = int(data["rows"]) + ("another" in data)
        except (KeyError, TypeError, ValueError):
            typed = self.ROWS
        return min(max(typed, self.ROWS), self.MOST_ROWS)

    @property
    def may_have_another_row(self):
        return self.rows < self.MOST_ROWS

    @property
    def has_more(self):
        """Whether something in the two more minutes is typed already, or is to be put right."""
        more = set(self.fields) - self.FIRST - {"operation", "shared_with"}
        return self.is_bound and any(self[name].value() or self[name].errors for name in more)

    def _prefill(self):
        """What the worksheet planned; what the council asks for now is offered, and is the organizer's to choose."""
        sheet = self.one_to_one.worksheets.filter(author=self.organizer).first()
        planned = sheet and sheet.planned_ask
        self.initial["asked"] = planned or ""
        if sheet and sheet.planned_check_in and sheet.planned_check_in >= self.today:
            self.initial["on"] = sheet.planned_check_in

    def clean_again_on(self):
        day = self.cleaned_data["again_on"]
        return day_ahead(day, self.today) if day and self.cleaned_data.get("answer") in LATER else None

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_ask_for_now") and self.ask_for_now and not cleaned.get("asked"):
            cleaned["asked"] = self.ask_for_now.words
        if not cleaned.get("answer") and _words(cleaned.get("asked")) != _words(self.initial["asked"]):
            self.add_error("answer", _("What did they say?"))
        for number, promise in enumerate(self.promises, start=1):
            if problem := promise.problem(number):
                self.add_error(None, problem)
        if cleaned.get("ending"):
            self._check_ending(cleaned)
        elif not cleaned.get("on") and "on" not in self.errors:
            self.add_error("on", MISSING_A_DAY)
            self.propose("on", self._days_said())
        return cleaned

    def _check_ending(self, cleaned):
        self.errors.pop("on", None)
        if not cleaned.get("reason"):
            self.add_error("reason", _("An ending needs its reason. One line is enough."))
        if cleaned["ending"] == Ending.WE_END_IT and self._promised():
            self.add_error("ending", STILL_OPEN)

    def _promised(self):
        rows = [promise.promised() for promise in self.promises if promise.is_valid()]
        return [promised for promised in rows if promised]

    def _days_said(self):
        """The days that were named in this talk and lie ahead: when to ask again, or the first promise."""
        again_on = self.cleaned_data.get("again_on")
        promised = [promised.due_on for promised in self._promised() if promised.due_on >= self.today]
        return [again_on] if again_on else promised

    def write(self):
        """The operation that wrote the debrief; None leaves the form to be shown, with what is to be put right."""
        try:
            return self.carry_out(self._write, by=self.organizer, verb="debrief.write")
        except PromiseOutlives:
            self.add_error("ending", STILL_OPEN)
        except WrittenAlready:
            self.add_error(None, _("Its debrief is written already. Undo that one first to write it anew."))
        return None

    def _write(self):
        said = self.cleaned_data
        told = Told(
            **self._the_three_things(),
            **self.what_was_heard(),
            felt=said["felt"],
            drawn_to=said["drawn_to"],
            issue_tags=list(said["issue_tags"]),
            another_issue=said["another_issue"],
            who_else=said["who_else"],
        )
        return debriefing.write(self.one_to_one, told, by=self.organizer)

    def _the_three_things(self):
        said = self.cleaned_data
        answer = said["answer"]
        return {
            "answer": answer,
            "asked": said["asked"] if answer != Answer.NOT_ASKED else "",
            "why": said["why"] if answer in (*LATER, Answer.NO) else "",
            "ask_again_on": (said["again_on"] or said["on"]) if answer in LATER else None,
            "current_ask": self.ask_for_now if said["is_ask_for_now"] and answer else None,
            "promises": self._promised(),
            "check_in_on": said["on"],
            "check_in_with_ccs": self.with_ccs,
            "ending": said["ending"],
            "reason": said["reason"] if said["ending"] else "",
        }


def _words(text):
    return (text or "").split()
