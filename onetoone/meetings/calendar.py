"""A one-to-one as a file for anybody's calendar (RFC 5545, 5546).

What writes the format takes three megabytes: it is loaded when somebody asks for a file.
"""

import datetime as dt
from functools import wraps

from django.utils import timezone
from django.utils.translation import get_language, override, pgettext

from onetoone.lib.languages import simple

A_YEAR = dt.timedelta(days=366)  # the changes of the clocks that matter to one meeting


def told_to_them(make):
    """Makes it in the language of the person it is for, whoever sends it; else in that of its `reader`, who asks."""

    @wraps(make)
    def in_their_language(one_to_one, *, reader=None, **options):
        with override(get_language() if reader else one_to_one.person.reads_in):
            return make(one_to_one, reader=reader, **options)

    return in_their_language


@told_to_them
def calendar_file(one_to_one, *, reader=None, cancelled=False, at=None) -> bytes:
    """For anybody's calendar: when, where and the council's discreet word, and nobody's name, number or e-mail.

    The same UID for good, a SEQUENCE that rises. Cancelled takes it out again.
    """
    event = _event(one_to_one, reader, cancelled, at)
    # The format wants somebody who publishes: a key that leads to no person, and is another for each meeting.
    event.add("organizer", f"urn:uuid:{one_to_one.pk}", {"CN": one_to_one.council.outside_name})
    return _file(one_to_one, event, "CANCEL" if cancelled else "PUBLISH")


@told_to_them
def invitation(one_to_one, *, reader=None, cancelled=False, at=None) -> bytes:
    """The same with both e-mail addresses, so that a calendar can answer: only if the organizer chose that."""
    event = _event(one_to_one, reader, cancelled, at)
    inviting, invited = one_to_one.organizer.user.email, one_to_one.person.email
    event.add("organizer", f"mailto:{inviting}", {"CN": one_to_one.council.outside_name})
    asked = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
    event.add("attendee", f"mailto:{invited}", asked)
    return _file(one_to_one, event, "CANCEL" if cancelled else "REQUEST")


@told_to_them
def file_name(one_to_one, *, reader=None) -> str:
    """What either file is called."""
    return pgettext("a file, in plain letters", "invitation") + ".ics"


def may_invite(one_to_one, *, by) -> bool:
    """Whether an answer could arrive: both have an e-mail; each gives away their own only."""
    both = one_to_one.organizer.user.email and one_to_one.person.email
    return bool(both) and one_to_one.organizer_id == by.pk


def _file(one_to_one, event, method):
    from icalendar import Calendar

    calendar = Calendar()
    # Says no more than that: employers keep calendars too.
    calendar.add("prodid", f"-//calendar file//{simple(get_language()).upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    around = one_to_one.local_start.date()
    calendar.add_missing_timezones(around - A_YEAR, around + A_YEAR)
    return calendar.to_ical()


def _event(one_to_one, reader, cancelled, at):
    from icalendar import Event

    event = Event()
    event.add("uid", str(one_to_one.pk))
    event.add("sequence", one_to_one.sequence)
    event.add("dtstamp", at or timezone.now())
    event.add("dtstart", one_to_one.local_start)
    event.add("dtend", timezone.localtime(one_to_one.ends_at, one_to_one.clock))
    event.add("summary", one_to_one.council.calendar_title)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    if place := one_to_one.place_in_calendar(reader):
        event.add("location", place)
    return event
