"""What to remember before a one-to-one."""

from onetoone.commitments.models import Commitment, Whose
from onetoone.meetings.models import Spark
from onetoone.vault import keys


def to_remember(person, organizer) -> dict:
    """The latest spark one kept oneself, and the first of one's own promises."""
    kept = Spark.objects.visible_to(organizer).filter(person=person, author=organizer)
    promised = Commitment.objects.visible_to(organizer).open().filter(person=person, organizer=organizer)
    mine = promised.filter(whose=Whose.ORGANIZER)
    found = {"spark": kept.current().latest_first().first(), "promise": mine.soonest_first().first()}
    keys.gather([one for one in found.values() if one])
    return found
