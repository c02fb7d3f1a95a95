"""The one line that matters about each person of a list."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Value, When
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from onetoone.councils.asking import about_people
from onetoone.councils.models.organizer import ccs_in_words
from onetoone.lib import days
from onetoone.lib.days import ago, said, since
from onetoone.people.models import Person

_ORDER = {"arranged": 0, "held": 0, "check_in": 1, "call": 2, "write": 2, "kept": 3}
_BY_TEXT = Case(When(how="text", then=Value("write")), default=Value("call"))
COLUMNS = ("id", "do_not_contact", "met_at", "touched_at", "tried_at", "post_id", "post__until")


@dataclass(frozen=True)
class Ahead:
    """What stands between a person and an organizer, or (None) the CCs."""

    kind: str  # arranged · held (the debrief waits) · check_in · call · write · kept (for somebody invited)
    who_id: Any
    who: str
    day: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime | None


class Lines:
    """The lines about the people with these keys, as this organizer may see them; asks the database once."""

    def __init__(self, people_ids, organizer, now):
        self.organizer, self.now = organizer, now
        self.clock, self.today = organizer.council.clock, organizer.council.today(now)
        first_things_first = sorted(_ahead(people_ids, organizer), key=lambda row: (_ORDER[row[0]], row[2]))
        self._kept: dict[Any, list[str]] = defaultdict(list)  # for whom, where several are invited
        self._ahead = self._first_of(first_things_first)

    def about(self, person: dict) -> tuple[str, bool]:
        """The line about a row that has the COLUMNS, and whether it is due for this organizer now."""
        ahead = self._ahead.get(person["id"])
        if person["do_not_contact"]:
            return _("Asked us not to contact them."), False
        if not ahead:
            return self._so_far(person), False
        if ahead.kind == "kept":
            kept = kept_for(sorted(self._kept[person["id"]]), self.organizer)
            return f"{self._so_far(person)} {kept}".strip(), False
        if ahead.who_id == self.organizer.pk or (ahead.who_id is None and self.organizer.is_cc):
            return self._with_me(ahead), self._is_due(ahead)
        return self._with_another(ahead), False

    def _first_of(self, rows):
        first: dict[Any, Ahead] = {}
        for kind, person_id, at, ends_at, who_id, who in rows:
            day = self._day(at) if ends_at else at.date()
            ahead = Ahead(kind, who_id, (who or "").split(" ")[0], day, at, ends_at)
            first.setdefault(person_id, ahead)
            if kind == "kept":
                self._kept[person_id].append(ahead.who)
        return first

    def _is_due(self, ahead):
        if ahead.kind == "arranged":
            return ahead.ends_at <= self.now
        return ahead.kind == "held" or ahead.day <= self.today

    def _with_me(self, ahead):
        day = said(ahead.day, self.today)
        match ahead.kind, self._is_due(ahead):
            case "arranged", True:
                return _("Did you meet? It was arranged for %(day)s.") % {"day": day}
            case "arranged", _future:
                return _("Meets you at %(time)s %(day)s.") % {"day": day, "time": self._time(ahead.starts_at)}
            case "held", _always:
                return _("Met you %(day)s. The debrief waits for you.") % {"day": day}
            case "check_in", _any:
                return _("Check-in %(day)s.") % {"day": self._when(ahead)}
            case "write", _any:
                return _("Asked for a text. Write %(day)s.") % {"day": self._when(ahead)}
        return _("Call %(day)s.") % {"day": self._when(ahead)}

    def _with_another(self, ahead):
        words = {"who": ahead.who or ccs_in_words(self.organizer.council), "day": said(ahead.day, self.today)}
        match ahead.kind:
            case "arranged":
                return _("Arranged with %(who)s: %(day)s.") % words
            case "held":
                return _("Met %(who)s %(day)s.") % words
            case "check_in":
                return _("Check-in with %(who)s: %(day)s.") % (words | {"day": self._when(ahead)})
        return _("A call planned by %(who)s: %(day)s.") % (words | {"day": self._when(ahead)})

    def _so_far(self, person):
        if person["met_at"]:
            return _("Met %(ago)s.") % {"ago": self._ago(person["met_at"])}
        if person["post_id"] and not person["post__until"]:
            return _("Organizes here.")
        if person["touched_at"]:
            return _("Never met. We spoke %(ago)s.") % {"ago": self._ago(person["touched_at"])}
        if person["tried_at"]:
            return _("Never met. Last tried %(ago)s.") % {"ago": self._ago(person["tried_at"])}
        return _("Never met.")

    def _when(self, ahead):
        return (since if ahead.day < self.today else said)(ahead.day, self.today)

    def _ago(self, moment):
        return ago(self._day(moment), self.today)

    def _day(self, moment):
        return timezone.localtime(moment, self.clock).date()

    def _time(self, moment):
        return days.at(timezone.localtime(moment, self.clock))


def kept_for(names, organizer):
    """For whom somebody is kept until they come; who is invited, coordinators alone know by name.

    Where each sees only their own, nobody else learns that another is invited.
    """
    if not organizer.is_cc:
        return _("Kept for somebody who is invited.") if organizer.sees_everyone else ""
    return _("Kept for %(who)s, once they come.") % {"who": get_text_list(names, _("and"))}


@about_people
def _ahead(people_ids, organizer):
    """All that stands ahead of these people: meetings, check-ins, calls; and for whom they are kept."""

    def visible(relation):
        records = getattr(Person, relation).rel.related_model.objects
        return records.visible_to(organizer).filter(person__in=people_ids)

    # Columns that mean the same stand in the same place: what is not done yet has no end.
    meetings = visible("one_to_ones").unfinished()
    check_ins, calls = visible("check_ins").open(), visible("setup_calls").planned()
    kept = visible("pairs_to_come").waiting()
    who = "organizer_id", "organizer__user__name"
    seat = "invitation__expires_at", "invitation__accepted_at", "invitation_id", "invitation__name"
    return meetings.values_list("state", "person_id", "starts_at", "ends_at", *who).union(
        check_ins.values_list(
            Value("check_in"), "person_id", "due_on", "done_at", "owner_id", "owner__user__name"
        ),
        calls.values_list(_BY_TEXT, "person_id", "planned_on", "made_at", *who),
        kept.values_list(Value("kept"), "person_id", *seat),
        all=True,
    )
