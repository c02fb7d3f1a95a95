"""What happened is said with its way back, and makes room again by itself."""

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
    rosas_phone.page.mouse.move(0, 0)
    return rosas_phone.page.locator("undo-toast", has_text="No answer.")


def test_a_toast_makes_room_by_itself_but_not_soon(toast):
    toast.page.clock.run_for(11_000)
    expect(toast).to_be_visible()
    toast.page.clock.run_for(2_000)
    expect(toast).to_have_count(0)


def test_a_toast_stays_for_whoever_is_at_it(toast):
    toast.get_by_role("button", name="Undo").focus()
    toast.page.clock.run_for(60_000)
    expect(toast).to_be_visible()
