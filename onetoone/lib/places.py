"""Time zones and countries to choose from, as the time zone database lists them."""

import re
import zoneinfo
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter

from django.utils.formats import time_format
from django.utils.translation import gettext, override, pgettext
from django.utils.translation import gettext_lazy as _

from onetoone.lib.folding import fold
from onetoone.lib.languages import as_said_in

COMMON_ZONES = [
    ("America/New_York", _("Eastern time: New York")),
    ("America/Chicago", _("Central time: Chicago")),
    ("America/Denver", _("Mountain time: Denver")),
    ("America/Phoenix", _("Mountain time without summer time: Phoenix")),
    ("America/Los_Angeles", _("Pacific time: Los Angeles")),
    ("America/Anchorage", _("Alaska: Anchorage")),
    ("Pacific/Honolulu", _("Hawaii: Honolulu")),
    ("America/Puerto_Rico", _("Puerto Rico")),
    ("UTC", _("Universal time (UTC)")),
]


def countries() -> list[tuple[str, str]]:
    """Every country's two letters and its name as the reader calls it, by name."""
    named = [(code, pgettext("country", name)) for code, name in countries_in_english()]
    return sorted(named, key=lambda country: fold(country[1]))


@cache
def countries_in_english() -> list[tuple[str, str]]:
    """Every country's two letters and its English name, which the catalogues translate."""
    return [row[:2] for row in _rows("iso3166.tab")]


def zones(home="") -> list:
    """Time zones as the choices of a form, by country and city: those of the country at home first, then the common."""
    common, by_country = dict(COMMON_ZONES), _zones_by_country()
    groups = {
        code: (name, _by_name(zone for zone in by_country[code] if zone not in common))
        for code, name in countries()
        if code in by_country
    }
    first = [groups.pop(home)] if home in groups and common.keys().isdisjoint(by_country[home]) else []
    return [*first, (_("Common"), COMMON_ZONES), *(group for group in groups.values() if group[1])]


def zones_now(home, now) -> list:
    """The same, each with the time it is there: who is unsure of the name looks at a clock."""
    words, clock = gettext("%(zone)s, now %(time)s"), cache(time_format)
    reader = as_said_in(home)

    def told(zone, name):
        wall = now.astimezone(zoneinfo.ZoneInfo(zone)).time()
        with override(reader):  # before there is a council, hours are told as in the country
            return words % {"zone": name, "time": clock(wall, "TIME_FORMAT")}

    return [(group, [(zone, told(zone, name)) for zone, name in some]) for group, some in zones(home)]


def likely_place(speaks: str) -> tuple[str, str]:
    """The country that a browser's languages name first ("es-MX,es;q=0.9"), and its zone; empty if they name none."""
    named = (code.upper() for code in re.findall(r"\b[A-Za-z]{2,3}-([A-Za-z]{2})\b", speaks))
    country = next((code for code in named if code in _zones_by_country()), "")
    return country, _zones_by_country()[country][0] if country else ""


def zone_named(zone: str) -> str:
    """A time zone as people call it: “Eastern time: New York”, “Buenos Aires”, “Knox, Indiana”."""
    return str(dict(COMMON_ZONES).get(zone) or pgettext("time zone", _in_english(zone)))


def zones_in_english() -> list[str]:
    """The city of every zone that is not among the common, which the catalogues translate."""
    zones = {row[2] for row in _rows("zone.tab")} - dict(COMMON_ZONES).keys()
    return [_in_english(zone) for zone in sorted(zones)]


def _in_english(zone):
    city, *region = reversed(zone.replace("_", " ").split("/")[1:] or [zone])
    return ", ".join([city, *(one for one in region if one != "Argentina")])


def _by_name(zones):
    named = [(zone, zone_named(zone)) for zone in zones]
    return sorted(named, key=lambda zone: fold(zone[1]))


@cache
def _zones_by_country():
    rows = sorted(_rows("zone.tab"), key=itemgetter(0))  # within a country the list begins with the largest
    return {code: [row[2] for row in some] for code, some in groupby(rows, key=itemgetter(0))}


def _rows(name):
    lines = (files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]
