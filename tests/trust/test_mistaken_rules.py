"""Every rule about who sees what, made wrong in every small way: the sentences in `test_privacy` must notice."""

import inspect
import types
from contextlib import contextmanager

import pytest

from onetoone.councils import policy
from tests import test_privacy, test_privacy_of_notes
from tests.trust.mutants import mutants
from tests.trust.seeing import RECORDS
from tests.trust.town import taken_back

pytestmark = pytest.mark.django_db


def sentences(module):
    """The tests of a module that look at records, as (name, test)."""
    tests = {name: test for name, test in vars(module).items() if name.startswith("test_")}
    return {name: test for name, test in tests.items() if inspect.signature(test).parameters}


ABOUT_PEOPLE = sentences(test_privacy)
ABOUT_NOTES = sentences(test_privacy_of_notes)


@contextmanager
def in_force(source, monkeypatch):
    """These rules hold instead of ours, wherever a record names one."""
    rules = types.ModuleType("rules")
    exec(compile(source, "rules", "exec"), vars(rules))
    with monkeypatch.context() as patch:
        for name, rule in vars(rules).items():
            if isinstance(rule, types.FunctionType):
                patch.setattr(policy, name, rule)
        for model in RECORDS:
            patch.setattr(model, "seen_by", getattr(rules, model.seen_by.__name__))
        yield


def first_to_notice(checks, places):
    """The name of the first sentence that does not hold any more; None if all of them do."""
    for name, check in list(checks.items()):
        try:
            with taken_back():
                check(*(places[place] for place in inspect.signature(check).parameters))
        except Exception:
            return name
    return None


@pytest.fixture
def survivors(town, workplace, monkeypatch):
    """`survivors(checks)`: how many mistakes were tried, and those that none of these sentences noticed."""

    def surviving(checks, *, rule=""):
        made = [mutant for mutant in mutants(inspect.getsource(policy)) if mutant.place.startswith(rule)]
        checks, unnoticed = dict(checks), []
        for mutant in made:
            with in_force(mutant.source, monkeypatch):
                noticed = first_to_notice(checks, {"town": town, "workplace": workplace})
            if noticed:
                checks = {noticed: checks.pop(noticed)} | checks  # the next mistake is often like this one
            else:
                unnoticed.append(mutant)
        return len(made), unnoticed

    return surviving


def test_the_rules_as_they_are_make_every_sentence_true(town, workplace, monkeypatch):
    with in_force(inspect.getsource(policy), monkeypatch):
        assert first_to_notice(ABOUT_PEOPLE | ABOUT_NOTES, {"town": town, "workplace": workplace}) is None


@pytest.mark.walk
def test_a_mistake_in_a_rule_is_noticed(survivors, figure):
    tried, unnoticed = survivors(ABOUT_PEOPLE | ABOUT_NOTES)
    _tried, without_sentences = survivors(ABOUT_PEOPLE, rule="as_its_author_chose")
    print(*(f"not noticed: {mutant}" for mutant in unnoticed), sep="\n")
    figure("S3", cases=tried, failures=len(unnoticed), control="fails" if without_sentences else "passes")
    assert without_sentences  # mistakes about notes go unnoticed where nothing is said about notes
    assert tried >= 60
    assert len(unnoticed) <= tried * 0.05
    assert not [mutant for mutant in unnoticed if mutant.place.startswith("as_its_author_chose")]
