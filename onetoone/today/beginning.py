"""Whom to begin with when nothing waits: one's own people first, then some of those given to nobody."""

from django.db.models import Exists, OuterRef

from onetoone.calls.models import SetupCall
from onetoone.councils.models import Organizer
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Person

THREE = 3
LOOKED_THROUGH = 30  # of those given to nobody


def to_begin_with(organizer: Organizer) -> list[Person]:
    """Three people nobody has met or has planned to call, each with `is_mine`.

    Those given to others stay with them, and of those given to nobody, but for who organizes here, each organizer
    begins at another place.
    """
    planned = SetupCall.objects.planned().filter(person=OuterRef("pk"))
    arranged = OneToOne.objects.arranged().filter(person=OuterRef("pk"))
    others = Person.objects.visible_to(organizer).exclude(post=organizer)
    people = others.never_met().may_be_asked().exclude(Exists(planned)).exclude(Exists(arranged)).by_name()
    found = list(people.of(organizer)[:THREE])
    for person in found:
        person.is_mine = True
    return found if len(found) == THREE else [*found, *_from_ones_own_place(people, organizer)][:THREE]


def _from_ones_own_place(people, organizer):
    nobodys = list(people.given_to_nobody().filter(post=None)[:LOOKED_THROUGH])
    places = range(0, len(nobodys), THREE) or [0]
    place = places[organizer.pk.int % len(places)]
    return nobodys[place:] + nobodys[:place]
