from onetoone.commitments.models.ask import Answer, Ask
from onetoone.commitments.models.check_in import CheckIn, CheckInAnswer, Outcome
from onetoone.commitments.models.commitment import Commitment, Whose

__all__ = ["Answer", "Ask", "CheckIn", "CheckInAnswer", "Commitment", "Outcome", "Whose"]
