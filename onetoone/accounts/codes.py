"""Codes for paper and links: easy to read aloud, hard to guess, kept only as a digest."""

import secrets

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # no i, l, o, 0, 1: they look alike on paper
LENGTH = 12


def new_code() -> str:
    """A fresh code of three groups of four signs, such as `k7qm-w2xn-hdr4`; 59 bits."""
    signs = [secrets.choice(ALPHABET) for _sign in range(LENGTH)]
    return "-".join("".join(signs[start : start + 4]) for start in (0, 4, 8))


def plain(typed: str) -> str:
    """The code in what was typed: spaces, dashes and capitals do not matter."""
    return "".join(sign for sign in typed.lower() if sign.isalnum())


def digest(typed: str) -> str:
    """What is stored of a code."""
    return salted_hmac("onetoone.accounts.codes", plain(typed), algorithm="sha256").hexdigest()


def mistyped(typed: str) -> str:
    """The sentence for what cannot be one of our codes; "" if it could."""
    if set(plain(typed)) - set(ALPHABET):
        return _("No code has an i, an l or an o in it, nor a 0 or a 1. Look at those once more.")
    if len(plain(typed)) != LENGTH:
        return _("A code has twelve letters and numbers. Count them once more.")
    return ""


def peppered(pin: str) -> str:
    """A PIN mixed with a secret outside the database: four digits alone are tried out in a moment."""
    return salted_hmac("onetoone.accounts.pins", pin, algorithm="sha256").hexdigest()
