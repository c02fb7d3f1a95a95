"""What follows a talk: a day, and who of us keeps it."""

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.commitments.forms.near import SOON, NearField, near_days, show_calendar, tapped
from onetoone.commitments.keepers import the_ccs
from onetoone.councils.models import Organizer
from onetoone.lib.calendar_fields import day_ahead, day_input

MISSING_A_DAY = gettext_lazy("Still needed: a day. A talk without one is easily lost.")
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


class NextForm(Draft):
    """When a day is asked for, and who of us keeps it: me, or the CCs where there are any."""

    on = forms.DateField(required=False, label=gettext_lazy("Day"), widget=day_input())
    by = forms.ChoiceField(
        initial="me", required=False, label=gettext_lazy("Who talks with them?"), widget=forms.RadioSelect
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.council = self.organizer.council
        self.today = self.council.today()
        self.fields["on"].widget.attrs["min"] = self.today.isoformat()
        self.fields["by"].choices = [("me", _("I do"))]
        if Organizer.objects.ccs().filter(council=self.council).exists():
            self.fields["by"].choices += [("ccs", the_ccs(self.council))]

    def clean_on(self):
        day = self.cleaned_data["on"]
        return day and day_ahead(day, self.today)

    @property
    def may_choose_who(self):
        return len(self.fields["by"].choices) > 1

    @property
    def with_ccs(self):
        return self.cleaned_data["by"] == "ccs"


class TalkAgainForm(NextForm):
    """The next day in one tap, or another one from the calendar; what was tapped hides the calendar, and counts."""

    AHEAD = SOON

    near = NearField(required=False, label=gettext_lazy("Which day?"))

    def __init__(self, *args, planned=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["near"].widget.choices = near_days(self.today, planned, ahead=self.AHEAD)
        if planned and planned >= self.today:
            self.initial["near"] = planned.isoformat()
        show_calendar(self, "near", "on")

    def clean_near(self):
        return tapped(self, "near", "on")

    def miss_a_day(self):
        """Say that the day is missing; none lies ready that a second press would keep unnoticed."""
        self.add_error("near", MISSING_A_DAY)

    @property
    def begins_at(self):
        """The one choice that is to be put right, if nothing else is: the page begins there."""
        wrong = list(self.errors)
        return "".join(wrong) if len(wrong) == 1 else ""
