"""The practice has its place: each of its 42 rows names what would be missed, and it is there."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from onetoone.guides.content import built_in, languages
from tests.catalogue import ROOT, in_words, spoken
from tests.trust.addresses import addresses

PRACTICE = ROOT / "docs" / "practice.md"
NAMED = re.compile(r"`([^`]+)`|\*([^*]+)\*")
TESTED = re.compile(r"^def (test_\w+)\(", re.MULTILINE)


def rows(text):
    """What each row names in its last column: (row, names), where *words* stay in their stars."""
    for line in text.splitlines():
        if line.startswith("| O"):
            number, _asks, _lives, missed = line.strip("| ").split(" | ")
            yield number, [name or f"*{words}*" for name, words in NAMED.findall(missed)]


def fields():
    """Every `Model.field`."""
    return {
        f"{model.__name__}.{field.name}" for model in apps.get_models() for field in model._meta.get_fields()
    }


def lines_of_the_guide(language):
    """Every `part.line` of the built-in guide, and its single lines."""
    for part, lines in built_in(language).items():
        yield part
        yield from (f"{part}.{line['key']}" for line in lines if isinstance(lines, list) and "key" in line)


@pytest.fixture(scope="module")
def there():
    """All that a row may name."""
    words = {words for message in spoken() if message.id for words in in_words(message, "id")}
    tests = {
        name for file in Path(ROOT, "tests").rglob("test_*.py") for name in TESTED.findall(file.read_text())
    }
    guide = set.intersection(*(set(lines_of_the_guide(language)) for language in languages()))
    return (
        fields() | guide | tests | {address.name for address in addresses()} | {f"*{each}*" for each in words}
    )


def test_each_of_the_42_rows_names_what_would_be_missed():
    assert [number for number, names in rows(PRACTICE.read_text()) if names] == [
        f"O{n}" for n in range(1, 43)
    ]


def test_what_the_rows_name_is_there(there):
    gone = [
        (number, name) for number, names in rows(PRACTICE.read_text()) for name in names if name not in there
    ]
    assert not gone


@pytest.mark.parametrize(
    "name", ["Pair.contact", "calls:dial", "agenda.vote", "test_nobody_listens", "*Please state your name*"]
)
def test_what_is_gone_is_noticed(there, name):
    assert name not in there
