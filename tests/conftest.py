"""The cast, and what every test file may ask of its surroundings."""

import os

import pytest

pytest_plugins = ["tests.cast", "tests.server", "tests.trust.town"]


def pytest_collection_modifyitems(items):
    """The long walks first, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("walk") is None)


@pytest.fixture
def size():
    """`size(small, full)`: how many cases to try; the full number under `bin/test --full`."""
    return lambda small, full: full if os.environ.get("ONETOONE_FULL") else small


@pytest.fixture
def figure():
    """`figure("S1", cases=…, failures=…)`: a line for the end of bin/test. `control`: how broken code did."""

    def note(name, *, cases, failures, control="fails"):
        line = f"figure {name} cases={cases} failures={failures} control={control}"
        print(line)
        if file := os.environ.get("ONETOONE_FIGURES"):
            with open(file, "a") as figures:
                figures.write(line + "\n")

    return note
