"""After a rally or a house meeting: with whom one talked, or who was there, on which day."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.lib import days
from onetoone.lib.calendar_fields import day_input
from onetoone.meetings.forms.arranged import SAY_WHICH, Arranged, arranged_near
from onetoone.meetings.forms.company import CompanyForm
from onetoone.meetings.models import Gathering, OneToOne
from onetoone.meetings.when import THIS_LONG_AGO, moment

NOON = dt.time(12)


class PastDayForm(CompanyForm):
    """Several people on one day: today unless another is chosen."""

    day = forms.DateField(required=False, label=gettext_lazy("When was it?"), widget=forms.RadioSelect)
    other_day = forms.DateField(
        required=False, label=gettext_lazy("or another day"), widget=day_input(instead_of="day")
    )

    def __init__(self, *args, organizer, **kwargs):
        super().__init__(*args, organizer=organizer, **kwargs)
        self.today = organizer.council.today(self.now)
        near = [self.today - dt.timedelta(days=ago) for ago in range(3)]
        self.fields["day"].widget.choices = [(day.isoformat(), days.said(day, self.today)) for day in near]
        self.initial.setdefault("day", near[0].isoformat())

    def clean_day(self):
        return self._past("day")

    def clean_other_day(self):
        return self._past("other_day")

    def _past(self, name):
        day = self.cleaned_data[name]
        if day and not THIS_LONG_AGO <= day <= self.today:
            raise ValidationError(_("Choose today or a day that has passed."))
        return day

    @property
    def on(self):
        """The day it was."""
        return self.cleaned_data.get("other_day") or self.cleaned_data.get("day") or self.today


class JustTalkedForm(PastDayForm):
    """With whom one talked: each is a one-to-one that was held, and a debrief waits for it."""

    arranged: list[Arranged] = []

    @property
    def asks(self):
        return super().asks or any(question.is_open for question in self.arranged)

    def clean(self):
        cleaned = super().clean()
        same = [doubt.person for doubt in self.doubts if doubt.person]
        known = {person.pk: person for person in (*self.chosen, *same)}.values()
        self.arranged = arranged_near(self.on, known, organizer=self.organizer, said=self.said)
        if self.asks:
            raise ValidationError(SAY_WHICH)
        return cleaned

    def write_down(self) -> OneToOne:
        """The first of them; those that stood arranged become held, and nothing new is written for them."""
        was_it = {question.person.pk: question.meeting for question in self.arranged}
        first, *_others = [self._held_with(person, was_it.get(person.pk)) for person in self.company()]
        return first

    def _held_with(self, person, arranged):
        council, is_today = self.organizer.council, self.on == self.today
        noon = moment(self.on, NOON, council.clock)
        if arranged:
            was_before = arranged.local_start.date() <= self.on
            return arranged.hold(at=self.now if was_before or is_today else noon)
        starts_at = self.now - dt.timedelta(minutes=council.minutes_from) if is_today else noon
        guess = {"starts_at": starts_at, "minutes": council.minutes_from, "mode": ""}
        return OneToOne.write_down(person, by=self.organizer, **guess)


class GatheringForm(PastDayForm):
    """Who was there: a touch for each, no one-to-one."""

    name = forms.CharField(
        max_length=80,
        initial=gettext_lazy("House meeting"),
        label=gettext_lazy("What was it?"),
        widget=forms.TextInput({"list": "gatherings", "autocomplete": "off"}),
    )

    def write_down(self) -> Gathering:
        """The gathering with all who were there."""
        name = self.cleaned_data["name"]
        return Gathering.write_down(name, self.company(), by=self.organizer, on=self.on, now=self.now)
