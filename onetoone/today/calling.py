"""Ten calls in a row on a Tuesday evening: whose turn it is, who is skipped for now, and how the day went."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, SmallIntegerField, Subquery, Value, When
from django.utils import timezone

from onetoone.calls.models import SPOKE, How, Outcome, SetupCall
from onetoone.commitments.models import CheckIn
from onetoone.councils.models import Organizer
from onetoone.lib.keys import key_typed
from onetoone.meetings.models import OneToOne

A_LITTLE_EARLY = dt.timedelta(minutes=15)
MOST = 100  # calls that one page or one evening knows of
TWO_WEEKS, MOST_LATER = dt.timedelta(days=14), 20
SKIPPED, WRITTEN = "calls_skipped", "written"
ITS_HOUR_HAS_COME, AT_ANY_HOUR, LATER_TODAY = range(3)


def calls_due(organizer: Organizer, on: dt.date, *, everybody: bool = False) -> Any:
    """This organizer's calls planned until this day, or everybody's; not to who meets us anyway or asked not to.

    Where the debrief of a one-to-one waits, that comes first, unless they were promised an hour.
    """
    arranged = OneToOne.objects.arranged().filter(person=OuterRef("person"))
    planned = SetupCall.objects.visible_to(organizer).filter(person__do_not_contact=False)
    mine = planned if everybody else planned.filter(organizer=organizer)
    just_met = OneToOne.objects.without_debrief().filter(
        person=OuterRef("person"), organizer=OuterRef("organizer")
    )
    return mine.due(on).exclude(Exists(arranged)).exclude(Exists(just_met), planned_at=None)


def calls_later(organizer: Organizer, on: dt.date) -> Any:
    """Those this organizer planned for the two weeks after this day, the soonest first; never past MOST_LATER."""
    mine = calls_due(organizer, on + TWO_WEEKS).filter(planned_on__gt=on)
    return mine.soonest_first()[:MOST_LATER]


def in_turn(calls: Any, now: dt.datetime) -> Any:
    """The calls in the order to make them, each with its `turn`: an hour that was promised and has come, no hour (last
    those without a number), an hour later today; with the outcome and the moment of the latest call by anybody."""
    soon = now + A_LITTLE_EARLY
    hour = soon.time() if soon.date() == now.date() else dt.time.max  # the last minutes of the day
    turn = Case(
        When(planned_at=None, then=Value(AT_ANY_HOUR)),
        When(Q(planned_on__lt=now.date()) | Q(planned_at__lte=hour), then=Value(ITS_HOUR_HAS_COME)),
        default=Value(LATER_TODAY),
        output_field=SmallIntegerField(),
    )
    no_number = When(planned_at=None, person__phone="", then=Value(1))
    is_visit = Case(no_number, default=Value(0), output_field=SmallIntegerField())
    order = "turn", "is_visit", "planned_on", "planned_at", "pk"
    return with_latest(calls).annotate(turn=turn, is_visit=is_visit).order_by(*order)


def with_latest(calls: Any) -> Any:
    """The calls, each with `last_outcome`, WRITTEN for a text, and `last_made_at`: how the latest call to this person
    by anybody ended.
    """
    written = When(how=How.TEXT, outcome=Outcome.LEFT_MESSAGE, then=Value(WRITTEN))
    before = SetupCall.objects.made().filter(person=OuterRef("person")).latest_first()
    return calls.annotate(
        last_outcome=Subquery(before.values(ended=Case(written, default="outcome"))[:1]),
        last_made_at=Subquery(before.values("made_at")[:1]),
    )


class Row:
    """The calls that wait for one organizer now, without those skipped today on this phone."""

    def __init__(self, organizer: Organizer, session: Any, now: dt.datetime):
        self.session, self.today = session, organizer.council.today(now)
        skipped = self._skipped()
        calls = in_turn(calls_due(organizer, self.today), timezone.localtime(now, organizer.council.clock))
        ways = dict(calls.filter(turn__lt=LATER_TODAY).values_list("person_id", "how")[:MOST])
        self.people = [person_id for person_id in ways if str(person_id) not in skipped]
        self.to_write_to = {person_id for person_id, how in ways.items() if how == How.TEXT}

    def _skipped(self):
        kept = self.session.get(SKIPPED, {})
        return kept.get("people", []) if kept.get("on") == self.today.isoformat() else []

    def next(self):
        """Whose turn it is; None at the end of the row, and then the skipped may come again."""
        if not self.people:
            self.session.pop(SKIPPED, None)
        return next(iter(self.people), None)

    def skip(self, typed: str) -> bool:
        """Go on without a try; whether it was somebody in the row."""
        person_id = key_typed(typed)
        if person_id not in self.people:
            return False
        self.people.remove(person_id)
        people = [*self._skipped(), str(person_id)]
        self.session[SKIPPED] = {"on": self.today.isoformat(), "people": people}
        return True


@dataclass(frozen=True)
class Tally:
    """How many people one organizer tried on a day and reached, and how many agreed to meet."""

    tried: int
    reached: int
    agreed: int


def tally(organizer: Organizer, day: dt.date) -> Tally:
    """What this organizer's calls of the day came to, in people; what was undone does not count."""
    return Tally(
        **_made(organizer, day).aggregate(
            tried=Count("person", distinct=True),
            reached=Count("person", distinct=True, filter=Q(outcome__in=SPOKE)),
            agreed=Count("person", distinct=True, filter=Q(outcome=Outcome.AGREED)),
        )
    )


def _made(organizer, day):
    morning = dt.datetime.combine(day, dt.time(), tzinfo=organizer.council.clock)
    mine = SetupCall.objects.visible_to(organizer).filter(organizer=organizer)
    return mine.filter(made_at__gte=morning, made_at__lt=morning + dt.timedelta(days=1))


def called(organizer: Organizer, day: dt.date) -> list[SetupCall]:
    """This organizer's latest call of the day to each person, newest first, with what comes next with them:
    a `meeting`, arranged or to be debriefed, a `check_in`, or a call `again`: one's own, else of whoever means to.
    """
    made = _made(organizer, day).latest_first().select_related("person")
    once: dict[Any, Any] = {}
    for call in made[: 2 * MOST]:
        once.setdefault(call.person_id, call)
    meetings = OneToOne.objects.visible_to(organizer).unfinished().select_related("organizer__user")
    meetings = _first_of(meetings.filter(person__in=once), organizer)
    check_ins = CheckIn.objects.visible_to(organizer).open().select_related("owner__user")
    check_ins = _first_of(check_ins.filter(person__in=once))
    calls = SetupCall.objects.visible_to(organizer).planned().select_related("organizer__user")
    calls = _first_of(calls.filter(person__in=once), organizer)
    for call in once.values():
        call.meeting, call.check_in = meetings.get(call.person_id), check_ins.get(call.person_id)
        call.again = calls.get(call.person_id)
    return list(once.values())


def _first_of(records, organizer=None):
    """The soonest with each person; first those of this organizer."""
    soonest = sorted(records.soonest_first(), key=lambda one: organizer and one.organizer_id != organizer.pk)
    return {one.person_id: one for one in reversed(soonest)}
