from onetoone.commitments.forms.answer import AnswerForm
from onetoone.commitments.forms.check_in import CheckInForm
from onetoone.commitments.forms.following import MISSING_A_DAY, STILL_OPEN, Draft, NextForm, TalkAgainForm
from onetoone.commitments.forms.near import NearField, near_days, show_calendar, tapped
from onetoone.commitments.forms.not_reached import NotReachedForm
from onetoone.commitments.forms.promise import PromiseForm
from onetoone.commitments.forms.rows import PromiseRows

__all__ = [
    "MISSING_A_DAY",
    "STILL_OPEN",
    "AnswerForm",
    "CheckInForm",
    "Draft",
    "NearField",
    "NextForm",
    "NotReachedForm",
    "PromiseForm",
    "PromiseRows",
    "TalkAgainForm",
    "near_days",
    "show_calendar",
    "tapped",
]
