from onetoone.commitments.forms.check_in import CheckInForm
from onetoone.commitments.forms.following import MISSING_A_DAY, STILL_OPEN, Draft, NextForm, TalkAgainForm
from onetoone.commitments.forms.not_reached import NotReachedForm
from onetoone.commitments.forms.promise import AnswerForm, PromiseForm

__all__ = [
    "MISSING_A_DAY",
    "STILL_OPEN",
    "AnswerForm",
    "CheckInForm",
    "Draft",
    "NextForm",
    "NotReachedForm",
    "PromiseForm",
    "TalkAgainForm",
]
