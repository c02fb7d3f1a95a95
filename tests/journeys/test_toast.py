"""What happened is said with its way back, for as long as one stays on the page."""

import pytest
from playwright.sync_api import expect

from onetoone.calls.models import SetupCall
from tests.journeys.cycle import TODAY, day


@pytest.fixture
def toast(rosas_phone, bayard, rosa):
    """It says that a call is written down; the clock of its browser stands still."""
    SetupCall.plan(bayard, by=rosa, on=day(0))
    rosas_phone.page.clock.install()
    rosas_phone.open(TODAY)
    rosas_phone.row("Bayard Lindqvist").tap("Call")
    rosas_phone.tap("No answer")
    rosas_phone.sees("No answer.")
    return rosas_phone.page.locator("undo-toast", has_text="No answer.")


def test_a_toast_waits_for_slow_hands_until_it_is_closed(toast):
    toast.page.clock.run_for(600_000)
    toast.get_by_role("button", name="Close").click()
    expect(toast).to_have_count(0)


def test_once_one_goes_on_with_the_page_it_covers_nothing_and_still_leads_back(toast):
    in_the_way = toast.page.locator(".thumb undo-toast")
    expect(in_the_way).to_have_count(1)
    toast.page.get_by_role("heading", level=1).click()
    expect(in_the_way).to_have_count(0)
    toast.get_by_role("button", name="Undo").click()
    expect(toast.page.get_by_text("Undone").first).to_be_visible()


def test_where_a_page_opens_further_down_by_itself_it_stays_in_sight(toast):
    in_the_way = toast.page.locator(".thumb undo-toast")
    toast.page.set_viewport_size({"width": 360, "height": 300})
    opened = "new Promise(open => { addEventListener('scroll', open, {once: true}); scrollTo(0, 9999) })"
    toast.page.evaluate(f"{opened}.then(() => scrollY > innerHeight / 2 || Promise.reject())")
    expect(in_the_way).to_have_count(1)


def test_in_very_large_text_it_leaves_the_page_its_edges(toast):
    toast.page.set_viewport_size({"width": 180, "height": 740})
    edges = "[document.documentElement.scrollWidth, document.querySelector('undo-toast').offsetHeight < 200]"
    assert toast.page.evaluate(edges) == [180, True]
