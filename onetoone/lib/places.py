"""Time zones and countries to choose from, as the time zone database lists them."""

from functools import cache
from importlib.resources import files

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from onetoone.lib.folding import fold

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


@cache
def zones() -> list:
    """Time zones as the choices of a form: the common ones first, then all by their place."""
    rest = sorted({row[2] for row in _rows("zone.tab")})
    return [(_("Common"), COMMON_ZONES), (_("All"), [(zone, zone.replace("_", " ")) for zone in rest])]


def _rows(name):
    lines = (files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]
