"""The first Today of somebody who was invited: who invited them, who gave them whom."""

import datetime as dt
from functools import cached_property
from typing import Any

from onetoone.audit.models import AuditEvent
from onetoone.councils.models import Organizer
from onetoone.people.models import Pair, Person

A_WEEK = dt.timedelta(days=7)
BEGINNINGS = ("first_call", "people", "add")


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
    def given(self) -> list[Any]:
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
