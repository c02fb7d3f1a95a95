"""The calendar invitation of a one-to-one, as a file for anybody's calendar (RFC 5545, 5546)."""

import datetime as dt

from django.utils import timezone
from icalendar import Calendar, Event, vCalAddress

A_YEAR = dt.timedelta(days=366)  # the changes of the clocks that matter to one meeting


def invitation(one_to_one, *, cancelled=False, at=None) -> bytes:
    """The file: the same UID for good, a SEQUENCE that rises, no name and no note. Cancelled takes it out again."""
    calendar = Calendar()
    calendar.add("prodid", "-//onetoone//onetoone//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "REQUEST")
    calendar.add_component(_event(one_to_one, cancelled, at or timezone.now()))
    around = one_to_one.local_start.date()
    calendar.add_missing_timezones(around - A_YEAR, around + A_YEAR)
    return calendar.to_ical()


def _event(one_to_one, cancelled, at):
    event = Event()
    event.add("uid", str(one_to_one.pk))
    event.add("sequence", one_to_one.sequence)
    event.add("dtstamp", at)
    event.add("dtstart", one_to_one.local_start)
    event.add("dtend", timezone.localtime(one_to_one.ends_at, one_to_one.clock))
    event.add("summary", one_to_one.council.calendar_title)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("organizer", _organizer(one_to_one))
    event.add("attendee", _attendee(one_to_one.person))
    if one_to_one.place:
        event.add("location", one_to_one.place)
    return event


def _organizer(one_to_one):
    user = one_to_one.organizer.user
    address = vCalAddress(f"mailto:{user.email}" if user.email else f"urn:uuid:{one_to_one.organizer_id}")
    address.params["CN"] = one_to_one.council.outside_name
    return address


def _attendee(person):
    """Who is invited, by e-mail or telephone; an address is asked for even where there is none."""
    if person.email:
        where = f"mailto:{person.email}"
    else:
        where = f"tel:{person.phone}" if person.phone else f"urn:uuid:{person.pk}"
    address = vCalAddress(where)
    address.params |= {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
    return address
