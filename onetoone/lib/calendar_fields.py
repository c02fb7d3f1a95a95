"""Days and times as forms ask for them: the phone's own calendar, and days that somebody can plan for."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

TWO_YEARS = dt.timedelta(days=730)


def day_ahead(day, today):
    """The day, if somebody can plan for it: today or later, within two years."""
    if day < today:
        raise ValidationError(_("That day has passed. Choose today or a later one."))
    if day > today + TWO_YEARS:
        raise ValidationError(_("That is far away. Choose a day within two years."))
    return day


def day_input(**attrs):
    """The widget for a day."""
    return forms.DateInput(attrs={"type": "date", **attrs}, format="%Y-%m-%d")


def time_input(**attrs):
    """The widget for a time of the wall clock."""
    return forms.TimeInput(attrs={"type": "time", **attrs}, format="%H:%M")
