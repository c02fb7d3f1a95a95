"""Codes for paper and links: easy to read aloud, hard to guess, kept only as a digest."""

import secrets

from django.utils.crypto import salted_hmac

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # no i, l, o, 0, 1: they look alike on paper


def new_code() -> str:
    """A fresh code of three groups of four signs, such as `k7qm-w2xn-hdr4`; 59 bits."""
    signs = [secrets.choice(ALPHABET) for _ in range(12)]
    return "-".join("".join(signs[start : start + 4]) for start in (0, 4, 8))


def digest(typed: str) -> str:
    """What is stored of a code: spaces, dashes and capitals of what was typed do not matter."""
    plain = "".join(sign for sign in typed.lower() if sign.isalnum())
    return salted_hmac("onetoone.accounts.codes", plain, algorithm="sha256").hexdigest()


def peppered(pin: str) -> str:
    """A PIN mixed with a secret outside the database: four digits alone are tried out in a moment."""
    return salted_hmac("onetoone.accounts.pins", pin, algorithm="sha256").hexdigest()
