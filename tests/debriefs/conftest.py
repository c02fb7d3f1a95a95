import datetime as dt
import uuid

import pytest
from django.urls import reverse


@pytest.fixture
def day(council):
    """A day of the next weeks, by how many days it is ahead."""
    return lambda ahead: council.today() + dt.timedelta(days=ahead)


@pytest.fixture
def debrief_of(council):
    """The address of a one-to-one's debrief."""

    def address(one_to_one, name="debrief"):
        return reverse(f"debriefs:{name}", kwargs={"council": council.slug, "one_to_one_id": one_to_one.pk})

    return address


@pytest.fixture
def tell(signed_in, rosa, held, debrief_of):
    """Rosa sends the debrief of `held`: these words, as the page would, under a fresh key unless one is given."""

    def send(who=rosa, meeting=held, **said):
        form = {"operation": str(uuid.uuid4()), "rows": "3", "by": "me", "ending": "", "shared_with": "me"}
        return signed_in(who).post(debrief_of(meeting), form | said)

    return send


def promise(row, words, due_on, whose="member", near=""):
    """One row of the debrief, as the page sends it."""
    said = {"whose": whose, "words": words, "due_on": due_on, "near": near}
    return {f"promise-{row}-{name}": value for name, value in said.items()}
