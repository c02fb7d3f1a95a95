"""Telephone numbers as people write them and as machines compare them."""

import phonenumbers


def e164(typed: str, country: str) -> str | None:
    """The number in international form, `+14155550142`; None when it cannot be one. No country code means `country`."""
    try:
        number = phonenumbers.parse(typed, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def as_read(number: str, country: str) -> str:
    """How people in this country read the number: national form at home, international abroad."""
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return number
    home = phonenumbers.region_code_for_country_code(parsed.country_code) == country or (
        parsed.country_code == phonenumbers.country_code_for_region(country)
    )
    form = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, form)
