"""Those who have left, as long as something of theirs hangs in the air: people given to nobody, steps that were set."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from onetoone.commitments.models import CheckIn
from onetoone.councils.models import Organizer
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Pair, PairToCome

LATELY, MOST = dt.timedelta(days=30), 100


@dataclass
class Departed:
    """One who has left: their talks that are set, what else waits, how many people are given to nobody since."""

    organizer: Organizer
    talks: list[OneToOne] = field(default_factory=list)
    debriefs: list[OneToOne] = field(default_factory=list)
    check_ins: list[CheckIn] = field(default_factory=list)
    people: int = 0

    @property
    def waiting(self):
        """How much waits besides talks."""
        return len(self.debriefs) + len(self.check_ins)


def departed(cc: Organizer, now: dt.datetime) -> list[Departed]:
    """Whoever left something behind that is given to nobody yet, the latest first; never past MOST of each."""
    gone = cc.council.organizers.exclude(until=None).select_related("user").order_by("-until", "pk")[:MOST]
    shares = {one.pk: Departed(one) for one in gone}
    if not shares:
        return []
    some: Any = {"person__do_not_contact": False}
    taken_on = Q(state="held") & Exists(Pair.objects.open().filter(person=OuterRef("person")))
    unfinished = OneToOne.objects.visible_to(cc).unfinished().filter(organizer__in=shares, **some)
    meetings = unfinished.exclude(taken_on)
    for meeting in meetings.select_related("person").soonest_first()[:MOST]:
        share = shares[meeting.organizer_id]
        (share.talks if meeting.is_arranged else share.debriefs).append(meeting)
    check_ins = CheckIn.objects.visible_to(cc).open().filter(owner__in=shares, **some)
    for check_in in check_ins.select_related("person").soonest_first()[:MOST]:
        shares[check_in.owner_id].check_ins.append(check_in)
    for key, number in _given_to_nobody(cc, cc.council.today(now) - LATELY):
        shares[key].people = number
    return [share for share in shares.values() if share.people or share.talks or share.waiting]


def comes_first(gone, meeting) -> bool:
    """Whether a talk to which nobody goes yet is sooner than this one, or all that is set."""
    talks = [talk.starts_at for share in gone for talk in share.talks]
    return bool(talks) and (meeting is None or min(talks) < meeting.starts_at)


def _given_to_nobody(cc, since):
    """Of those who left since this day: how many whom they had to the end are given to nobody, nor kept for anybody."""
    pairs = Pair.objects.visible_to(cc).to_the_end().filter(until__gte=since)
    for others in (Pair.objects.open(), PairToCome.objects.waiting()):
        pairs = pairs.exclude(Exists(others.filter(person=OuterRef("person"))))
    standing = pairs.filter(person__undone_at=None).values_list("organizer")
    return standing.annotate(Count("person", distinct=True))
