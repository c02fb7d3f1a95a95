from onetoone.meetings.models.gathering import Gathering, WasThere
from onetoone.meetings.models.note import Note, Shared, Spark
from onetoone.meetings.models.one_to_one import OneToOne
from onetoone.meetings.models.one_to_ones import AlreadyHeld, Mode, State
from onetoone.meetings.models.whose_place import HOMES, MINE, THEIRS
from onetoone.meetings.models.worksheet import Worksheet

__all__ = [
    "HOMES",
    "MINE",
    "THEIRS",
    "AlreadyHeld",
    "Gathering",
    "Mode",
    "Note",
    "OneToOne",
    "Shared",
    "Spark",
    "State",
    "WasThere",
    "Worksheet",
]
