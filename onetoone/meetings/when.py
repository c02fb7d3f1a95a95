"""A day and a time of the wall clock, as people choose them; the moment they mean."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.lib import days
from onetoone.lib.calendar_fields import TWO_YEARS, day_input, time_input

# An evening, a midday and a morning are always offered; of the others as many as there is room for.
TIMES = [dt.time(18), dt.time(12), dt.time(10), dt.time(19, 30), dt.time(15, 30), dt.time(9)]
THIS_LONG_AGO = dt.date(1900, 1, 1)


def moment(day, time, clock) -> dt.datetime:
    """The moment when the clock on the wall says this; ValidationError for an hour that the clocks skip that night."""
    wall = dt.datetime.combine(day, time)
    meant = wall.replace(tzinfo=clock).astimezone(dt.UTC)
    if meant.astimezone(clock).replace(tzinfo=None) != wall:
        raise ValidationError(
            _("The clocks go forward in that hour, so it never comes. Choose another time.")
        )
    return meant


def _with_the_usual(hours):
    """The hours one tap away, always as many and in the order of the day: the usual ones are among them."""
    others = [time for time in TIMES if time not in hours]
    return sorted([*hours, *others[: len(TIMES) - len(hours)]])


class Chips(forms.RadioSelect):
    """Choices of which some are marked, for the style sheets to know them by."""

    marks: dict[str, str] = {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if mark := self.marks.get(str(value)):
            option["attrs"][f"data-{mark}"] = True
        return option


class WhenForm(DeedForm):
    """A day and a time: a chip, or any other that is typed instead. Cleans into `starts_at`."""

    day = forms.DateField(required=False, label=gettext_lazy("Day"), widget=Chips)
    other_day = forms.DateField(
        required=False, label=gettext_lazy("or another day"), widget=day_input(instead_of="day")
    )
    time = forms.TimeField(required=False, label=gettext_lazy("Time"), widget=Chips)
    other_time = forms.TimeField(
        required=False, label=gettext_lazy("or another time"), widget=time_input(instead_of="time")
    )

    def __init__(self, *args, clock, now=None, hours=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.clock, self.now = clock, now or timezone.now()
        self.today = timezone.localtime(self.now, clock).date()
        self.is_past, self.begins_at = False, ""
        self.fields["day"].widget.choices = [
            (day.isoformat(), days.on_a_chip(day, self.today)) for day in self.near_days()
        ]
        usual = self.initial.get("time")
        usual = usual and usual.replace(second=0, microsecond=0)
        self.fields["time"].widget.choices = [
            (f"{time:%H:%M}", time_format(time, "TIME_FORMAT"))
            for time in _with_the_usual([usual] if usual else hours)
        ]
        self.initial["time"] = usual and f"{usual:%H:%M}"

    @property
    def is_typed(self):
        """Whether a day or an hour stands there that is none of those one tap away."""
        return bool(self["other_day"].value() or self["other_time"].value())

    def near_days(self):
        """The days one tap away: today and the six after it."""
        return days.near(self.today)

    def usual_time(self, day):
        """The time meant when none is chosen; None asks for one."""
        return None

    def clean(self):
        cleaned = super().clean()
        day = cleaned.get("other_day") or cleaned.get("day")
        time = cleaned.get("other_time") or cleaned.get("time")
        if not day and not {"day", "other_day"} & set(self.errors):
            self.add_error("day", _("Choose a day."))
        if not self.errors:
            self._mean(day, time)
        self._begin_at_the_first_error()
        return cleaned

    def _begin_at_the_first_error(self):
        """On the call page the day and the hour stand far below what the page begins with."""
        self.begins_at = next((name for name in self.fields if name in self.errors), "")
        widget = self.begins_at and self.fields[self.begins_at].widget
        if widget and not isinstance(
            widget, forms.RadioSelect
        ):  # a ring round a chip would look like a choice
            widget.attrs["autofocus"] = True

    def _mean(self, day, time):
        time = time or self.usual_time(day)
        if not time:
            self.add_error("time", _("Choose a time."))
            return
        try:
            self._check_day(day)
            self.cleaned_data["starts_at"] = moment(day, time, self.clock)
            self.check(self.cleaned_data["starts_at"])
        except ValidationError as problem:
            typed = "other_time" if self.cleaned_data.get("other_time") else "time"
            is_of_the_hour = day == self.today or getattr(self, "both", "")
            self.add_error(typed if is_of_the_hour else "day", problem)

    def _check_day(self, day):
        if not THIS_LONG_AGO <= day <= self.today + TWO_YEARS:
            raise ValidationError(_("That is too far away. Choose a day nearer to now."))

    def check(self, starts_at):
        """Whether it may start then; ValidationError with the sentence that says why not."""
        if starts_at < self.now - dt.timedelta(minutes=5):
            self.is_past = True
            raise ValidationError(_("That is in the past. Write it down as one that happened?"))
