"""Time-ordered UUIDs (version 7, RFC 9562), made by whoever creates a row: the server or a phone without signal."""

import os
import time
import uuid


def new_key() -> uuid.UUID:
    """A fresh key; keys made later sort later (to the millisecond)."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10))
    value = (value & ~(0xF << 76)) | (7 << 76)
    value = (value & ~(0b11 << 62)) | (0b10 << 62)
    return uuid.UUID(int=value)


def key_typed(text: str) -> uuid.UUID | None:
    """The key that somebody sent; None for what is none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
