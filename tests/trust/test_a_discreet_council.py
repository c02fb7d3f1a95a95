"""Under a discreet name: what tabs, the browser's history, downloads and calendars show, on every page there is."""

import re

import pytest
from django.utils import translation

from tests.trust.actors import Knocking
from tests.trust.addresses import addresses, ours

pytestmark = pytest.mark.django_db

TELLING = re.compile(
    r"one-?to-?one|organi[sz]|campaign|\bfight|coordinat|council|millbrook|\bunion|\bcore\b|\bask\b|\bmember"
    r"|uno a uno|campaña|\bluch|coordin|consejo|sindica|núcleo|pedimos|\bpedir|miembro",
    re.I,
)
IDS = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ON_THE_DESK = {"today:today", "today:first", "people:list", "councils:organizers", "councils:me"}
TITLE = re.compile(r"<title>(.*?)</title>")
HEADING = re.compile(r"<h[12][^>]*>(.*?)</h[12]>", re.S)
AFTER_THE_PATH = re.compile(r'href="(?!mailto:|sms:|data:)[^"?#]*([?#][^"]*)"')  # the history keeps it too
PLACES = re.compile(r'<nav class="nav".*?</nav>', re.S)
TAGS, NAMES_OF_FIELDS = re.compile(r"<[^>]*>"), re.compile(r"^[A-Z-]+[:;]", re.M)


def shown(address, path, answer):
    """What somebody may see who does not read the page: where, and its words."""
    yield "address", IDS.sub("", path)
    yield "download", answer.response.headers.get("Content-Disposition", "")
    yield from (("title", title) for title in TITLE.findall(answer.body))
    yield from (("places", TAGS.sub(" ", places)) for places in PLACES.findall(answer.body))
    yield from (("link", IDS.sub("", led)) for led in AFTER_THE_PATH.findall(answer.body))
    if address.name in ON_THE_DESK:
        yield from (("heading", TAGS.sub(" ", heading)) for heading in HEADING.findall(answer.body))
    if "text/calendar" in answer.headers:
        yield "calendar", NAMES_OF_FIELDS.sub("", answer.body)


def given_away(town, language):
    """How many pages were looked at, and what on them tells whose they are."""
    titles, told, knocking = 0, set(), Knocking(town)
    for address in addresses():
        for path in {address.told(things) for things in ours(town).values()}:
            for who in ("ella", "rosa", "anonymous"):
                answer = knocking.ask(who, "GET", path, HTTP_ACCEPT_LANGUAGE=language)
                titles += bool(TITLE.search(answer.body))
                for where, words in shown(address, path, answer):
                    told |= {f"{where} of {address.name}: {words}"} if TELLING.search(words) else set()
    return titles, told


@pytest.fixture
def discreet(town):
    """Millbrook, called something else outside, in the address too."""
    town.council.slug, town.council.discreet_name = "tuesday-group", "Tuesday group"
    town.council.save()
    yield town
    town.council.slug, town.council.discreet_name = "millbrook", ""
    town.council.save()


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_that_others_see_tells_what_the_group_is(discreet, language):
    with translation.override(language):
        titles, told = given_away(discreet, language)
    assert titles > 200
    assert not told, "\n".join(sorted(told))
