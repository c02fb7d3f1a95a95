from onetoone.meetings.models.note import Note, Shared, Spark
from onetoone.meetings.models.one_to_one import AlreadyHeld, Mode, OneToOne, State
from onetoone.meetings.models.worksheet import Worksheet

__all__ = ["AlreadyHeld", "Mode", "Note", "OneToOne", "Shared", "Spark", "State", "Worksheet"]
