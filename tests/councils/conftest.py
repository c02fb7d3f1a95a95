import pytest
from django.test import Client

from tests.entering import forget_tries


@pytest.fixture(autouse=True)
def no_tries_yet(db):
    forget_tries()


@pytest.fixture
def client_of_somebody_else():
    return Client()
