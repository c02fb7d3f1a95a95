import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.calls.models import How, Outcome, SetupCall
from onetoone.lib.calendar_fields import day_ahead, day_input, time_input

VERBS = {
    Outcome.CALL_BACK: SetupCall.call_back,
    Outcome.NO_ANSWER: SetupCall.no_answer,
    Outcome.LEFT_MESSAGE: SetupCall.leave_message,
    Outcome.NOT_NOW: SetupCall.not_now,
    Outcome.WRONG_NUMBER: SetupCall.wrong_number,
    Outcome.DO_NOT_CALL: SetupCall.do_not_call,
    Outcome.NOBODY_HOME: SetupCall.nobody_home,
}
LATER = {"two_weeks": dt.timedelta(weeks=2), "month": dt.timedelta(weeks=4), "season": dt.timedelta(weeks=13)}
SIX = dt.time(18)


class SaidForm(DeedForm):
    """How the call in hand is made, and a line jotted down at each listen pause."""

    JOTS = 12

    how = forms.ChoiceField(choices=How, initial=How.PHONE, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        look = {"class": "listen__jot", "placeholder": _("a word to remember"), "autocomplete": "off"}
        for number in range(1, self.JOTS + 1):
            jot = forms.CharField(required=False, max_length=200, widget=forms.TextInput(look))
            self.fields[f"jot_{number}"] = jot

    def jot(self, number):
        """The line of this listen pause; None past the last one we keep."""
        return self[f"jot_{number}"] if number <= self.JOTS else None

    def said(self) -> dict:
        """What every ending of a call may be told."""
        jots = [self.cleaned_data[f"jot_{number}"] for number in range(1, self.JOTS + 1)]
        return {"how": self.cleaned_data["how"] or How.PHONE, "jottings": "\n".join(filter(None, jots))}


class CallForm(SaidForm):
    """One tap ends the call: `outcome` is the name of the buttons. A call back has a moment, a not-now a day."""

    outcome = forms.ChoiceField(choices=[(ending, ending.label) for ending in VERBS])
    back = forms.ChoiceField(
        required=False, initial="hour", label=gettext_lazy("When"), widget=forms.RadioSelect
    )
    back_on = forms.DateField(required=False, label=gettext_lazy("or on this day"), widget=day_input())
    back_at = forms.TimeField(required=False, label=gettext_lazy("at"), widget=time_input())
    later = forms.ChoiceField(
        required=False, initial="month", label=gettext_lazy("When"), widget=forms.RadioSelect
    )
    later_on = forms.DateField(required=False, label=gettext_lazy("or on this day"), widget=day_input())

    def __init__(self, *args, council, now=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = timezone.localtime(now, council.clock)
        self.today = self.now.date()
        self.fields["back"].choices = [
            ("hour", _("in an hour")),
            ("six", _("this evening at six") if self.now.time() < SIX else _("tomorrow evening at six")),
            ("tomorrow", _("tomorrow, same time")),
        ]
        self.fields["later"].choices = [
            ("two_weeks", _("in two weeks")),
            ("month", _("in a month")),
            ("season", _("in three months")),
        ]

    def clean_back_on(self):
        return self._ahead("back_on")

    def clean_later_on(self):
        return self._ahead("later_on")

    def _ahead(self, name):
        day = self.cleaned_data[name]
        return day and day_ahead(day, self.today)

    def end(self, person, *, by) -> SetupCall:
        """End the call in hand with this outcome."""
        outcome = self.cleaned_data["outcome"]
        call = SetupCall.in_hand(person, by=by)
        VERBS[Outcome(outcome)](call, **self._when(outcome), **self.said())
        return call

    def _when(self, outcome):
        if outcome == Outcome.CALL_BACK:
            day, time = self._back()
            return {"on": day, "at_time": time}
        if outcome == Outcome.NOT_NOW:
            later = LATER[self.cleaned_data["later"] or "month"]
            return {"on": self.cleaned_data["later_on"] or self.today + later}
        return {}

    def _back(self):
        day, time = self.cleaned_data["back_on"], self.cleaned_data["back_at"]
        if day or time:
            return day or self._next(time).date(), time
        moment = {
            "six": self._next(SIX),
            "tomorrow": self.now + dt.timedelta(days=1),
        }.get(self.cleaned_data["back"]) or self._in_an_hour()
        return moment.date(), moment.time().replace(second=0, microsecond=0)

    def _next(self, time):
        """The next time the clock on the wall says this."""
        moment = dt.datetime.combine(self.today, time, tzinfo=self.now.tzinfo)
        return moment if moment > self.now else moment + dt.timedelta(days=1)

    def _in_an_hour(self):
        # An hour of waiting, also in the night the clocks change.
        return (self.now.astimezone(dt.UTC) + dt.timedelta(hours=1)).astimezone(self.now.tzinfo)
