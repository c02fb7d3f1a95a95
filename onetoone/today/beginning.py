"""Whom to begin with when nothing waits: one's own people first, then some of those given to nobody."""

from django.db.models import Exists, F, OuterRef, Q, Subquery, UUIDField

from onetoone.calls.models import SetupCall
from onetoone.councils.models import Organizer
from onetoone.lib.naming import called
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Person

THREE = 3
LOOKED_THROUGH = 30  # of those given to nobody


def to_begin_with(organizer: Organizer) -> list[Person]:
    """Three people nobody has met or has planned to call, each with `is_mine`; of one's own, each with its `giver`,
    also whom that giver had planned to call, with the day as `planned_on`.

    Those given to others stay with them, and of those given to nobody, but for who organizes here, each organizer
    begins at another place.
    """
    planned = SetupCall.objects.planned().filter(person=OuterRef("pk"))
    arranged = OneToOne.objects.arranged().filter(person=OuterRef("pk"))
    others = Person.objects.visible_to(organizer).exclude(post=organizer)
    people = others.never_met().may_be_asked().exclude(Exists(arranged)).by_name()
    found = _ones_own(people, organizer, planned)
    if len(found) == THREE:
        return found
    return [*found, *_from_ones_own_place(people.exclude(Exists(planned)), organizer)][:THREE]


def _ones_own(people, organizer, planned):
    pair = organizer.pairs.filter(until=None, person=OuterRef("pk"))
    soonest = planned.soonest_first()
    own = people.of(organizer).annotate(
        given_by=Subquery(pair.values("given_by")[:1], UUIDField()),
        giver=Subquery(pair.values("given_by__user__name")[:1]),
        planned_by=Subquery(soonest.values("organizer")[:1], UUIDField()),
        planned_on=Subquery(soonest.values("planned_on")[:1]),
    )
    handed_over = Q(planned_by=F("given_by")) & ~Q(planned_by=organizer.pk)
    untried_first = F("tried_at").asc(nulls_first=True), "sort_name", "pk"
    found = list(own.filter(Q(planned_by=None) | handed_over).order_by(*untried_first)[:THREE])
    for person in found:
        person.is_mine, person.giver = True, called(person.giver or "")
    return sorted(found, key=lambda person: bool(person.planned_on))


def _from_ones_own_place(people, organizer):
    here = Organizer.objects.meeting_people().filter(council=organizer.council_id)
    people = (
        people.given_to_nobody().filter(post=None).exclude(Exists(here.filter(user__name=OuterRef("name"))))
    )
    nobodys = list(people[:LOOKED_THROUGH])
    places = range(0, len(nobodys), THREE) or [0]
    place = places[organizer.pk.int % len(places)]
    return nobodys[place:] + nobodys[:place]
