"""Words that would run are only ever read: in every field, on every page, in a browser (figure S6)."""

import pytest
from django import template

from tests.journeys.everything import Reader, readers_of, send
from tests.trust.scripts import LISTENING, LOOKING, payloads, unguarded
from tests.trust.town import Town
from tests.trust.writing_everywhere import write_everywhere

ALL = list(payloads())
PATIENCE = 30_000  # milliseconds: where nothing guards, a page loads hundreds of things
# What a field holds at once; in each round of the full size the next part, until it held all.
PARTS = [" ".join(words for words, _place in ALL[begin::8]) for begin in range(8)]


class Look:
    """Reads pages on one phone after another; keeps what ran, what became a part of a page, and what was refused."""

    def __init__(self, new_phone, town):
        self.new_phone, self.town = new_phone, town
        self.problems, self.shown, self.pages = [], set(), 0

    def at(self, reader, words):
        """Every page of this reader, and every form filled with these words."""
        phone = reader.phone(self.town, self.new_phone)
        phone.page.context.add_init_script(LISTENING)
        phone.page.set_default_navigation_timeout(PATIENCE)
        for path in reader.paths:
            phone.open(path)
            self._see(phone, path)
        for path, place in reader.forms:
            send(phone, path, place, words)
            self._see(phone, f"{path}, sent")
        phone.page.goto("about:blank")
        phone.complaints.clear()
        return self.problems

    def _see(self, phone, path):
        found = phone.page.evaluate(LOOKING)
        self.pages += 1
        self.shown |= set(found["shown"])
        self.problems += [f"{path}: {what} {number}" for what in ("ran", "made") for number in found[what]]
        self.problems += [f"{path}: {said}" for said in phone.complaints if _is_about_scripts(said)]
        phone.complaints.clear()  # that a form was refused, or that such words make a page wide


def _is_about_scripts(complaint):
    return any(sign in complaint for sign in ("CSP", "Content Security Policy", "script:", "somebody else"))


@pytest.fixture
def town(db):
    return Town(("millbrook", "harbor"))


@pytest.fixture
def unescaped(monkeypatch):
    """Pages from now on take words as they are."""

    def forget():
        monkeypatch.setattr(template.base, "conditional_escape", str)

    return forget


@pytest.mark.walk
def test_words_that_would_run_are_only_read(town, new_phone, size, figure, unescaped, settings):
    readers = readers_of(town, of_one_kind=size(1, 12))
    look, written = Look(new_phone, town), 0
    for part in range(size(1, len(PARTS))):
        written += len(write_everywhere([*PARTS[part:], *PARTS[:part]]))
        for reader in readers:
            look.at(reader, PARTS[part])
    rosa = Reader("rosa", [f"/c/millbrook/people/{town.bayard.pk}/"])
    unescaped()
    refused = Look(new_phone, town).at(rosa, "")
    settings.SECURE_CSP = {}
    ran = Look(new_phone, town).at(rosa, "")
    is_caught = any(" CSP" in one for one in refused) and any(" ran " in one for one in ran)
    control = "fails" if is_caught else "passes"
    figure("S6", cases=written * len(ALL) // len(PARTS), failures=len(look.problems), control=control)
    print(f"{look.pages} pages looked at")
    assert look.problems == [], "\n".join(look.problems[:50])
    assert look.shown == set(range(1, len(ALL) + 1))  # we did look at pages on which they stand
    assert control == "fails", (refused, ran)


def test_each_of_them_would_run_where_nothing_guards(new_phone):
    phone = new_phone()
    phone.page.context.add_init_script(LISTENING)
    phone.page.goto("about:blank")
    caught = set()
    for begin in range(0, len(ALL), 20):
        frames = "".join(f'<iframe srcdoc="{unguarded(*each)}"></iframe>' for each in ALL[begin : begin + 20])
        phone.page.set_content(frames)
        for frame in phone.page.frames:
            found = frame.evaluate(LOOKING)
            caught |= {*found["ran"], *found["made"]}
    phone.complaints.clear()
    assert set(range(1, len(ALL) + 1)) - caught == set()
