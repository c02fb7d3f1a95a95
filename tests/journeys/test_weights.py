"""What a page weighs on the road: light enough for an old phone on the last day of its month (goal G7)."""

import pytest

from onetoone.sample.inventing import invent
from tests.journeys.pages import busiest, pages_of

LIGHTEST = {"today", "people", "person", "call", "worksheet", "debrief", "check-in"}
FIRST, WITH_FONTS, LATER = 60_000, 120_000, 12_000  # bytes, headers too
REQUESTS = 6


class Road:
    """Counts what comes over it."""

    def __init__(self, page):
        self.came = []
        page.on("requestfinished", self.take)

    def take(self, request):
        """One more."""
        self.came.append(request)

    def weighs(self, *kinds):
        """The bytes of what came, or of these kinds of it."""
        sizes = [one.sizes() for one in self.came if not kinds or one.resource_type in kinds]
        return sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)


@pytest.fixture
def rosa(db):
    """The organizer who has the most to do in an invented council."""
    invent()
    return busiest()


def test_first_visits_and_later_pages_are_light(rosa, new_phone):
    heavy = []
    for name, address in pages_of(rosa).items():
        if name in LIGHTEST:
            phone = new_phone(rosa)
            first, later = (visit(phone, address) for _time in range(2))
            without = first.weighs() - first.weighs("font")
            found = (len(first.came), without, first.weighs(), later.weighs())
            print(name, *found)
            if any(
                each > goal for each, goal in zip(found, (REQUESTS, FIRST, WITH_FONTS, LATER), strict=True)
            ):
                heavy.append((name, *found))
    assert not heavy


def visit(phone, address):
    """What one visit asks for: the first of this phone, or a later one."""
    road = Road(phone.page)
    phone.open(address)
    phone.page.evaluate("document.fonts.ready.then(() => 'drawn')")
    phone.page.remove_listener("requestfinished", road.take)
    return road
