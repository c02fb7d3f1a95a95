"""A day in one tap, or another one from the calendar."""

import datetime as dt

from django import forms
from django.utils.translation import gettext as _

from onetoone.lib import days
from onetoone.lib.calendar_fields import day_ahead

ANOTHER = "another"
SOON = (3, 7, 14)


class NearField(forms.DateField):
    """One of some days near by; ANOTHER, which is no day, leads to the calendar."""

    widget = forms.RadioSelect

    def to_python(self, value):
        return None if value == ANOTHER else super().to_python(value)


def near_days(today, *more, ahead=SOON) -> list[tuple[str, str]]:
    """The choices: these days ahead and some more, soonest first; then the way to the calendar."""
    near = {today + dt.timedelta(days=each) for each in ahead}
    near |= {day for day in more if day and day >= today}
    return [*((day.isoformat(), _said(day, today)) for day in sorted(near)), (ANOTHER, _("another day"))]


def _said(day, today):
    named = {7: _("in a week"), 14: _("in two weeks"), 28: _("in a month"), 91: _("in three months")}
    return named.get((day - today).days) or days.said(day, today)


def tapped(form, near, on):
    """The day that was tapped takes the place of the one in the calendar, right or wrong."""
    day = form.cleaned_data[near]
    if day:
        form.errors.pop(on, None)
        form.cleaned_data[on] = day
        day_ahead(day, form.today)
    return day


def show_calendar(form, near, on):
    """A day that came without a tap is shown in the calendar."""
    name = form.add_prefix(near)
    if form.is_bound and form.data.get(form.add_prefix(on)) and not form.data.get(name):
        form.data = form.data.copy()
        form.data[name] = ANOTHER
