from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.commitments.forms.following import MISSING_A_DAY, STILL_OPEN, TalkAgainForm
from onetoone.commitments.forms.not_reached import ANSWERED_ALREADY
from onetoone.commitments.forms.promise import AnswerForm, PromiseForm
from onetoone.commitments.models import AnsweredAlready, Commitment, NextStepMissing


class CheckInForm(TalkAgainForm, DeedForm):
    """One check-in: what became of each open commitment, perhaps a new one, and what comes next."""

    then = forms.ChoiceField(
        choices=[
            ("check_in", gettext_lazy("we talk again")),
            ("one_to_one", gettext_lazy("another one-to-one: I call")),
            ("close", gettext_lazy("we close it warmly")),
        ],
        initial="check_in",
        label=gettext_lazy("How it goes on"),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, check_in, **kwargs):
        super().__init__(*args, **kwargs)
        self.check_in = check_in
        data = self.data if self.is_bound else None
        self.answers = [AnswerForm(data, commitment=each, today=self.today) for each in self._commitments()]
        self.promise = PromiseForm(data, today=self.today, prefix="new", is_draft=self.is_draft)

    def _commitments(self):
        visible = Commitment.objects.visible_to(self.organizer).filter(person=self.check_in.person_id)
        return visible.open().soonest_first().select_related("organizer__user")

    def clean(self):
        cleaned = super().clean()
        if not all(answer.is_valid() for answer in self.answers):
            self.add_error(None, _("Tell what became of each promise."))
        if not self.promise.is_valid():
            self.add_error(None, _("The new promise needs its words and its day."))
        elif not self.errors:
            self._check_what_is_next(cleaned["then"], cleaned["on"])
        return cleaned

    def _check_what_is_next(self, then, on):
        if then != "close" and not on:
            self.add_error("on", MISSING_A_DAY)
            self.propose("on", [day for day in self._open_days() if day >= self.today])

    def _open_days(self):
        """The days of what is still open after this talk."""
        moved = [
            each.cleaned_data["due_on"] or each.commitment.due_on for each in self.answers if each.stays_open
        ]
        promised = self.promise.promised()
        return [*moved, promised.due_on] if promised else moved

    def answer(self):
        """The operation that wrote it down; None leaves the form to be shown, with what is to be put right."""
        try:
            return self.carry_out(self._answer, by=self.organizer, verb="check_in.answer")
        except NextStepMissing:
            self.add_error("then", STILL_OPEN)
            self._as_stored()
        except AnsweredAlready:
            self.add_error(None, ANSWERED_ALREADY)
        return None

    def _as_stored(self):
        """Nothing was saved: each promise says again what stands, not the day that was proposed."""
        for each in self.answers:
            each.commitment.refresh_from_db()

    def _answer(self):
        said, promised = self.cleaned_data, self.promise.promised()
        return self.check_in.answer(
            [answer.answered() for answer in self.answers],
            by=self.organizer,
            promises=[promised] if promised else [],
            check_in_on=said["on"] if said["then"] == "check_in" else None,
            with_ccs=self.with_ccs,
            one_to_one_on=said["on"] if said["then"] == "one_to_one" else None,
            closed_warmly=said["then"] == "close",
        )
