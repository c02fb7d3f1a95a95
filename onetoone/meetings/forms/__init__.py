from onetoone.meetings.forms.afterwards import AgainForm, AlsoThereForm, MoveForm, PlaceForm
from onetoone.meetings.forms.arranging import ArrangeForm, WriteDownForm
from onetoone.meetings.forms.notes import NoteForm
from onetoone.meetings.forms.preparing import WorksheetForm
from onetoone.meetings.forms.talked import GatheringForm, JustTalkedForm

__all__ = [
    "AgainForm",
    "AlsoThereForm",
    "ArrangeForm",
    "GatheringForm",
    "JustTalkedForm",
    "MoveForm",
    "NoteForm",
    "PlaceForm",
    "WorksheetForm",
    "WriteDownForm",
]
