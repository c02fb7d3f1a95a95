"""What lies ahead beyond the days that Today shows."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from onetoone.commitments.models import CheckIn, Commitment, Whose
from onetoone.lib import days
from onetoone.lib.naming import called
from onetoone.meetings.models import OneToOne

A_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class Further:
    """The next thing with somebody: with whom, and what and when in a sentence."""

    person_id: Any
    sentence: str


def further_ahead(organizer, now) -> Further | None:
    """The soonest one-to-one, check-in or promise of one's own after this week; asked in one statement."""
    today = organizer.council.today(now)
    rows = [
        (*row[:3], _day(row[0], row[3], organizer.council.clock)) for row in _ahead(organizer, now, today)
    ]
    if not rows:
        return None
    kind, person_id, name, day = min(rows, key=lambda row: row[3])
    facts = {"name": called(name), "day": days.said(day, today)}
    sentences = {
        "meet": _("Further ahead: you meet %(name)s %(day)s."),
        "check_in": _("Further ahead: a check-in with %(name)s %(day)s."),
        "promise": _("Further ahead: what you promised %(name)s, for %(day)s."),
    }
    return Further(person_id, sentences[kind] % facts)


def _ahead(organizer, now, today):
    mine = Q(owner=organizer) | Q(owner=None) if organizer.is_cc else Q(owner=organizer)
    meetings = OneToOne.objects.visible_to(organizer).of(organizer).arranged()
    check_ins = CheckIn.objects.visible_to(organizer).open().filter(mine, due_on__gt=today + A_WEEK)
    promises = (
        Commitment.objects.visible_to(organizer).open().filter(organizer=organizer, whose=Whose.ORGANIZER)
    )
    who = "person_id", "person__name"
    some = [
        meetings.filter(starts_at__gte=now + A_WEEK).values_list(Value("meet"), *who, "starts_at"),
        check_ins.filter(person__do_not_contact=False).values_list(Value("check_in"), *who, "due_on"),
        promises.filter(due_on__gt=today + A_WEEK).values_list(Value("promise"), *who, "due_on"),
    ]
    return some[0].union(*some[1:], all=True)


def _day(kind, moment, clock):
    """A day comes out of the union as the moment it begins in UTC."""
    if kind == "meet":
        return timezone.localtime(moment, clock).date()
    return moment.date() if isinstance(moment, dt.datetime) else moment
