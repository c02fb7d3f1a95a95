"""What one promised oneself and its day has come, where no talk about it stands on Today."""

from onetoone.commitments.models import Commitment, Whose
from onetoone.vault import keys

MOST = 20


def promised(organizer, on, check_ins) -> list[Commitment]:
    """One's own open promises for this day or before, the oldest first, without those these due check-ins say."""
    said = {each.pk for one in check_ins if one.asks_on <= on for each in one.said_first}
    own = Commitment.objects.visible_to(organizer).open().filter(organizer=organizer, whose=Whose.ORGANIZER)
    come = own.filter(due_on__lte=on, person__do_not_contact=False).exclude(pk__in=said).soonest_first()
    found = list(come.select_related("person")[:MOST])
    keys.gather(found)
    return found
