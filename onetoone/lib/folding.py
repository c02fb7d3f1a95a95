"""Words as one types them in a hurry: without accents, capitals or signs."""

import re
import unicodedata
from itertools import filterfalse

# Letters that no decomposition turns into plain ones.
_PLAIN = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)
_SIGNS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """The text in plain small letters and digits, words parted by one space: `José O'Neill` → `jose o neill`."""
    if text.isascii():
        plain = text.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN)
        plain = "".join(filterfalse(unicodedata.combining, decomposed))
    return _SIGNS.sub(" ", plain).strip()
