import datetime as dt

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.commitments.forms.following import NextForm
from onetoone.commitments.models import AnsweredAlready
from onetoone.lib import days
from onetoone.lib.calendar_fields import day_ahead

ANSWERED_ALREADY = gettext_lazy("This check-in is written down already. Open the page again to see it.")


class NotReachedForm(NextForm, DeedForm):
    """Couldn't reach them: another day, and from the second time on perhaps in the CCs' hands."""

    SOON = (1, 3, 7)

    soon = forms.DateField(required=False, label=gettext_lazy("Again on"), widget=forms.RadioSelect)

    def __init__(self, *args, check_in, **kwargs):
        # It stands on one page with the check-in's own form.
        super().__init__(*args, auto_id="again_%s", **kwargs)
        self.check_in = check_in
        self.fields["on"].label = _("or on this day")
        near = [self.today + dt.timedelta(days=ahead) for ahead in self.SOON]
        self.fields["soon"].widget.choices = [(day.isoformat(), self._said(day)) for day in near]
        if not check_in.may_go_to_the_ccs:
            del self.fields["by"]

    def _said(self, day):
        return _("in a week") if (day - self.today).days == 7 else days.said(day, self.today)

    def clean_soon(self):
        day = self.cleaned_data["soon"]
        return day and day_ahead(day, self.today)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (cleaned["on"] or cleaned["soon"]):
            self.add_error("soon", _("On which day do you try again?"))
        return cleaned

    def not_reach(self):
        """The operation that wrote it down; None leaves the form to be shown."""
        try:
            return self.carry_out(self._not_reach, by=self.organizer, verb="check_in.not_reach")
        except AnsweredAlready:
            self.add_error(None, ANSWERED_ALREADY)
            return None

    def _not_reach(self):
        said = self.cleaned_data
        self.check_in.not_reach(again_on=said["on"] or said["soon"], with_ccs=said.get("by") == "ccs")
        return self.check_in
