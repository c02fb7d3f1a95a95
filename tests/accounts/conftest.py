import pytest
from django.test import Client
from django.utils import translation

from tests.entering import forget_tries


@pytest.fixture(autouse=True)
def no_tries_yet(db):
    forget_tries()


@pytest.fixture(autouse=True)
def in_english():
    """Somebody who read Spanish in a test before leaves the words of this process in Spanish."""
    with translation.override("en"):
        yield


@pytest.fixture
def client_of_somebody_else():
    return Client()
