from onetoone.meetings.views.afterwards import call_off, could_not, hold, move
from onetoone.meetings.views.arranging import arrange, write_down
from onetoone.meetings.views.notes import note, share
from onetoone.meetings.views.preparing import glance, on_paper, worksheet
from onetoone.meetings.views.talking import gathering, just_talked
from onetoone.meetings.views.telling import also_there, invitation_file, one_to_one

__all__ = [
    "also_there",
    "arrange",
    "call_off",
    "could_not",
    "gathering",
    "glance",
    "hold",
    "invitation_file",
    "just_talked",
    "move",
    "note",
    "on_paper",
    "one_to_one",
    "share",
    "worksheet",
    "write_down",
]
