from onetoone.councils.models.council import Council, Opening
from onetoone.councils.models.invitation import Invitation
from onetoone.councils.models.organizer import Organizer
from onetoone.councils.models.record import Record, RecordQuerySet
from onetoone.councils.models.worded import Worded

__all__ = ["Council", "Invitation", "Opening", "Organizer", "Record", "RecordQuerySet", "Worded"]
