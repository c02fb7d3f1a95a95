import datetime as dt
import uuid

import pytest
from django.urls import reverse

from onetoone.commitments.models import CheckIn, Commitment


@pytest.fixture
def day(council):
    """A day of the next weeks, by how many days it is ahead."""
    return lambda ahead: council.today() + dt.timedelta(days=ahead)


@pytest.fixture
def check_in(bayard, rosa, day):
    """Rosa talks with Bayard today."""
    return CheckIn.arrange(bayard, owner=rosa, due_on=day(0))


@pytest.fixture
def theirs(bayard, rosa, day):
    return Commitment.promise(bayard, "bring Dee", whose="member", due_on=day(-1), by=rosa)


@pytest.fixture
def mine(bayard, rosa, day):
    return Commitment.promise(bayard, "save two seats", whose="organizer", due_on=day(3), by=rosa)


@pytest.fixture
def page_of(council):
    """The address of a check-in, or of what can be done with it."""

    def address(talk, name="check_in"):
        return reverse(f"commitments:{name}", kwargs={"council": council.slug, "check_in_id": talk.pk})

    return address


@pytest.fixture
def send(signed_in, rosa, check_in, page_of):
    """Rosa sends a form of the check-in, as the page would, under a fresh key unless one is given."""

    def send(name="check_in", who=rosa, talk=check_in, **said):
        form = {
            "operation": str(uuid.uuid4()),
            **({"then": "check_in", "by": "me"} if name == "check_in" else {}),
        }
        return signed_in(who).post(page_of(talk, name), form | said)

    return send


def became(commitment, outcome, **more):
    """What became of a commitment, as the page sends it."""
    said = {"outcome": outcome, **more}
    return {f"promise-{commitment.pk.hex}-{name}": value for name, value in said.items()}
