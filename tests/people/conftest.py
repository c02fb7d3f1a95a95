import pytest
import time_machine
from django.urls import reverse

from onetoone.people.models import Team
from tests.people.noon import NOON


@pytest.fixture
def wednesday():
    """It is noon on a Wednesday, and stays so."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def people(council):
    """The address of the council's list of people."""
    return reverse("people:list", kwargs={"council": council.slug})


@pytest.fixture
def hosts(council):
    return Team.objects.create(council=council, name="Hosts")
