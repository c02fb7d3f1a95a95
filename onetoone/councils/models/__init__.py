from onetoone.councils.models.council import Council, Opening
from onetoone.councils.models.organizer import Invitation, Organizer
from onetoone.councils.models.record import Record, RecordQuerySet

__all__ = ["Council", "Invitation", "Opening", "Organizer", "Record", "RecordQuerySet"]
