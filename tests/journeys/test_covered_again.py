"""What one says aloud under a discreet name is covered again once the page was locked, or left and come back to."""

from django.urls import reverse
from playwright.sync_api import expect

COME_BACK = 'dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))'
PIN = "5291"


def test_rosa_locks_a_call_and_comes_back_to_it_and_the_own_name_is_covered(phone, council, rosa, bayard):
    council.discreet_name = "Thursday knitting"
    council.save()
    rosa.user.choose_pin(PIN)
    phone.sign_in(rosa)
    phone.open(reverse("lock_settings"))
    phone.tap("Keep this")
    phone.sees("Kept.")
    phone.open(reverse("calls:call", kwargs={"council": council.slug, "person_id": bayard.pk}))
    tick = phone.page.locator("#aloud")
    tick.check()
    phone.sees("Millbrook council")

    phone.page.evaluate('document.querySelector("page-lock").lock()')
    phone.write("Your PIN", PIN)
    phone.tap("Open")
    phone.sees("Thursday knitting")
    phone.sees_no("Millbrook council")

    tick.check()
    phone.page.evaluate(COME_BACK)
    expect(tick).not_to_be_checked()
