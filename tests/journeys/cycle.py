"""The steps of the cycle as somebody takes them, each on a page that is open, with or without JavaScript."""

import datetime as dt
from zoneinfo import ZoneInfo

MILLBROOK = ZoneInfo("America/New_York")
MONDAY = dt.datetime(2026, 11, 16, 17, 30, tzinfo=MILLBROOK)
TODAY = "/c/millbrook/"


def day(days):
    """The date so many days after that Monday."""
    return MONDAY.date() + dt.timedelta(days)


def later(*, days=0, hour=17, minute=30):
    """The moment so many days after that Monday, at this hour in Millbrook."""
    return dt.datetime.combine(day(days), dt.time(hour, minute), MILLBROOK)


def open_person(phone, name):
    """Over the list to the page of this person."""
    phone.open(TODAY + "people/")
    phone.tap(name)
    phone.is_headed(name)


def agree(phone, weekday, time, place):
    """On the call page: they will meet, on this day, at this time and place. One screen."""
    phone.tap("We’ll meet")
    meeting = phone.part("We’ll meet")
    meeting.tap(weekday)
    meeting.tap(time)
    meeting.write("or another place", place)
    phone.tap("Set it, and end the call")
    phone.sees("It is set.")


def promise(phone, number, whose, words, by):
    """In a row of the debrief: who does what by when."""
    row = phone.part(f"Promise {number}")
    row.tap(whose)
    row.write("What, as it was said", words)
    row.tap("another day")
    row.write("By this day", by)


def talk_again(phone, on):
    """At the end of the debrief: the day of the check-in."""
    following = phone.part("When do you talk next?")
    following.tap("another day")
    following.write("Day", on)
    phone.tap("Keep it")
    phone.sees("Kept.")
