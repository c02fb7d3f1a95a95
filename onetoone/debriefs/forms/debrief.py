from functools import cached_property

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.commitments.forms import (
    STILL_OPEN,
    NearField,
    PromiseRows,
    TalkAgainForm,
    near_days,
    show_calendar,
    tapped,
)
from onetoone.commitments.models import LATER, Answer
from onetoone.debriefs import debriefing
from onetoone.debriefs.debriefing import PromiseOutlives, Told, WrittenAlready
from onetoone.debriefs.forms.heard import HeardForm
from onetoone.debriefs.forms.noticed import NoticedFields
from onetoone.debriefs.models import Ending
from onetoone.guides.models import CurrentAsk, Guide
from onetoone.lib.calendar_fields import day_ahead, day_input
from onetoone.lib.days import named
from onetoone.meetings.models import OneToOne
from onetoone.meetings.preparing import guide_of, hint_in_either


class AskFields(forms.Form):
    """What was asked, and what they said; for later a reason, a plan and the day to come back to it."""

    AGAIN = (7, 28, 91)

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
    smaller = forms.CharField(
        max_length=300,
        required=False,
        label=gettext_lazy("The smaller thing, in their words, if they said"),
        help_text=gettext_lazy("This stays with the ask. What they do by a day goes below, as a promise."),
    )
    why = forms.CharField(max_length=300, required=False, label=gettext_lazy("Why?"))
    plan = forms.CharField(
        max_length=300,
        required=False,
        label=gettext_lazy("A plan until then"),
        help_text=gettext_lazy("Something small that both of you feel good about."),
    )
    again_on = forms.DateField(required=False, label=gettext_lazy("Day"), widget=day_input())
    again_near = NearField(
        required=False,
        label=gettext_lazy("Ask again"),
        help_text=gettext_lazy("You talk that day too, unless you choose another one below."),
    )

    def clean_again_on(self):
        return self._for_later(self.cleaned_data["again_on"])

    def clean_again_near(self):
        self.cleaned_data["again_near"] = self._for_later(self.cleaned_data["again_near"])
        return tapped(self, "again_near", "again_on")

    def _for_later(self, day):
        return day_ahead(day, self.today) if day and self.cleaned_data.get("answer") in LATER else None


class DebriefForm(PromiseRows, AskFields, NoticedFields, HeardForm, TalkAgainForm):
    """The debrief: three things first, and these are enough; then two more minutes, if there are two."""

    FIRST = {*AskFields.base_fields, *TalkAgainForm.base_fields, "ending", "reason", "operation"}

    ending = forms.ChoiceField(
        choices=[("", gettext_lazy("we talk again")), *Ending.choices],
        required=False,
        initial="",
        label=gettext_lazy("How it goes on"),
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(max_length=300, required=False, label=gettext_lazy("Why? One line is enough."))

    def __init__(self, data=None, *, one_to_one, organizer, **kwargs):
        sheet = one_to_one.worksheets.filter(author=organizer).first()
        planned = sheet and sheet.planned_check_in
        super().__init__(data, one_to_one=one_to_one, organizer=organizer, planned=planned, **kwargs)
        self.ask_for_now = CurrentAsk.objects.visible_to(organizer).open(self.today).first()
        self.offer(organizer)
        self.fields["again_on"].widget.attrs["min"] = self.today.isoformat()
        self.fields["again_near"].widget.choices = near_days(self.today, ahead=self.AGAIN)
        show_calendar(self, "again_near", "again_on")
        self.lay_rows(data, "promise", day_of_ask=self.ask_for_now and self.ask_for_now.on)
        self._prefill(sheet.planned_ask if sheet else "")

    def _prefill(self, planned_ask):
        """Only the ask that was planned; the one the council makes now is a tap away."""
        now = self.ask_for_now.wordings("words") if self.ask_for_now else []
        self.initial["asked"] = planned_ask
        self.initial["is_ask_for_now"] = _words(planned_ask) in map(_words, now)

    @cached_property
    def is_one_of_several(self):
        """Whether it was written down together with others, as after a bake sale: it may have been just a chat."""
        same = {"organizer": self.one_to_one.organizer_id, "starts_at": self.one_to_one.starts_at}
        others = OneToOne.objects.held().filter(**same).exclude(pk=self.one_to_one.pk)
        return self.one_to_one.is_only_a_day and others.exists()

    @property
    def ends(self):
        """Whether an ending is chosen, or is to be put right."""
        return bool(self["ending"].value() or self["ending"].errors or self["reason"].errors)

    @property
    def has_more(self):
        """Whether something in the two more minutes is typed already, or is to be put right."""
        readers = {"shared_with", *(name for name in self.fields if name.endswith("_for"))}
        more = set(self.fields) - self.FIRST - readers
        return self.is_bound and any(self[name].value() or self[name].errors for name in more)

    @property
    def hint(self):
        """A gentle word about the ask: what it lacks, a thing to do or a day."""
        now = self["is_ask_for_now"].value() and self.ask_for_now
        if now:
            stands = "" if self["asked"].value() else _("It stands as what you asked: you need not type it.")
            day = now.on and _("What we ask everybody now is for %(day)s.") % {
                "day": named(now.on, self.today)
            }
            return " ".join(filter(None, (stands, day)))
        theirs = guide_of(self.one_to_one)
        return hint_in_either(self["asked"].value(), theirs, Guide.to_the_reader(theirs, self.council))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_ask_for_now") and self.ask_for_now and not cleaned.get("asked"):
            cleaned["asked"] = self.ask_for_now.said.words
        if not cleaned.get("answer") and _words(cleaned.get("asked")) != _words(self.initial["asked"]):
            self.add_error("answer", _("What did they say?"))
        if not {"near", "on"} & set(self.errors):
            cleaned["on"] = cleaned["on"] or cleaned.get("again_on")
        self.check_promises(is_last_talk=bool(cleaned.get("ending")))
        if cleaned.get("ending"):
            self._check_ending(cleaned)
        elif not cleaned.get("on") and not {"near", "on"} & set(self.errors):
            self.miss_a_day()
        return cleaned

    def clean_ending(self):
        """As it was chosen among the endings, or by the one button for a chat."""
        return Ending.JUST_A_CHAT if "chat" in self.data else self.cleaned_data["ending"]

    def _check_ending(self, cleaned):
        for field in ("near", "on"):
            self.errors.pop(field, None)
        if not cleaned.get("reason") and cleaned["ending"] != Ending.JUST_A_CHAT:
            self.add_error("reason", _("An ending needs its reason. One line is enough."))
        if cleaned["ending"] != Ending.ASKED_NOT_TO and self.promised():
            self.add_error("ending", STILL_OPEN)

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
        told = Told(**self._the_three_things(), **self.what_was_heard(), **self.what_was_noticed())
        return debriefing.write(self.one_to_one, told, by=self.organizer)

    def _the_three_things(self):
        said = self.cleaned_data
        answer = said["answer"]
        was_asked = answer and answer != Answer.NOT_ASKED
        return {
            "answer": answer,
            "asked": said["asked"] if was_asked else "",
            "why": self._more_of(answer),
            "plan": said["plan"] if answer in LATER else "",
            "ask_again_on": (said["again_on"] or said["on"]) if answer in LATER else None,
            "current_ask": self.ask_for_now if said["is_ask_for_now"] and was_asked else None,
            "promises": self.promised(said["on"]),
            "check_in_on": said["on"],
            "check_in_with_ccs": self.with_ccs,
            "ending": said["ending"],
            "reason": said["reason"] if said["ending"] else "",
        }

    def _more_of(self, answer):
        """The line that goes with the answer: what the smaller thing is, or why not."""
        if answer == Answer.SMALLER:
            return self.cleaned_data["smaller"]
        return self.cleaned_data["why"] if answer in (*LATER, Answer.NO) else ""


def _words(text):
    return (text or "").split()
