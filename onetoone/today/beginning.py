"""Whom to begin with when nothing waits: one's own people first, then some of those given to nobody."""

import datetime as dt
from functools import cached_property

from django.db.models import Exists, F, OuterRef, Q, Subquery, UUIDField

from onetoone.audit.models import AuditEvent
from onetoone.calls.models import SetupCall
from onetoone.councils.models import Organizer
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Pair, Person

THREE = 3
LOOKED_THROUGH = 30  # of those given to nobody
A_WEEK = dt.timedelta(days=7)
BEGINNINGS = ("first_call", "people", "add")


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
    found = list(own.filter(Q(planned_by=None) | handed_over)[:THREE])
    for person in found:
        person.is_mine, person.giver = True, (person.giver or "").split(" ")[0]
    return sorted(found, key=lambda person: bool(person.planned_on))


def _from_ones_own_place(people, organizer):
    nobodys = list(people.given_to_nobody().filter(post=None)[:LOOKED_THROUGH])
    places = range(0, len(nobodys), THREE) or [0]
    place = places[organizer.pk.int % len(places)]
    return nobodys[place:] + nobodys[:place]


class Welcome:
    """The Today of somebody who was invited, or who was given people, and has yet to begin; asked when shown."""

    def __init__(self, page, *, waiting=()):
        self.page, self.waiting, self.organizer = page, waiting, page.organizer

    @cached_property
    def stands(self) -> bool:
        """Nothing is to be done before, and there is somebody to name."""
        page = self.page
        is_busy = page.everybody or self.waiting or page.did_you_meet or page.tally.tried
        return not is_busy and page.main.kind in BEGINNINGS and bool(self.given or self.inviter)

    @cached_property
    def given(self) -> list[Person]:
        """Whom one other organizer gave, of those to begin with."""
        own = [person for person in self.page.never_met if getattr(person, "is_mine", False)]
        givers = [person.given_by for person in own if person.given_by not in (None, self.organizer.pk)]
        return [person for person in own if person.given_by in givers[:1]]

    @cached_property
    def giver(self) -> str:
        """Who gave them, by first name."""
        return self.given[0].giver if self.given else ""

    @cached_property
    def number(self) -> int:
        """How many of those they gave nobody has met."""
        given = Pair.objects.visible_to(self.organizer).open().filter(organizer=self.organizer)
        to_meet = Person.objects.never_met().may_be_asked()
        return given.filter(given_by=self.given[0].given_by, person__in=to_meet).count()

    @cached_property
    def inviter(self) -> str:
        """Who invited this organizer, by first name, for a week; "" for a founder."""
        if self.organizer.since <= self.page.date - A_WEEK:
            return ""
        seats = AuditEvent.objects.filter(kind=AuditEvent.Kind.APPOINTED, record_id=self.organizer.pk)
        first = seats.exclude(organizer_id=None).exclude(organizer_id=self.organizer.pk).order_by("at")
        inviter = Organizer.objects.filter(pk__in=first.values("organizer_id")[:1]).select_related("user")
        return "".join(organizer.first_name for organizer in inviter)
