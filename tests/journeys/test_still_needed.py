"""What was asked for goes once the page holds it."""

import pytest

from onetoone.commitments.models import CheckIn, Commitment, Whose
from tests.journeys.cycle import TODAY, day

NEEDED = "Still needed: a day."


@pytest.mark.parametrize("in_one_tap", [True, False])
def test_a_day_that_was_chosen_is_not_asked_for_any_more(rosas_phone, held, in_one_tap):
    phone = rosas_phone
    phone.open(f"{TODAY}meetings/{held.pk}/debrief/")
    phone.sees_no(NEEDED)
    phone.tap("Keep it")
    following = phone.part("When do you talk next?")
    following.sees(NEEDED)
    assert phone.page.locator("#day-needed").inner_text() == NEEDED
    phone.complaints.clear()  # that the form was refused
    following.tap("in a week" if in_one_tap else "another day")
    if not in_one_tap:
        following.sees(NEEDED)
        following.write("Day", day(7))
        following.place.get_by_label("Day", exact=True).blur()
    following.sees_no(NEEDED)
    assert not phone.page.locator("#day-needed").count()
    phone.tap("Keep it")
    phone.sees("Kept.")
    assert CheckIn.objects.get().due_on == day(7)


def test_nor_is_the_new_day_of_a_promise(rosas_phone, rosa, bayard):
    phone = rosas_phone
    talk = CheckIn.arrange(bayard, owner=rosa, due_on=day(0))
    Commitment.promise(bayard, "Bring his brother", whose=Whose.MEMBER, due_on=day(0), by=rosa)
    phone.open(f"{TODAY}check-ins/{talk.pk}/")
    phone.part("Bring his brother").tap("still open")
    phone.part("Bring his brother").tap("another day")
    phone.tap("Write it down")
    phone.sees("The new day is still needed for “Bring his brother”.")
    promise = phone.part("Bring his brother")
    promise.sees("Still needed: the new day.")
    phone.complaints.clear()  # that the form was refused
    promise.tap("in a week")
    promise.sees_no("Still needed: the new day.")
    phone.tap("Write it down")
    phone.is_headed("You talked with Bayard")
