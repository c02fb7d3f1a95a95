"""Every page of the cycle: nothing cut off in large text, nothing a screen reader stumbles over, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.uploadedfile import SimpleUploadedFile

from onetoone.sample.inventing import invent
from tests.journeys.conftest import PHONE
from tests.journeys.cycle import TODAY
from tests.journeys.pages import OF_THE_CC, WITHOUT_A_COUNCIL, busiest, pages_of, the_cc
from tests.transfer.sheets import action_network_report

DESK = {"width": 1280, "height": 800}
CONTRAST = {"runOnly": ["color-contrast"]}  # all that changes with the colours


@pytest.fixture
def readers(db, new_phone, signed_in):
    """`readers()`: phones of an organizer, of the CC and of nobody, each with the pages that they read."""
    invent()
    rosa = busiest()
    ella = the_cc()
    sheet = SimpleUploadedFile("report.csv", action_network_report(rows=40))
    preview = signed_in(ella).post(f"{TODAY}import/", {"sheet": sheet})["Location"]
    pages = {rosa: pages_of(rosa), ella: OF_THE_CC | {"cc-preview": preview}, None: WITHOUT_A_COUNCIL}
    return lambda **phone: [(new_phone(reader, **phone), pages[reader]) for reader in pages]


@pytest.fixture(scope="module")
def large_text(launch):
    """A browser whose owner set text to twice its size."""
    with launch("--blink-settings=defaultFontSize=32") as browser:
        yield browser


def stumbles(page, options):
    """What a screen reader or weak eyes would stumble over, with the place."""
    found = Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [
        f"{page.url} {one['id']}: {node['target'][0]} {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["on a phone", "on a desk"])
def test_nobody_stumbles(size, readers):
    stumbled = []
    for phone, pages in readers(viewport=size):
        for name, address in pages.items():
            phone.open(address)
            phone.page.emulate_media(color_scheme="light")
            phone.picture(f"{name}-{size['width']}-light")
            stumbled += stumbles(phone.page, {})
            phone.page.emulate_media(color_scheme="dark")
            phone.picture(f"{name}-{size['width']}-dark")
            stumbled += stumbles(phone.page, CONTRAST)
    assert not stumbled, "\n".join(stumbled)


def test_text_of_twice_the_size_is_not_cut_off(readers, large_text):
    """Each phone complains of a page that is wider than its screen; also with all that can be unfolded."""
    for phone, pages in readers(browser=large_text, color_scheme="dark"):
        for name, address in pages.items():
            phone.open(address)
            assert phone.page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
            phone.page.eval_on_selector_all("details", "folded => folded.forEach(one => one.open = true)")
            phone.page.wait_for_timeout(50)
            phone.picture(f"{name}-large-dark", whole=True)
