"""The telephone numbers in a cell: of the country that they, their row, or the other numbers of the sheet show."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

import phonenumbers

from onetoone.lib import telephone
from onetoone.lib.folding import fold

NEXT_DOOR = {
    "US": "MX",
    "CA": "MX",
    "MX": "US",
}  # where as many digits make a number, so that one passes for the other
ENOUGH = 3  # numbers that show another country than home

Countries = tuple[str, ...]  # the likeliest first


def numbers_in(cell: str, countries: Countries, said="") -> list[str | None]:
    """The number in the cell, or several, with words around them; None for each that cannot be one.

    The row may have `said` the country, or the cell does: “55 1234 5678 (México)”.
    """
    if said := said or _said_in(cell):
        countries = (said, countries[0])
    if number := e164(cell, countries, said):
        return [number]
    return [e164(part, countries, said) or e164(_bare(part), countries, said) for part in _parts(cell)]


def e164(typed: str, countries: Countries, said="") -> str | None:
    """As `telephone.e164`, where it makes sense; None for 000-000-0000, and for what only makes sense next door."""
    plain = typed.translate(_SIGNS)
    with_code, at_home = plain[:1] == "+", countries[0] in ("US", "CA")
    match = (with_code or at_home) and _AREA_AND_NUMBER.fullmatch(plain)
    if match and (with_code or said or _is_area(match[1][:3])):  # the library says the same, only later
        return "+1" + match[1]
    if _ONE_DIGIT.fullmatch(plain):
        return None
    if number := next(filter(None, (_valid(typed, one) for one in countries)), None):
        return number
    if number := _mexican(plain, countries):
        return number
    if not said and _makes_sense_next_door(typed, countries):
        return None
    return (
        telephone.e164(typed, countries[0])
        or (_WITH_CODE.fullmatch(plain) and _valid(f"+{plain}", "ZZ"))
        or None
    )


def may_be_of_next_door(cell: str, countries: Countries) -> bool:
    """Whether a number in it makes no sense in these countries, but would next door: nobody can know whose it is."""
    parts = [number for part in _parts(cell) for number in (part, _bare(part))]
    return any(_makes_sense_next_door(part, countries) and e164(part, countries) is None for part in parts)


def shown_by(cells: Iterable[str], home: str) -> Countries:
    """The countries that numbers show: `home` first, unless enough, and more than make sense there, are of another."""
    votes, coded = Counter({home: 0}), {home}
    for cell in cells:
        if region := _coded(cell, home):
            coded.add(region)
        votes[region or _without_code(cell, home)] += 1
    surely = max(ENOUGH, votes[home] + 1)
    found = [one for one, number in votes.most_common() if one and (one in coded or number >= surely)]
    return tuple(sorted(found, key=lambda one: (votes[one] < surely, one != home)))


def _coded(cell, home):
    """The country whose code the number has, "" without one; all that share the code of home are home."""
    number = _valid(cell, "ZZ") or _mexican(cell.translate(_SIGNS), (home,))
    region = number and phonenumbers.region_code_for_number(phonenumbers.parse(number))
    return home if region and _code(region) == _code(home) else region or ""


def _without_code(cell, home):
    """Home wherever the number makes sense there, else next door if it does there."""
    return next((one for one in (home, NEXT_DOOR.get(home, "")) if _valid(cell, one)), "")


@lru_cache(maxsize=256)
def region(typed: str) -> str:
    """The code of the country that is meant, "" if none is known by this."""
    code = typed.upper()
    return code if code in phonenumbers.SUPPORTED_REGIONS else _REGIONS.get(fold(typed), "")


def _said_in(cell):
    return next(filter(None, (_REGIONS.get(fold(word)) for word in _WORD.findall(cell))), "")


@lru_cache(maxsize=1_000)
def _is_area(code):
    return _valid(f"+1{code}2345678", "ZZ") is not None


def _valid(typed, country):
    try:
        number = phonenumbers.parse(typed, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _makes_sense_next_door(typed, countries):
    return _valid(typed, NEXT_DOOR.get(countries[0], "")) is not None


def _bare(part):
    return _WORDS.sub(" ", part)


def _parts(cell):
    return [part for part in _BETWEEN_NUMBERS.split(cell) if part.strip()]


def _mexican(plain, countries):
    return telephone.mexican(plain) if "MX" in {*countries, NEXT_DOOR.get(countries[0])} else None


def _code(country):
    return phonenumbers.country_code_for_region(country)


_SIGNS = str.maketrans("", "", " ()-.")
_AREA_AND_NUMBER = re.compile(r"(?:\+?1)?((?!(\d)\2{9})[2-9]\d\d[2-9]\d{6})", re.ASCII)
_ONE_DIGIT = re.compile(r"\+?(\d)\1*")
_WITH_CODE = re.compile(r"[2-9]\d{10,14}", re.ASCII)
_BETWEEN_NUMBERS = re.compile(r"\s*(?::::|[,;/|\n]|\bor\b|\band\b|\bo\b|\by\b)\s*")
_WORD = re.compile(r"[^\W\d_]{3,}")
_WORDS = re.compile(r"\([^\d()]*\)|[^\W\d_]+[.:]?")
_REGIONS = {
    "usa": "US", "united states": "US", "united states of america": "US", "estados unidos": "US", "eeuu": "US",
    "canada": "CA", "mexico": "MX", "mex": "MX", "guatemala": "GT", "honduras": "HN", "el salvador": "SV",
    "salvador": "SV", "colombia": "CO", "philippines": "PH", "brasil": "BR", "brazil": "BR", "portugal": "PT",
    "espana": "ES", "spain": "ES", "uk": "GB", "united kingdom": "GB", "great britain": "GB", "england": "GB",
    "france": "FR", "deutschland": "DE", "germany": "DE", "osterreich": "AT", "austria": "AT", "schweiz": "CH",
}  # fmt: skip
