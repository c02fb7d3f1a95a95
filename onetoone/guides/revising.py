"""The words of a guide that a council may change, each with its place in the content, and what changing them did."""

import copy
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.guides.content import BLANKS_OF, PARTS, complete

SECTIONS = {
    "glance": gettext_lazy("The glance card"),
    "why": gettext_lazy("Why one-to-ones"),
    "what": gettext_lazy("What one is"),
    "tips": gettext_lazy("Three tips"),
    "talking_points": gettext_lazy("The call"),
    "in_person": gettext_lazy("At the door"),
    "agenda": gettext_lazy("The one-to-one"),
    "deck": gettext_lazy("More questions"),
    "asks": gettext_lazy("Ways to ask"),
    "texts": gettext_lazy("Ready texts"),
    "name": gettext_lazy("The name, and two hints about asks"),
}
TEXT_NAMES = {
    "invitation": gettext_lazy("The invitation"),
    "invitation_after_no_answer": gettext_lazy("The invitation when nobody answered"),
    "confirm_tomorrow": gettext_lazy("Still good for tomorrow?"),
    "thank_you": gettext_lazy("The thank-you"),
    "check_in": gettext_lazy("Before a check-in"),
    "agreed": gettext_lazy("When you have agreed to meet"),
    "moved": gettext_lazy("When it moves"),
    "taken_over": gettext_lazy("When another of us goes"),
    "called_off": gettext_lazy("When it is called off"),
    "missed": gettext_lazy("When you missed each other"),
}


@dataclass(frozen=True)
class Place:
    """Where some words stand: a line, a text, several lines, or minutes; and what they are called on the form."""

    section: str
    path: tuple[Any, ...]
    label: str
    kind: str = "line"  # line · text · lines · minutes · deck

    @property
    def name(self):
        return "-".join(str(step) for step in self.path)

    @property
    def blanks(self):
        """The blanks that can be filled here."""
        return BLANKS_OF.get(self.section, ())

    def read(self, content):
        """The words that stand here."""
        if self.kind == "deck":
            return [card["text"] for card in content["deck"] if card["part"] == self.path[-1]]
        for step in self.path:
            content = content[step]
        return content

    def write(self, content, words):
        """Put these words here."""
        if self.kind == "deck":
            content["deck"] = _with_questions(content["deck"], self.path[-1], words)
            return
        *steps, last = self.path
        for step in steps:
            content = content[step]
        content[last] = words


def places(content) -> list[Place]:
    """All places of this content, in the order of the page."""
    return [
        *(
            Place("glance", ("glance", at), _("Question %(n)s") % {"n": at + 1})
            for at in range(len(content["glance"]))
        ),
        *(place for section in ("why", "what", "tips") for place in _titled(section, content)),
        *_call(content),
        *_lines("in_person", content, _("Line %(n)s")),
        *(place for at, part in enumerate(content["agenda"]) for place in _of_part(at, part)),
        *(_deck(part) for part in content["agenda"]),
        *_lines("asks", content, _("Way %(n)s")),
        *(Place("texts", ("texts", key), str(TEXT_NAMES.get(key, key)), "text") for key in content["texts"]),
        Place("name", ("name",), _("What you call this guide")),
        Place("name", ("hint_without_day",), _("When an ask has no day")),
        Place("name", ("hint_without_deed",), _("When an ask names nothing to do")),
    ]


def _titled(section, content):
    for at, row in enumerate(content[section]):
        yield Place(section, (section, at, "title"), _("Heading %(n)s") % {"n": at + 1})
        yield Place(section, (section, at, "text"), _("Under “%(title)s”") % {"title": row["title"]}, "text")


def _call(content):
    for at, row in enumerate(content["talking_points"]):
        yield Place("talking_points", ("talking_points", at, "text"), row["turn"], "text")


def _lines(section, content, label):
    for at in range(len(content[section])):
        yield Place(section, (section, at, "text"), label % {"n": at + 1}, "text")


def _of_part(at, part):
    called = {"n": at + 1, "part": part["name"]}
    yield Place("agenda", ("agenda", at, "name"), _("Part %(n)s, its name") % called)
    yield Place("agenda", ("agenda", at, "minutes"), _("%(part)s: minutes") % called, "minutes")
    yield Place("agenda", ("agenda", at, "aim"), _("%(part)s: what it is for") % called, "text")
    yield Place(
        "agenda", ("agenda", at, "prompts"), _("%(part)s: three to seven questions") % called, "lines"
    )
    yield Place("agenda", ("agenda", at, "mine"), _("%(part)s: what one prepares oneself") % called)


def _deck(part):
    return Place("deck", ("deck", part["key"]), _("For “%(part)s”") % {"part": part["name"]}, "deck")


def _with_questions(deck, part, words):
    """The deck with these questions for a part; one whose words stay keeps its key."""
    known = {card["text"]: card["key"] for card in deck if card["part"] == part}
    taken = {card["key"] for card in deck}
    fresh = (key for n in range(1, len(deck) + len(words) + 1) if (key := f"{part}_{n}") not in taken)
    mine = [{"key": known.get(text) or next(fresh), "part": part, "text": text} for text in words]
    by_part = {key: [card for card in deck if card["part"] == key] for key in PARTS} | {part: mine}
    return [card for key in PARTS for card in by_part[key]]


@dataclass(frozen=True)
class Change:
    """Words that read otherwise from now on: where, how they were, how they will be, as lines."""

    section: str
    label: str
    before: list[str]
    after: list[str]


def revised(content, words) -> dict:
    """The content with these words, by the names of their places."""
    new = copy.deepcopy(complete(content))
    for place in places(new):
        place.write(new, words[place.name])
    return new


def changes(before, after) -> list[Change]:
    """What reads otherwise, in the order of the page."""
    before = complete(before)
    told = []
    for place in places(before):
        was, is_now = place.read(before), place.read(after)
        if was != is_now:
            told.append(Change(str(SECTIONS[place.section]), place.label, _as_lines(was), _as_lines(is_now)))
    return told


def digest(content) -> str:
    """The same for the same words: what was looked at is what is taken up."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode(errors="surrogatepass")).hexdigest()


def _as_lines(words):
    return [str(line) for line in words] if isinstance(words, list) else [str(words)]
