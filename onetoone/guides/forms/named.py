"""The blanks of a guide by their names in the reader's language; kept are the names that a guide knows."""

import re

from django.utils.translation import pgettext_lazy

from onetoone.lib.folding import fold

NAMES = {
    "ask_for_now": pgettext_lazy("a blank of the guide", "ask_for_now"),
    "caller": pgettext_lazy("a blank of the guide", "caller"),
    "campaign": pgettext_lazy("a blank of the guide", "campaign"),
    "council": pgettext_lazy("a blank of the guide", "council"),
    "day": pgettext_lazy("a blank of the guide", "day"),
    "deed": pgettext_lazy("a blank of the guide", "deed"),
    "fight": pgettext_lazy("a blank of the guide", "fight"),
    "member": pgettext_lazy("a blank of the guide", "member"),
    "openings": pgettext_lazy("a blank of the guide", "openings"),
    "place": pgettext_lazy("a blank of the guide", "place"),
    "time": pgettext_lazy("a blank of the guide", "time"),
    "week": pgettext_lazy("a blank of the guide", "week"),
}
_BRACED = re.compile(r"\{([^{}]*)\}")


def as_read(words):
    """Words, or lines of them, with each blank as the reader calls it."""
    return _renamed(words, {name: str(called) for name, called in NAMES.items()})


def as_kept(words):
    """Words, or lines of them, as a guide keeps them: its own name for a blank and the reader's are the same.

    The reader's may come without its accents.
    """
    return _renamed(words, {fold(str(called)): name for name, called in NAMES.items()}, fold)


def _renamed(words, names, read=str):
    if isinstance(words, list):
        return [_renamed(line, names, read) for line in words]
    if not isinstance(words, str):
        return words
    return _BRACED.sub(lambda found: f"{{{names.get(read(found[1]), found[1])}}}", words)
