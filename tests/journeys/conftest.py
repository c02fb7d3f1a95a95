"""A browser, a server in this process, and a phone that complains about what a person would not notice."""

import os

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import override_settings
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.journeys.cycle import MONDAY
from tests.journeys.phone import Phone

CHROMIUM = os.environ.get("ONETOONE_CHROMIUM", "/usr/bin/chromium")
QUIET = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, tmp_path_factory):
    """A database in a file: the server answers in threads of its own, as it does in a council."""
    if connection.vendor == "sqlite":
        BaseDatabaseWrapper.close(connection)  # one in memory, of tests before these, stays open otherwise
        connection.settings_dict["TEST"]["NAME"] = str(
            tmp_path_factory.mktemp("journeys") / "council.sqlite3"
        )
    with django_db_blocker.unblock():
        databases = setup_databases(verbosity=0, interactive=False)
    yield
    with django_db_blocker.unblock():
        teardown_databases(databases, verbosity=0)


@pytest.fixture(scope="session")
def collected(tmp_path_factory):
    """Style sheets and scripts as they are sent: joined, and named by their content."""
    with override_settings(STATIC_ROOT=str(tmp_path_factory.mktemp("static"))):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield


@pytest.fixture(scope="session")
def live_server(collected, django_db_setup):
    """Our own server, in threads of this process, so that its clock can be moved."""
    server = LiveServer("127.0.0.1", start=False)
    server.thread.static_handler = lambda handler: handler  # WhiteNoise sends what was collected
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def launch():
    """`launch("--flag")`: a browser of its own, with what a phone's settings would change."""
    # The browser's own loop runs in this thread; without this Django takes our tests for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        yield lambda *flags: playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *flags])


@pytest.fixture(scope="session")
def browser(launch):
    """The browser that the journeys share."""
    with launch() as browser:
        yield browser


@pytest.fixture(autouse=True)
def clock():
    """It is Monday, half past five in Millbrook; `clock.move_to(later(days=3))` moves everybody's clock."""
    with time_machine.travel(MONDAY, tick=True) as clock:
        yield clock


@pytest.fixture
def new_phone(browser, live_server):
    """`new_phone(organizer)`: a phone, signed in or not; at the end of the test it says what went wrong on it."""
    cache.clear()  # nobody has typed a wrong code yet
    phones = []

    def unpacked(organizer=None, browser=browser, **more):
        context = browser.new_context(
            **{"viewport": PHONE, "locale": "en-US", "has_touch": True, "reduced_motion": "reduce"} | more
        )
        context.set_default_timeout(5_000)
        phones.append(Phone(context.new_page(), live_server.url))
        if organizer:
            phones[-1].sign_in(organizer)
        return phones[-1]

    yield unpacked
    for phone in phones:
        print(
            phone.page.url, phone.page.locator("body").aria_snapshot(), sep="\n"
        )  # shown when the test fails
        phone.page.context.close()
    complaints = [complaint for phone in phones for complaint in phone.complaints]
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def phone(new_phone):
    """A phone that is not signed in."""
    return new_phone()


@pytest.fixture
def rosas_phone(new_phone, rosa):
    """Rosa's phone, signed in."""
    return new_phone(rosa)
