"""The moments one tap away when a call ends with another moment: call back at six, ask again in a month."""

import datetime as dt
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _

from onetoone.lib import days

SIX = dt.time(18)
LATER = {"two_weeks": dt.timedelta(weeks=2), "month": dt.timedelta(weeks=4), "season": dt.timedelta(weeks=13)}


@dataclass(frozen=True)
class Choice:
    """One button: what it sends, the words people use, and the exact day or hour beside them."""

    value: str
    words: str
    exact: str


class Backs:
    """When to call back, seen from now on the clock of the council's wall."""

    def __init__(self, now: dt.datetime):
        self.now, self.today = now, now.date()

    def moment(self, name: str) -> dt.datetime:
        """The moment that this name means; tomorrow at six for a name nobody offers."""
        if name == "hour":
            # An hour of waiting, also in the night the clocks change.
            return (self.now.astimezone(dt.UTC) + dt.timedelta(hours=1)).astimezone(self.now.tzinfo)
        if name == "tomorrow":
            return self.now + dt.timedelta(days=1)
        return self.next(SIX) if name == "six" else self._tomorrow(SIX)

    def next(self, time: dt.time) -> dt.datetime:
        """The next time the clock says this."""
        moment = dt.datetime.combine(self.today, time, tzinfo=self.now.tzinfo)
        return moment if moment > self.now else self._tomorrow(time)

    def days(self) -> list[tuple[str, str]]:
        """The days one tap away, as a form keeps and as people say them: the next seven, and the same in a week."""
        in_a_week = self.today + dt.timedelta(weeks=1)
        near = [(day, days.on_a_chip(day, self.today)) for day in days.near(self.today)]
        near.append((in_a_week, _("in a week, %(day)s") % {"day": days.on_a_chip(in_a_week, self.today)}))
        return [(day.isoformat(), words) for day, words in near]

    def _tomorrow(self, time):
        return dt.datetime.combine(self.today + dt.timedelta(days=1), time, tzinfo=self.now.tzinfo)

    def choices(self) -> list[Choice]:
        """The buttons; “this evening” only before six."""
        named = {
            "hour": _("In an hour"),
            "six": _("This evening at six") if self.now.time() < SIX else "",
            "tomorrow_six": _("Tomorrow at six"),
            "tomorrow": _("Tomorrow, same time"),
        }
        return [
            Choice(f"call_back.{name}", words, self._exact(name) if name in ("hour", "tomorrow") else "")
            for name, words in named.items()
            if words
        ]

    def _exact(self, name):
        return formats.time_format(self.moment(name), "TIME_FORMAT")


def laters(today: dt.date) -> list[Choice]:
    """The buttons that say when to ask again."""
    named = {"two_weeks": _("In two weeks"), "month": _("In a month"), "season": _("In three months")}
    return [
        Choice(f"not_now.{name}", words, days.said(today + LATER[name], today))
        for name, words in named.items()
    ]
