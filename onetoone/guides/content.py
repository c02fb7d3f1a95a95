"""The guide as data: the one we bring, what makes a revised one sound, and how its blanks are filled."""

import copy
import re
import tomllib
from functools import cache
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onetoone.lib.languages import simple

BUILT_IN = Path(__file__).parent / "built_in"
FALLBACK = "en"

PARTS = ("self", "vision", "us", "now", "so_far", "ask", "commitments")
KINDS = ("say", "listen", "choose")
CHOICES = ("yes", "call_back")
TEXTS = ("invitation", "invitation_after_no_answer", "confirm_tomorrow", "thank_you", "check_in", "agreed")

# What each section's entries must say, besides their key.
ENTRIES = {
    "why": ("title", "text"),
    "what": ("title", "text"),
    "tips": ("title", "text"),
    "talking_points": ("turn", "text"),
    "in_person": ("text",),
    "agenda": ("name", "aim", "mine"),
    "deck": ("text",),
    "asks": ("text",),
}
LINES = ("language", "name", "hint_without_day", "hint_without_deed")

CALL = ("caller", "council", "member", "campaign", "fight", "week", "openings", "ask_for_now")
BLANKS_OF = {
    "talking_points": CALL,
    "in_person": CALL,
    "texts": ("member", "caller", "council", "day", "time", "place", "campaign", "former"),
    "asks": ("deed", "day"),
}
BLANKS = tuple(sorted({blank for blanks in BLANKS_OF.values() for blank in blanks}))
GAP = "______"

_KNOWN = re.compile(r"\{(" + "|".join(BLANKS) + r")\}")
_SENTENCES = re.compile(r"(?<=[.?!])\s+")
_BRACED = re.compile(r"\{([^{}]*)\}")


@cache
def languages() -> tuple[str, ...]:
    """The languages we bring a guide in."""
    return tuple(sorted(path.stem for path in BUILT_IN.glob("*.toml")))


def built_in(language) -> dict:
    """The guide we bring, a fresh copy each time; "es-mx" finds "es", a language we lack finds English."""
    language = simple(language)
    return copy.deepcopy(_read(language if language in languages() else FALLBACK))


def tells(own, content) -> bool:
    """Whether this guide is in the reader's language, and can tell what one in another means."""
    return own["language"] == simple(get_language()) != content["language"]


def complete(content) -> dict:
    """The content with the ready texts that guides have gained since it was adopted, in its language or ours."""
    return content | {"texts": built_in(content["language"])["texts"] | content["texts"]}


@cache
def _read(language):
    return tomllib.loads((BUILT_IN / f"{language}.toml").read_text(encoding="utf-8"))


def fill(text, blanks) -> list[tuple[str, bool]]:
    """The pieces of a line, each with whether it filled a blank; a missing value is a ruled gap.

    Only blanks a guide knows are filled, once: braces in a value, and any other braces, stay as typed.
    """
    pieces = _KNOWN.split(text)
    pieces[1::2] = [str(blanks.get(name) or "").strip() or GAP for name in pieces[1::2]]
    return [(piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece]


def sayable(rows, blanks):
    """The rows without sentences that have an empty blank; of a campaign that has no name nothing is asked."""
    is_asked = True
    for row in rows:
        if row.get("kind") == "listen":
            if is_asked:
                yield row
            continue
        sentences = [each for each in _SENTENCES.split(row["text"]) if not _lacks(each, blanks)]
        is_asked = bool(sentences) and not ("{campaign}" in row["text"] and not blanks.get("campaign"))
        if is_asked:
            yield {**row, "text": " ".join(sentences)}


def _lacks(sentence, blanks):
    return any(not str(blanks.get(name) or "").strip() for name in _KNOWN.findall(sentence))


def check(content) -> list[str]:
    """What a revised guide still needs, one sentence each; none when it is sound."""
    if not isinstance(content, dict):
        return [_("The guide is empty.")]
    checks = (_lines, _glance, _entries, _keys, _talking_points, _agenda, _deck, _texts, _blanks, _asks)
    return [sentence for find in checks for sentence in find(content)]


def _is_line(value):
    return isinstance(value, str) and bool(value.strip())


def _rows(content, section):
    rows = content.get(section)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _name(row):
    return row.get("key") or "?"


def _lines(content):
    for line in LINES:
        if not _is_line(content.get(line)):
            yield _("“%(line)s” is empty.") % {"line": line}


def _glance(content):
    questions = content.get("glance")
    if not isinstance(questions, list) or len(questions) != 3 or not all(map(_is_line, questions)):
        yield _("The glance card needs three questions.")


def _entries(content):
    for section, fields in ENTRIES.items():
        if not _rows(content, section) or len(_rows(content, section)) != len(content[section]):
            yield _("“%(section)s” is missing or is not a list of entries.") % {"section": section}
        for row in _rows(content, section):
            for field in fields:
                if not _is_line(row.get(field)):
                    told = {"section": section, "key": _name(row), "field": field}
                    yield _("In “%(section)s”, “%(key)s” has no %(field)s.") % told


def _keys(content):
    for section in ENTRIES:
        seen = set()
        for row in _rows(content, section):
            key = row.get("key")
            if not _is_line(key):
                yield _("An entry of “%(section)s” has no key.") % {"section": section}
            elif key in seen:
                told = {"section": section, "key": key}
                yield _("In “%(section)s”, two entries have the key “%(key)s”.") % told
            else:
                seen.add(key)


def _talking_points(content):
    points = _rows(content, "talking_points")
    for point in points:
        if point.get("kind") not in KINDS:
            yield _("The talking point “%(key)s” must be say, listen or choose.") % {"key": _name(point)}
        for choice in _rows(point, "choices"):
            if choice.get("key") not in CHOICES or not _is_line(choice.get("text")):
                yield _("At “%(key)s”, the call page does not know a choice.") % {"key": _name(point)}


def _agenda(content):
    parts = _rows(content, "agenda")
    keys = [part.get("key") for part in parts]
    for key in PARTS:
        if key not in keys:
            yield _("The agenda has no part “%(key)s”.") % {"key": key}
    for part in parts:
        if part.get("key") not in PARTS:
            yield _("The agenda does not know the part “%(key)s”.") % {"key": _name(part)}
        minutes, prompts = part.get("minutes"), part.get("prompts")
        if type(minutes) is not int or minutes < 1:
            yield _("The part “%(key)s” needs its minutes, a whole number.") % {"key": _name(part)}
        if not isinstance(prompts, list) or not 3 <= len(prompts) <= 7 or not all(map(_is_line, prompts)):
            yield _("The part “%(key)s” needs three to seven prompts.") % {"key": _name(part)}


def _deck(content):
    for question in _rows(content, "deck"):
        if question.get("part") not in PARTS:
            yield _("The question “%(key)s” belongs to no part of the agenda.") % {"key": _name(question)}


def _texts(content):
    texts = content.get("texts")
    for key in TEXTS:
        if not isinstance(texts, dict) or not _is_line(texts.get(key)):
            yield _("The ready text “%(key)s” is missing.") % {"key": key}


def _blanks(content):
    for section, value in content.items():
        known = BLANKS_OF.get(section, ())
        blanks = [blank for line in _every_line(value) for blank in _BRACED.findall(line)]
        for blank in dict.fromkeys(blanks):
            if blank not in known:
                told = {"section": section, "blank": blank}
                yield _("“%(section)s” cannot fill the blank {%(blank)s}.") % told


def _every_line(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _every_line(inner)


def _asks(content):
    for ask in _rows(content, "asks"):
        for blank in BLANKS_OF["asks"]:
            if f"{{{blank}}}" not in str(ask.get("text")):
                yield _("The ask “%(key)s” leaves out {%(blank)s}.") % {"key": _name(ask), "blank": blank}
