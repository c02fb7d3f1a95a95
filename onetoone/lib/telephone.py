"""Telephone numbers as people write them and as machines compare them."""

import re

import phonenumbers

_MEXICAN = re.compile(r"(?:(?:\+|00|01|011)?521?|01|04[45])(\d{10})", re.ASCII)
_BESIDE_MEXICO = ("US", "CA")
_SIGNS = str.maketrans("", "", " ()-.")
_LABEL = re.compile(r"\b(?:tel|cell?|mobile|phone|ext|x|celular|m[oó]vil|tel[eé]fono)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")
_NORTH_AMERICAN = re.compile(r"\+1[2-9]\d{9}", re.ASCII)


def e164(typed: str, country: str) -> str | None:
    """The number in international form, `+14155550142`; None when it cannot be one. No country code means `country`."""
    try:
        number = phonenumbers.parse(typed, country)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return mexican(typed) if country in _BESIDE_MEXICO else None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def has_words(typed: str) -> bool:
    """Whether more stands there than a number and what one calls it: whose it is, where they are found."""
    return bool(_WORD.search(_LABEL.sub("", typed)))


def mexican(typed: str) -> str | None:
    """A number of Mexico with 52 and no plus, with the 1 of a cell phone, or as it was dialled there until 2019."""
    if not (match := _MEXICAN.fullmatch(typed.translate(_SIGNS))):
        return None
    number = phonenumbers.parse("+52" + match[1])
    return "+52" + match[1] if phonenumbers.is_valid_number(number) else None


def as_read(number: str, country: str) -> str:
    """How people in this country read the number: national form at home, international abroad."""
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return number
    home = parsed.country_code == phonenumbers.country_code_for_region(country)
    form = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, form)


def ways_to_type(number: str, country: str) -> set[str]:
    """The digits of a number with its country code, as dialled within the country, without either prefix, its ends."""
    digits, ends = _digits(number), endings(number)
    if _NORTH_AMERICAN.fullmatch(number):
        return ends | {digits, digits[1:]}  # as the library says too, only later
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return ends | {digits}
    national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return ends | {digits, _digits(national), phonenumbers.national_significant_number(parsed)}


def endings(number: str) -> set[str]:
    """Its last four to seven digits, which people remember or see in their list of calls."""
    return {_digits(number)[-length:] for length in range(4, 8)}


def begun(typed: str, country: str) -> str:
    """The digits of a number that somebody has begun to type, the beginning of one of its `ways_to_type`."""
    home = phonenumbers.PhoneMetadata.metadata_for_region(country)
    abroad = home and re.match(home.international_prefix or "00", _digits(typed))
    if abroad or typed.startswith("+"):
        typed = typed.replace("(0)", "")
    return _digits(typed)[abroad.end() if abroad else 0 :]


def _digits(text):
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())
