"""The CC's Monday: whom of mine to call, and what the week holds. One page, also on paper; nothing is ticked."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef

from onetoone.calls.models import Outcome, SetupCall
from onetoone.commitments.models import Answer, Ask, Commitment, Whose
from onetoone.councils.models import Organizer
from onetoone.debriefs.models import Debrief
from onetoone.guides.models import CurrentAsk
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Person, StepTaken
from onetoone.today.calling import with_latest
from onetoone.today.waiting import Waiting, waiting_for
from onetoone.vault import keys

WEEK, FORTNIGHT, TWO_MONTHS = dt.timedelta(days=7), dt.timedelta(days=14), dt.timedelta(days=60)
MOST = 30  # of each, on one page
KEPT_ENOUGH = 2


@dataclass
class Ready:
    """Somebody who may be ready for more: what they said they are drawn to, how much they kept, what we saw."""

    person: Person
    drawn_to: str = ""
    kept: int = 0
    seen: list[StepTaken] = field(default_factory=list)


class Monday:
    """What one CC looks at on a Monday; each part is asked when it is shown."""

    def __init__(self, cc: Organizer, now: dt.datetime):
        self.cc, self.now, self.today = cc, now, cc.council.today(now)

    @cached_property
    def organizers(self) -> list[Waiting]:
        """All who organize here but me: who has most waiting, then whose last one-to-one is longest ago."""
        shares = {share.organizer.pk: share for share in waiting_for(self.cc, self.now)}
        others = Organizer.objects.filter(council=self.cc.council_id).meeting_people().exclude(pk=self.cc.pk)
        for organizer in others.select_related("user", "person").by_name()[:MOST]:
            shares.setdefault(organizer.pk, Waiting(organizer))
        for share in shares.values():
            if share.organizer.own_person_id:
                share.organizer.person.council = (
                    self.cc.council
                )  # known already; a number is read by its country
        held = OneToOne.objects.held().filter(organizer__in=shares).values_list("organizer")
        for organizer_id, at in held.annotate(at=Max("starts_at")):
            shares[organizer_id].last_one_to_one_at = at
        never = dt.datetime.min.replace(tzinfo=dt.UTC)
        return sorted(shares.values(), key=lambda one: (-one.count, one.last_one_to_one_at or never))

    @cached_property
    def gathering(self) -> CurrentAsk | None:
        """What everybody is asked to come to, if it has a day."""
        asked = CurrentAsk.objects.visible_to(self.cc).open(self.today).exclude(on=None)
        return asked.order_by("on", "pk").first()

    @cached_property
    def promises(self) -> list[Commitment]:
        """Open promises whose day comes before the gathering, else within a week."""
        until = self.gathering.on if self.gathering else self.today + WEEK
        promised = Commitment.objects.visible_to(self.cc).open().filter(due_on__lte=until)
        return self._whole(promised.soonest_first())

    @cached_property
    def yeses(self) -> list[Ask]:
        """Who said yes within a week."""
        asked = Ask.objects.visible_to(self.cc).filter(answer__in=(Answer.YES, Answer.SMALLER))
        return self._whole(asked.filter(at__gt=self.now - WEEK).latest_first())

    @cached_property
    def not_nows(self) -> list[SetupCall]:
        """Calls of the next two weeks to those who said not now."""
        planned = SetupCall.objects.visible_to(self.cc).due(self.today + FORTNIGHT)
        asked = with_latest(planned.filter(person__do_not_contact=False)).filter(last_outcome=Outcome.NOT_NOW)
        return list(asked.soonest_first().select_related("person", "organizer__user")[:MOST])

    @cached_property
    def thinking(self) -> list[Ask]:
        """Asks to come back to within two weeks: they needed to think, or not now."""
        later = Ask.objects.filter(person=OuterRef("person"), at__gt=OuterRef("at"))
        asked = Ask.objects.visible_to(self.cc).filter(answer__in=(Answer.THINK, Answer.NOT_NOW))
        near = asked.filter(again_on__range=(self.today - WEEK, self.today + FORTNIGHT))
        return self._whole(near.exclude(Exists(later)).order_by("again_on", "pk"))

    @cached_property
    def nobodys(self) -> list[Person]:
        """The first whom nobody has met and nobody was given."""
        people = Person.objects.visible_to(self.cc).never_met().may_be_asked().given_to_nobody()
        return list(people.filter(post=None).by_name()[:MOST])

    @cached_property
    def meet(self) -> list[OneToOne]:
        """One's own one-to-ones of the week, the soonest first."""
        own = OneToOne.objects.visible_to(self.cc).of(self.cc).to_meet(self.now)
        soon = own.filter(starts_at__lt=self.now + WEEK).soonest_first()
        return list(soon.select_related("person", "organizer__user", "agreed_with__user")[:MOST])

    @cached_property
    def ready(self) -> list[Ready]:
        """Who said, did or was seen to do more in two months."""
        found: dict[UUID, Ready] = {}

        def of(row) -> Ready:
            return found.setdefault(row.person_id, Ready(row.person))

        since = self.now - TWO_MONTHS
        steps = (
            StepTaken.objects.visible_to(self.cc)
            .filter(on__gte=self.today - TWO_MONTHS)
            .order_by("-on", "-pk")
        )
        for step in keys.gather(
            list(steps.select_related("person", "step", "seen_by_organizer__user")[:MOST])
        ):
            of(step).seen.append(step)
        drawn = Debrief.objects.visible_to(self.cc).filter(at__gt=since, drawn_to__filled_on=None)
        for debrief in (
            drawn.exclude(drawn_to=None).order_by("at").select_related("person", "drawn_to")[:MOST]
        ):
            of(debrief).drawn_to = debrief.drawn_to.said.name
        kept = Commitment.objects.visible_to(self.cc).filter(whose=Whose.MEMBER, kept_at__gt=since)
        for promise in kept.select_related("person").order_by("-kept_at")[: 10 * MOST]:
            of(promise).kept += 1
        return [one for one in found.values() if one.seen or one.drawn_to or one.kept >= KEPT_ENOUGH][:MOST]

    def _whole(self, rows) -> list[Any]:
        return keys.gather(list(rows.select_related("person", "organizer__user")[:MOST]))
