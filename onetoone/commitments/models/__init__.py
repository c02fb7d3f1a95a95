from onetoone.commitments.models.ask import LATER, Answer, Ask
from onetoone.commitments.models.check_in import (
    Answered,
    AnsweredAlready,
    CheckIn,
    CheckInAnswer,
    NextStepMissing,
    Outcome,
    StillOpen,
)
from onetoone.commitments.models.commitment import Commitment, Promised, Whose

__all__ = [
    "LATER",
    "Answer",
    "Answered",
    "AnsweredAlready",
    "Ask",
    "CheckIn",
    "CheckInAnswer",
    "Commitment",
    "NextStepMissing",
    "Outcome",
    "Promised",
    "StillOpen",
    "Whose",
]
