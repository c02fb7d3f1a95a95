"""Days and hours as people say them."""

import datetime as dt
import re
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.translation import get_language, ngettext, npgettext, pgettext
from django.utils.translation import gettext as _

MARGIN_HOLDS = 7  # letters


def said(day: dt.date | dt.datetime, today: dt.date) -> str:
    """“today”, “tomorrow”, “yesterday”, “Saturday” within a week, else “November 28”, with another year's number."""
    return _said(_where_we_are(day), today, get_language())


@lru_cache(maxsize=1000)  # a list says the same few days over and over
def _said(day, today, _language):
    named = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    distance = (day - today).days
    if distance in named:
        return named[distance]
    words = formats.date_format(day, "l") if abs(distance) < 7 else _of_the_year(day, today)
    # Unlike “today”, in some languages these need an article: “el sábado”.
    return pgettext("a weekday or a date inside a sentence", "%(day)s") % {"day": words}


def _of_the_year(day, today):
    # Django's own format with a year shortens some months; beside the others it would look like another calendar's.
    return formats.date_format(day, "MONTH_DAY_FORMAT" if day.year == today.year else _("F j, Y"))


def named(day: dt.date | dt.datetime, today: dt.date) -> str:
    """The whole day: “Friday, November 13”, with another year's number."""
    day = _where_we_are(day)
    words = {"weekday": formats.date_format(day, "l"), "day": _of_the_year(day, today)}
    return _("%(weekday)s, %(day)s") % words


def at(moment: dt.time | dt.datetime) -> str:
    """The hour after “at” in a sentence: “3 p.m.”; with its article where a language has one: “a la 1 pm”."""
    time = formats.time_format(moment, "TIME_FORMAT")
    number = 1 if is_the_first_hour(time) else 2
    return npgettext("an hour after “at”, with its article", "%(time)s", "%(time)s", number) % {"time": time}


def is_the_first_hour(time: str) -> bool:
    """Whether the clock says one: in Spanish all others are more than one."""
    return bool(re.match(r"0?1\D", time))


def near(today: dt.date) -> list[dt.date]:
    """The days one tap away: today and the six after it."""
    return [today + dt.timedelta(days=ahead) for ahead in range(7)]


def on_a_chip(day: dt.date, today: dt.date) -> str:
    """“today”, “tomorrow”, “Saturday 28”."""
    return said(day, today) if abs((day - today).days) < 2 else formats.date_format(day, "l j")


def since(day: dt.date | dt.datetime, today: dt.date) -> str:
    """How long something waits: “since today”, “since Monday”, “since November 3”."""
    return _("since %(day)s") % {"day": said(day, today)}


def briefly(day: dt.date | dt.datetime, today: dt.date) -> str:
    """For a narrow margin: “today”, “Sat” within a week, else “Nov 28”; “ayer” where yesterday is a word as short."""
    day = _where_we_are(day)
    if abs((day - today).days) < 2 and len(named := said(day, today)) <= MARGIN_HOLDS:
        return named
    return formats.date_format(day, "D") if abs((day - today).days) < 7 else dated(day)


def dated(day: dt.date | dt.datetime) -> str:
    """The exact day, as short as it can be said: “Nov 28”."""
    return formats.date_format(_where_we_are(day), _("M j"))


def since_briefly(day: dt.date | dt.datetime, today: dt.date) -> str:
    """For a narrow margin: “since Sat”, “since Nov 3”."""
    words, here = briefly(day, today), _where_we_are(day)
    if abs((here - today).days) >= 7:
        words = formats.date_format(here, pgettext("after “since” in a narrow margin", "M j"))
    elif words != said(day, today):
        words = pgettext("a weekday or a date inside a sentence", "%(day)s") % {"day": words}
        words = words.replace(" ", "\N{NO-BREAK SPACE}")
    return _("since %(day)s") % {"day": words}


def ago(day: dt.date | dt.datetime, today: dt.date) -> str:
    """“today”, “5 days ago”, “3 weeks ago”, “4 months ago”."""
    days = (today - _where_we_are(day)).days
    if days < 2:
        return _("today") if days < 1 else _("yesterday")
    if days < 14:
        return ngettext("%(count)s day ago", "%(count)s days ago", days) % {"count": days}
    if days < 60:
        return _("%(count)s weeks ago") % {"count": days // 7}
    return _("%(count)s months ago") % {"count": round(days / 30.4)}


def _where_we_are(moment: dt.date | dt.datetime) -> dt.date:
    """The day of a moment by the clock of the council at hand."""
    return timezone.localtime(moment).date() if isinstance(moment, dt.datetime) else moment
