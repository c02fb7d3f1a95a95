"""Every address, asked for by everybody, in every way, for things of ours, of theirs and of nobody."""

import zlib
from dataclasses import dataclass, field

import pytest

from onetoone.councils import policy
from tests.trust.actors import SIGNED_IN, SIGNED_OUT, Knocking
from tests.trust.addresses import addresses, things
from tests.trust.permissions import PAGES, SHOWN_ON_PURPOSE, TO_SIGN_IN

pytestmark = pytest.mark.django_db

EVERYBODY = (*SIGNED_IN, *SIGNED_OUT)
IN_THE_COUNCIL = ("rosa", "tomas", "lena", "noor", "ella")
METHODS = ("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS")


@dataclass
class Walk:
    """Asks for one thing after another, and keeps what is not in order."""

    knocking: Knocking
    cases: int = 0
    asked: set = field(default_factory=set)
    problems: list = field(default_factory=list)

    def ask(self, address, which, path, who, method):
        """One request; its answer is as the table says, shows nobody's secrets and, refused, changes nothing."""
        town = self.knocking.town
        answer = self.knocking.ask(who, method, path, {"asked": "1"} if method == "POST" else None)
        self.knocking.forget()
        self.cases += 1
        self.asked.add(address.name)
        fine = PAGES[address.name].answers(which, who, method, only_given=town.only_given)
        hidden = {str(mark) for mark in town.marks.hidden_from(who, answer.everything)}
        hidden -= SHOWN_ON_PURPOSE.get(address.name, set())
        if _status(answer) not in fine:
            self._note(address, which, who, method, f"{_status(answer)}, not {fine}")
        if hidden:
            self._note(address, which, who, method, f"shows {sorted(hidden)}")
        if changed := _wrongly_written(method, answer):
            self._note(address, which, who, method, f"{answer.status} but wrote {changed}")

    def _note(self, address, which, who, method, problem):
        self.problems.append(f"{method} {address.name} ({which}) by {who}: {problem}")


def _status(answer):
    to_sign_in = answer.response.headers.get("Location", "").startswith("/sign-in/?next=")
    return TO_SIGN_IN if answer.status == 302 and to_sign_in else answer.status


def _wrongly_written(method, answer):
    """What this request changed although it was refused or only looked; that somebody read is always kept."""
    if method == "POST" and answer.status < 400:
        return set()
    kept = {
        200: {"audit_auditevent"},
        422: {"audit_auditevent", "people_draft"},
    }  # what did not hold is a draft
    return set(answer.written) - kept.get(answer.status, set())


def is_asked(which, method, name, who, *, one_in):
    """Every GET and POST for what is ours, and for theirs by whoever may do most; of the rest one case in so many."""
    powerful = which == "theirs in ours" and who in ("rosa", "ella")
    if (powerful or which.startswith("ours")) and method in ("GET", "POST"):
        return True
    return zlib.crc32(f"{which} {method} {name} {who}".encode()) % one_in == 0


def walk(town, *, one_in, names=None, actors=EVERYBODY):
    """Everybody, or these, at every address, or at those with these names."""
    walk = Walk(Knocking(town))
    for address in addresses():
        if address.name not in PAGES or (names and address.name not in names):
            continue
        for which, path in things(town, address):
            for method in METHODS:
                for who in actors:
                    if is_asked(which, method, address.name, who, one_in=one_in):
                        walk.ask(address, which, path, who, method)
    return walk


def test_the_table_names_every_address_and_no_other():
    assert {address.name for address in addresses()} == set(PAGES)


@pytest.mark.walk
def test_everybody_gets_what_is_theirs_and_nothing_else(town, workplace, size, figure, monkeypatch):
    walks = [
        walk(town, one_in=size(40, 1)),
        walk(workplace, one_in=size(80, 1), actors=size(IN_THE_COUNCIL, EVERYBODY)),
    ]
    monkeypatch.setattr(policy, "visible", lambda records, organizer: records)
    unguarded = walk(town, one_in=100, names={"people:person", "meetings:invitation", "commitments:check_in"})
    problems = [problem for walk in walks for problem in walk.problems]
    cases = sum(walk.cases for walk in walks)
    figure("S1", cases=cases, failures=len(problems), control="fails" if unguarded.problems else "passes")
    assert problems == [], "\n".join(problems)
    assert cases >= 2_000
    assert walks[0].asked == set(PAGES)
    assert any("shows" in problem for problem in unguarded.problems)
    assert any("200" in problem for problem in unguarded.problems)
