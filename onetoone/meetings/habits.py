"""Where and at which hours an organizer meets people, from their latest twenty one-to-ones."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.utils import timezone

from onetoone.meetings.models import OneToOne

LATEST, OFTEN, MOST_HOURS, A_QUARTER = 20, 2, 3, 15


@dataclass(frozen=True)
class Habits:
    """The places, each once, the latest first; the hours that came up more than once, the most usual first.

    Somebody's home is no place for others: one counts that was good for two people, or for this very person.
    """

    places: list[str] = field(default_factory=list)
    hours: list[dt.time] = field(default_factory=list)


def habits_of(organizer, person=None) -> Habits:
    """As the organizer set and wrote them; a guessed hour, or one in the midst of a quarter, is no habit."""
    met = OneToOne.objects.visible_to(organizer).filter(organizer=organizer).exclude(mode="")
    latest = list(met.latest_first().values_list("place", "starts_at", "person_id")[:LATEST])
    hours = Counter(timezone.localtime(at, organizer.council.clock).time() for _place, at, _who in latest)
    usual = [hour for hour, times in hours.most_common() if times >= OFTEN and _is_round(hour)]
    return Habits(_shared(latest, person), usual[:MOST_HOURS])


def places_of(organizer, person=None) -> list[str]:
    """The places alone."""
    return habits_of(organizer, person).places


def _shared(latest, person):
    met = defaultdict(set)
    for place, _at, who in latest:
        met[place].add(who)
    return [
        place
        for place, people in met.items()
        if place and (len(people) > 1 or (person and person.pk in people))
    ]


def _is_round(hour):
    return hour.minute % A_QUARTER == 0 and not hour.second
