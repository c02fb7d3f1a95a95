"""What waits longer than the council's grace stands on the CCs' page too. Computed, never ticked."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Max

from onetoone.commitments.models import CheckIn
from onetoone.councils.models import Organizer
from onetoone.meetings.models import OneToOne

MOST = 100  # check-ins, and as many debriefs: what has waited longest


@dataclass
class Waiting:
    """One organizer's share of what waits: first call the organizer, then pick it up."""

    organizer: Organizer
    check_ins: list[CheckIn] = field(default_factory=list)
    debriefs: list[OneToOne] = field(default_factory=list)
    last_one_to_one_at: dt.datetime | None = None

    @property
    def count(self):
        return len(self.check_ins) + len(self.debriefs)


def waiting_for(cc: Organizer, now: dt.datetime) -> list[Waiting]:
    """Rule 2: what has waited longest for others here, by organizer, longest list first; never past MOST."""
    shares: dict[UUID, Waiting] = {}
    check_ins = check_ins_waiting(cc, now).exclude(owner=cc).filter(owner__until=None).exclude(owner=None)
    for check_in in check_ins.select_related("person", "owner__user", "owner__person")[:MOST]:
        shares.setdefault(check_in.owner_id, Waiting(check_in.owner)).check_ins.append(check_in)
    debriefs = debriefs_waiting(cc, now).exclude(organizer=cc).filter(organizer__until=None)
    for one_to_one in debriefs.select_related("person", "organizer__user", "organizer__person")[:MOST]:
        shares.setdefault(one_to_one.organizer_id, Waiting(one_to_one.organizer)).debriefs.append(one_to_one)
    held = OneToOne.objects.held().filter(organizer__in=shares).values_list("organizer")
    for organizer_id, at in held.annotate(at=Max("starts_at")):
        shares[organizer_id].last_one_to_one_at = at
    return sorted(shares.values(), key=lambda waiting: (-waiting.count, str(waiting.organizer)))


def check_ins_waiting(cc, now):
    """Check-ins due longer than the grace, or due with a promise whose own date has passed."""
    visible = CheckIn.objects.visible_to(cc)
    return visible.beyond_grace(cc.council.today(now), cc.council.grace_days).soonest_first()


def debriefs_waiting(cc, now):
    """One-to-ones held longer ago than the grace whose debrief is still to be written."""
    since = now - dt.timedelta(days=cc.council.grace_days)
    return OneToOne.objects.visible_to(cc).without_debrief().filter(ends_at__lte=since).soonest_first()
