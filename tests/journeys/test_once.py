"""Saved once is saved once: two taps, the way back, a form that comes again."""

import pytest

from onetoone.calls.models import SetupCall
from tests.journeys.cycle import TODAY, day


def tap_twice(phone, name):
    phone.control(name).dblclick()


def tap_go_back_and_tap(phone, name):
    phone.tap(name)
    phone.sees("The next try is")
    phone.go_back()
    phone.tap(name)


@pytest.mark.parametrize("again", [tap_twice, tap_go_back_and_tap])
def test_a_call_is_written_down_once(again, rosas_phone, bayard, rosa):
    SetupCall.plan(bayard, by=rosa, on=day(0))
    rosas_phone.open(TODAY)
    rosas_phone.row("Bayard Lindqvist").tap("Call")
    again(rosas_phone, "No answer")
    rosas_phone.sees("The next try is")
    assert bayard.setup_calls.made().count() == 1


def test_a_second_tap_meets_nothing_on_the_page_that_came_yet_a_key_does(rosas_phone, bayard):
    """A slow double tap goes on where the next page has its bar of places. The moment is held still here."""
    page = rosas_phone.page
    page.add_init_script(
        "addEventListener('animationstart', () => document.getAnimations().map(a => a.pause()))"
    )
    rosas_phone.open(f"{TODAY}people/{bayard.pk}/call/")
    rosas_phone.tap("No answer")
    rosas_phone.sees("The next try is")
    people = page.locator(".nav").get_by_role("link", name="People")
    assert not people.evaluate("""link => {
        const { x, y, width, height } = link.getBoundingClientRect()
        return link.contains(document.elementFromPoint(x + width / 2, y + height / 2))
    }""")
    people.press("Enter")
    rosas_phone.is_headed("People")


def test_two_taps_without_javascript_are_one_call(new_phone, bayard, rosa):
    phone = new_phone(rosa, java_script_enabled=False)
    phone.open(f"{TODAY}people/{bayard.pk}/call/")
    tap_twice(phone, "No answer")
    phone.sees("The next try is")
    assert bayard.setup_calls.made().count() == 1


def test_what_is_sent_with_other_words_is_not_lost(rosas_phone, bayard):
    """Back on the page of a call that is written down, another ending asks before it counts."""
    phone = rosas_phone
    phone.open(f"{TODAY}people/{bayard.pk}/call/")
    phone.tap("No answer")
    phone.sees("The next try is")
    phone.go_back()
    phone.complaints.clear()
    phone.tap("Left a message")
    phone.sees("The first version of this page was saved already.")
    phone.complaints.clear()  # that page answers 422
    phone.tap("Left a message")
    phone.sees("The next try is")
    assert bayard.setup_calls.made().count() == 2


def test_a_worksheet_is_kept_again_and_again(rosas_phone, one_to_one):
    phone = rosas_phone
    phone.open(f"{TODAY}meetings/{one_to_one.pk}/worksheet/")
    for bring in ("the flyer", "the flyer and a pen"):
        phone.write("Bring", bring)
        phone.tap("Keep it")
        phone.sees("Kept.")
        phone.tap("Close")
    phone.page.reload()
    phone.write("Bring", "nothing")
    phone.tap("Keep it")
    phone.sees("Kept.")
    one_to_one.refresh_from_db()
    assert one_to_one.materials == "nothing"


def test_what_was_written_outlives_being_signed_out(rosas_phone, rosa, held):
    """Signed in again on another page, with the tokens of that page, it is kept as it was written."""
    phone, address = rosas_phone, f"{TODAY}meetings/{held.pk}/debrief/"
    phone.open(address)
    phone.write("What did you ask?", "Host an evening in December.")
    phone.part("The ask, and the answer").tap("yes")
    phone.part("When do you talk next?").tap("in a week")
    phone.page.context.clear_cookies()
    phone.tap("Keep it")
    phone.sees("You are signed out on this device. What you wrote is still here")
    with phone.page.context.expect_page() as opened:
        phone.tap("Sign in on a new page")
    another = opened.value
    another.wait_for_url("**/sign-in/")
    phone.sign_in(rosa)
    another.goto(phone.address + address)
    another.close()
    phone.page.evaluate("dispatchEvent(new Event('focus'))")
    phone.sees_no("You are signed out on this device.")
    phone.tap("Keep it")
    phone.sees("Kept.")
    phone.sees("Host an evening in December.")
