import pytest

from tests.entering import forget_tries


@pytest.fixture(autouse=True)
def no_tries_yet(db):
    forget_tries()
