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


def day_input(*, instead_of="", **attrs):
    """The widget for a day; once typed, the chips of the field it stands `instead_of` are let go."""
    attrs |= _instead(instead_of)
    return forms.DateInput(attrs={"type": "date", **attrs}, format="%Y-%m-%d")


def time_input(*, instead_of="", **attrs):
    """The widget for a time of the wall clock, `instead_of` chips as a day may be."""
    attrs |= _instead(instead_of)
    return forms.TimeInput(attrs={"type": "time", **attrs}, format="%H:%M")


def _instead(name):
    return {"data-instead-of": name} if name else {}
