"""The envelope: AES-256-GCM with a version byte in front. Knows no table, no file and no request."""

import os
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
NONCE_BYTES = 12
KEY_BYTES = 32


class SealBroken(Exception):
    """The text was not sealed for this place, was changed since, or its key is gone. None of it is shown."""


def new_key() -> bytes:
    """A fresh random key of 32 bytes."""
    return os.urandom(KEY_BYTES)


def seal(key: bytes, content: bytes, place: bytes) -> bytes:
    """The content, readable only with this key and only as the content of this place."""
    nonce = os.urandom(NONCE_BYTES)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, content, VERSION + place)


def unseal(key: bytes, sealed: bytes, place: bytes) -> bytes:
    """What `seal` put in; SealBroken when key, content or place is another."""
    if sealed[:1] != VERSION:
        raise SealBroken("The seal is of an unknown kind.")
    nonce, rest = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, rest, VERSION + place)
    except (InvalidTag, ValueError) as broken:  # ValueError: too short to hold a nonce
        raise SealBroken("The seal does not fit this place.") from broken


def place(kind: str, *ids: Any) -> bytes:
    """Where sealed content belongs, in words that outlive any renaming of tables and columns."""
    return "\x1f".join([kind, *(str(as_uuid(one)) for one in ids)]).encode()


def as_uuid(value: Any) -> UUID:
    """The id in its one spelling: a phone may send it as text, with capitals or without dashes."""
    return value if isinstance(value, UUID) else UUID(str(value))
