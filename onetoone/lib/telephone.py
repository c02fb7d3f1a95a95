"""Telephone numbers as people write them and as machines compare them."""

import re

import phonenumbers

_NORTH_AMERICAN = re.compile(r"\+1[2-9]\d{9}", re.ASCII)


def e164(typed: str, country: str) -> str | None:
    """The number in international form, `+14155550142`; None when it cannot be one. No country code means `country`."""
    try:
        number = phonenumbers.parse(typed, country)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


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
    """The last seven and the last four digits, which people remember or see in their list of calls."""
    return {_digits(number)[-length:] for length in (7, 4)}


def begun(typed: str, country: str) -> str:
    """The digits of a number that somebody has begun to type, the beginning of one of its `ways_to_type`."""
    home = phonenumbers.PhoneMetadata.metadata_for_region(country)
    abroad = home and re.match(home.international_prefix or "00", _digits(typed))
    if abroad or typed.startswith("+"):
        typed = typed.replace("(0)", "")
    return _digits(typed)[abroad.end() if abroad else 0 :]


def _digits(text):
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())
