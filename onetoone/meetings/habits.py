"""Where and at which hours an organizer meets people, from their latest twenty one-to-ones; and whom they meet next."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.utils import timezone

from onetoone.meetings.models import HOMES, OneToOne, State

LATEST, OFTEN, MOST_HOURS, A_QUARTER, MOST_AHEAD = 20, 2, 3, 15, 6


@dataclass(frozen=True)
class Habits:
    """The places, each once, the latest first; the hours that came up more than once, the most usual first.

    Somebody's home is no place for others: one counts that was good for two people, or for this very person.
    Of what is arranged already the soonest: with whom, and the moment by the clock on the wall.
    """

    places: list[str] = field(default_factory=list)
    hours: list[dt.time] = field(default_factory=list)
    ahead: list[tuple[str, dt.datetime]] = field(default_factory=list)


def habits_of(organizer, person=None) -> Habits:
    """As the organizer set and wrote them; a guessed hour, or one in the midst of a quarter, is no habit."""
    met = OneToOne.objects.visible_to(organizer).filter(organizer=organizer).exclude(mode="")
    asked = met.latest_first().values_list("place", "starts_at", "person_id", "state", "person__name")
    clock = organizer.council.clock
    latest = [(place, timezone.localtime(at, clock), *which) for place, at, *which in asked[:LATEST]]
    hours = Counter(at.time() for _place, at, *_which in latest)
    usual = [hour for hour, times in hours.most_common() if times >= OFTEN and _is_round(hour)]
    return Habits(_shared(latest, person), usual[:MOST_HOURS], _ahead(latest))


def places_of(organizer, person=None) -> list[str]:
    """The places alone."""
    return habits_of(organizer, person).places


def _shared(latest, person):
    met = defaultdict(set)
    for place, _at, who, *_which in latest:
        met[place].add(who)
    asked = person and person.pk
    named = {place: people for place, people in met.items() if place and place not in HOMES}
    return [place for place, people in named.items() if len(people) > 1 or asked in people]


def _ahead(latest):
    now = timezone.now()
    ahead = [(name, at) for _place, at, _who, state, name in reversed(latest) if state == State.ARRANGED]
    return [(name, at) for name, at in ahead if at > now][:MOST_AHEAD]


def _is_round(hour):
    return hour.minute % A_QUARTER == 0 and not hour.second
