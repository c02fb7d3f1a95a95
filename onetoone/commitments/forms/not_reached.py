from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.commitments.forms.following import TalkAgainForm
from onetoone.commitments.models import AnsweredAlready

ANSWERED_ALREADY = gettext_lazy("This check-in is written down already. Open the page again to see it.")


class NotReachedForm(TalkAgainForm, DeedForm):
    """Couldn't reach them: another day, and from the second time on perhaps in the CCs' hands."""

    AHEAD = (1, 3, 7)

    def __init__(self, *args, check_in, **kwargs):
        # It stands on one page with the check-in's own form.
        super().__init__(*args, auto_id="again_%s", **kwargs)
        self.check_in = check_in
        self.fields["near"].label = _("Again on")
        self.fields["by"].label = _("Who tries?")
        if not check_in.may_go_to_the_ccs:
            del self.fields["by"]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned["on"]:
            self.add_error("near", _("On which day do you try again?"))
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
        self.check_in.not_reach(again_on=said["on"], with_ccs=said.get("by") == "ccs")
        return self.check_in
