"""What follows a talk: a day, and who of us keeps it."""

import datetime as dt

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.councils.models import Organizer
from onetoone.lib import days
from onetoone.lib.calendar_fields import day_ahead, day_input

MISSING_A_DAY = gettext_lazy("Missing: a day. A talk without one is easily lost.")
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
            self.fields["by"].choices += [("ccs", self.council.cc_word or _("the coordinators (CCs)"))]

    def clean_on(self):
        day = self.cleaned_data["on"]
        return day and day_ahead(day, self.today)

    @property
    def with_ccs(self):
        return self.cleaned_data["by"] == "ccs"


class TalkAgainForm(NextForm):
    """The next day in one tap, or another one from the calendar; what was tapped hides the calendar, and counts."""

    near = forms.DateField(required=False, label=gettext_lazy("Which day?"), widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        day = {ahead: self.today + dt.timedelta(days=ahead) for ahead in (1, 3, 7, 14)}
        said = [
            days.said(day[1], self.today),
            days.said(day[3], self.today),
            _("in a week"),
            _("in two weeks"),
        ]
        chips = zip([each.isoformat() for each in day.values()], said, strict=True)
        self.fields["near"].widget.choices = [*chips, ("", _("another day"))]

    def clean_near(self):
        day = self.cleaned_data["near"]
        if day:
            self.errors.pop("on", None)
            self.cleaned_data["on"] = day_ahead(day, self.today)
        return day
