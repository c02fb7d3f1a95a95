"""Of a talk that was: whether it was the one-to-one that stood arranged, or another one."""

import datetime as dt

from django.utils.translation import gettext_lazy

from onetoone.meetings.models import OneToOne

A_DAY, A_FEW_DAYS = dt.timedelta(days=1), dt.timedelta(days=3)
ANOTHER = "another"
SAY_WHICH = gettext_lazy("You had arranged to meet. Say first whether it was that one.")


class Arranged:
    """What stands arranged with one person: which of it the talk was, or another talk."""

    def __init__(self, person, meetings, said):
        self.person, self.meetings = person, meetings
        self.field = f"arranged-{person.pk}"
        self.said = said.get(self.field, "")
        self.meeting = next((meeting for meeting in meetings if str(meeting.pk) == self.said), None)

    @property
    def is_open(self):
        return self.meeting is None and self.said != ANOTHER


def arranged_near(day, people, *, organizer, said) -> list[Arranged]:
    """For each of these people with whom this organizer sits down within a few days of this day: the question."""
    first = dt.datetime.combine(day - A_FEW_DAYS, dt.time.min, tzinfo=organizer.council.clock)
    last = dt.datetime.combine(day + A_FEW_DAYS + A_DAY, dt.time.min, tzinfo=organizer.council.clock)
    mine = OneToOne.objects.visible_to(organizer).of(organizer).arranged().filter(person__in=people)
    near = list(mine.filter(starts_at__gte=first, starts_at__lt=last).soonest_first())
    each = [(person, [meeting for meeting in near if meeting.person_id == person.pk]) for person in people]
    return [Arranged(person, meetings, said) for person, meetings in each if meetings]
