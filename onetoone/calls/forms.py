from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.calls.choices import LATER, Backs, laters
from onetoone.calls.models import How, Outcome, SetupCall
from onetoone.lib.calendar_fields import day_ahead, day_input, time_input

VERBS = {
    Outcome.CALL_BACK: SetupCall.call_back,
    Outcome.ASKED_FOR_TEXT: SetupCall.ask_for_text,
    Outcome.NO_ANSWER: SetupCall.no_answer,
    Outcome.LEFT_MESSAGE: SetupCall.leave_message,
    Outcome.NOT_NOW: SetupCall.not_now,
    Outcome.WRONG_NUMBER: SetupCall.wrong_number,
    Outcome.DO_NOT_CALL: SetupCall.do_not_call,
    Outcome.NOBODY_HOME: SetupCall.nobody_home,
}
OF_FIELD = {"back_near": Outcome.CALL_BACK, "back_on": Outcome.CALL_BACK, "later_on": Outcome.NOT_NOW}
READY = ("hour", "six", "tomorrow_six", "tomorrow")


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
    """One tap ends the call: `outcome` is the name of the buttons. A call back has a moment, a not-now a day.

    A button may say when as well: `call_back.six`, `not_now.month`; without, the day and the hour are typed.
    """

    outcome = forms.ChoiceField(
        choices=[
            *((ending, ending.label) for ending in VERBS),
            *((f"call_back.{name}", name) for name in READY),
            *((f"not_now.{name}", name) for name in LATER),
        ],
        label=gettext_lazy("How did it end?"),
    )
    back_near = forms.DateField(required=False, label=gettext_lazy("Day"), widget=forms.RadioSelect)
    back_on = forms.DateField(
        required=False, label=gettext_lazy("or another day"), widget=day_input(instead_of="back_near")
    )
    back_at = forms.TimeField(required=False, label=gettext_lazy("at"), widget=time_input())
    later_on = forms.DateField(required=False, label=gettext_lazy("Or on this day"), widget=day_input())
    why = forms.CharField(
        required=False,
        max_length=200,
        label=gettext_lazy("Why, in a line, if they said"),
        help_text=gettext_lazy("It is shown to nobody else here."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def __init__(self, *args, council, now=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.backs = Backs(timezone.localtime(now, council.clock))
        self.today = self.backs.today
        tomorrow = self.backs.moment("tomorrow_six")
        self.fields["back_near"].widget.choices = self.backs.days()
        self.initial = {
            "back_near": tomorrow.date().isoformat(),
            "back_at": tomorrow.time(),
            "later_on": self.today + LATER["month"],
        } | self.initial

    @property
    def laters(self):
        """The days one tap away for asking again."""
        return laters(self.today)

    def clean_back_near(self):
        return self._ahead("back_near")

    def clean_back_on(self):
        return self._ahead("back_on")

    def clean_later_on(self):
        return self._ahead("later_on")

    def _ahead(self, name):
        day, (outcome, _dot, ready) = self.cleaned_data[name], self.data.get("outcome", "").partition(".")
        # What stands in a field of another button was not chosen, and a page of yesterday may still be open.
        if ready or outcome != OF_FIELD[name]:
            return None
        return day and day_ahead(day, self.today)

    def say_again(self, jottings: str, pauses: int):
        """What was jotted down before stands in the fields again; what finds no pause here stands as the why."""
        lines = jottings.splitlines()
        for number, line in enumerate(lines[:pauses], 1):
            self.initial[f"jot_{number}"] = line
        self.initial["why"] = " · ".join(lines[pauses:])[:200]

    def said(self):
        said = super().said()
        said["jottings"] = "\n".join(filter(None, [said["jottings"], self.cleaned_data["why"]]))
        return said

    def end(self, person, *, by) -> SetupCall:
        """End the call in hand with this outcome."""
        outcome, _dot, ready = self.cleaned_data["outcome"].partition(".")
        call = SetupCall.in_hand(person, by=by)
        VERBS[Outcome(outcome)](call, **self._when(outcome, ready), **self.said())
        return call

    def _when(self, outcome, ready):
        if outcome == Outcome.CALL_BACK:
            day, time = self._back(ready)
            return {"on": day, "at_time": time}
        if outcome == Outcome.NOT_NOW:
            return {"on": self.cleaned_data["later_on"] or self.today + LATER[ready or "month"]}
        return {}

    def _back(self, ready):
        day = self.cleaned_data["back_on"] or self.cleaned_data["back_near"]
        time = self.cleaned_data["back_at"]
        if ready or not (day or time):
            moment = self.backs.moment(ready)
            return moment.date(), moment.time().replace(second=0, microsecond=0)
        return day or self.backs.next(time).date(), time
