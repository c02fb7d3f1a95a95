import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.commitments.forms.answer import AnswerForm
from onetoone.commitments.forms.following import STILL_OPEN, TalkAgainForm
from onetoone.commitments.forms.not_reached import ANSWERED_ALREADY
from onetoone.commitments.forms.rows import PromiseRows
from onetoone.commitments.models import AnsweredAlready, Commitment, NextStepMissing
from onetoone.vault import keys

PROPOSED = dt.timedelta(weeks=2)


class CheckInForm(PromiseRows, TalkAgainForm, DeedForm):
    """One check-in: what became of each open commitment, perhaps new ones, and what comes next."""

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
    closing_word = forms.CharField(
        max_length=300,
        required=False,
        label=gettext_lazy("A word to remember it by"),
        help_text=gettext_lazy("How you parted, in a line. You may leave it out."),
    )

    def __init__(self, *args, check_in, **kwargs):
        super().__init__(*args, planned=kwargs["organizer"].council.today() + PROPOSED, **kwargs)
        self.check_in = check_in
        data = self.data if self.is_bound else None
        draft = {"today": self.today, "is_draft": self.is_draft}
        self.answers = [AnswerForm(data, commitment=each, **draft) for each in self._commitments()]
        self.lay_rows(data, "new")

    def _commitments(self):
        visible = Commitment.objects.visible_to(self.organizer).filter(person=self.check_in.person_id)
        return keys.gather(list(visible.open().soonest_first().select_related("organizer__user")))

    def clean(self):
        cleaned = super().clean()
        self._check_answers()
        self.check_promises()
        if not self.errors and cleaned["then"] != "close" and not cleaned["on"]:
            self.miss_a_day()
        return cleaned

    def _check_answers(self):
        """Say of each promise what its answer lacks; one sentence for all that have none."""
        said = set()
        for problem in filter(None, [answer.problem() for answer in self.answers]):
            if problem.messages[0] not in said:
                said.add(problem.messages[0])
                self.add_error(None, problem)

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
        said = self.cleaned_data
        closes = said["then"] == "close"
        return self.check_in.answer(
            [answered for each in self.answers if (answered := each.answered(said["on"]))],
            by=self.organizer,
            promises=self.promised(said["on"] or self.today),
            check_in_on=said["on"] if said["then"] == "check_in" else None,
            with_ccs=self.with_ccs,
            one_to_one_on=said["on"] if said["then"] == "one_to_one" else None,
            closed_warmly=closes,
            closing_word=said["closing_word"] if closes else "",
        )
