"""One form does one thing, however often it is sent (figure R3)."""

import copy
import re
import uuid
from pathlib import Path

import pytest
from django.test import Client

import onetoone
from onetoone.audit.models import Operation
from tests.trust.a_file import at_once, in_a_file
from tests.trust.actors import Knocking, undone
from tests.trust.deeds import OTHER, deeds
from tests.trust.rows import differences, rows
from tests.trust.town import Town

VERB = re.compile(r'verb="([\w.]+)"')
PHONES = 4  # as many send the same form at the same moment
AGAIN_AND_AGAIN = {
    "note.write",
    "person.add",
    "opening.add",
    "organizer.invite",
}  # nothing hinders these but the key


class Repeating:
    """Sends forms more than once; keeps what a repeat changed, and how many repeats there were."""

    def __init__(self, town):
        self.town, self.knocking = town, Knocking(town)
        self.repeats, self.problems = 0, []

    def send(self, deed, *, repeats):
        """A form that is sent once has done its deed; again it does nothing; with other words it is refused."""
        path, words = deed.path(self.town), _with_a_key(deed)
        with undone():
            before = rows()
            first = self._post(deed, path, words)
            done = rows()
            if "audit.Operation" not in differences(before, done):
                self._note(deed, f"was not done: {first.status}")
            answers = {self._repeat(deed, path, words).status for _tap in range(repeats)}
            self._compare(deed, "did something again", done)
            if not answers <= {first.status, 302}:
                self._note(deed, f"answered {answers} the second time")
            self._send_otherwise(deed, path, words, done)
        self.knocking.forget()

    def send_at_once(self, deed):
        """The same form from some phones at the same moment, for good: it does what it does when it is sent once."""
        path, words = deed.path(self.town), _with_a_key(deed)
        with undone():
            before = rows()
            self._post(deed, path, _with_a_key(deed))
            once = differences(before, rows())
        before = rows()
        answers = at_once(lambda: self._phone_of(deed.who).post(path, words).status_code, PHONES)
        self.repeats += PHONES - 1
        if len(answers) != PHONES or not set(answers) <= {200, 302}:
            self._note(deed, f"answered {answers} to phones at once")
        if (changed := differences(before, rows())) != once:
            self._note(deed, f"did {changed}, not {once}, for phones at once")

    def _send_otherwise(self, deed, path, words, done):
        answer = self._repeat(deed, path, deed.otherwise(words))
        self._compare(deed, "did something else under the same key", done)
        if deed.other and (answer.status != 422 or OTHER not in answer.body):
            self._note(deed, f"lost the other words: {answer.status}")

    def _repeat(self, deed, path, words):
        self.repeats += 1
        return self._post(deed, path, words)

    def _post(self, deed, path, words):
        return self.knocking.ask_for_good(deed.who, "POST", path, words)

    def _phone_of(self, who):
        phone = Client()
        phone.cookies = copy.deepcopy(self.knocking.browsers[who].cookies)
        return phone

    def _compare(self, deed, problem, done):
        if changed := differences(done, rows()):
            self._note(deed, f"{problem}: {changed}")

    def _note(self, deed, problem):
        self.problems.append(f"{deed.verb} ({deed.address}): {problem}")


def _with_a_key(deed):
    return deed.words | {"operation": uuid.uuid4()}


def careless(once):
    """`Operation.once`, if it did every deed it is given."""
    return lambda _key, deed, **how: once(uuid.uuid4(), deed, **how)


def verbs():
    """Every deed that the product keeps as an operation."""
    sources = Path(onetoone.__file__).parent.rglob("*.py")
    return {verb for source in sources for verb in VERB.findall(source.read_text())}


@pytest.mark.django_db(transaction=True)
def test_what_is_sent_again_changes_nothing(size, figure, tmp_path, monkeypatch):
    with in_a_file(tmp_path / "onetoone.sqlite3", monkeypatch):
        town = Town(("millbrook", "harbor"))
        repeating, unguarded = Repeating(town), Repeating(town)
        every = deeds(town)
        by_many = [deed for deed in every if deed.verb in AGAIN_AND_AGAIN]
        for deed in by_many * 8:
            repeating.send_at_once(deed)
        left = size(1_000, 1_000) - repeating.repeats
        for deed in every:
            repeating.send(deed, repeats=left // len(every))
        monkeypatch.setattr(Operation, "once", careless(Operation.once))
        monkeypatch.setattr(Operation, "sent_before", lambda *_key, **_how: None)
        for deed in by_many:
            unguarded.send(deed, repeats=1)
            unguarded.send_at_once(deed)
    problems, caught = repeating.problems, unguarded.problems
    figure("R3", cases=repeating.repeats, failures=len(problems), control="fails" if caught else "passes")
    assert problems == [], "\n".join(problems)
    assert repeating.repeats >= 1_000
    assert {deed.verb for deed in every} == verbs()
    for problem in ("did something again", "for phones at once"):
        assert {line.split()[0] for line in caught if problem in line} == AGAIN_AND_AGAIN
