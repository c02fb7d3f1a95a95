"""A Tuesday evening: one person after the other, some skipped, some by text; each ending can be taken back."""

import pytest

from onetoone.calls.models import SetupCall
from onetoone.people.models import Person
from tests.journeys.cycle import TODAY, day


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_one_after_the_other(scripts, new_phone, council, rosa, bayard, petra):
    dana = Person.add(council, "Dana Okafor", phone="+12025550144")
    for person in (bayard, petra, dana):
        SetupCall.plan(person, by=rosa, on=day(0))
    phone = new_phone(rosa, java_script_enabled=scripts)
    phone.open(TODAY)
    phone.tap("Start the 3 calls")
    phone.sees("2 more after this one")
    phone.tap("No answer")
    phone.is_headed("Call Petra")
    phone.sees("Bayard: No answer. The next try is Wednesday.")

    phone.tap("Skip for now")
    phone.is_headed("Call Dana")
    phone.tap("Not now")
    phone.write("Why, in a line, if they said", "nights until Friday")
    phone.tap("In a month December 14")
    phone.is_headed("Good afternoon, Rosa")
    phone.sees("You tried 2 people today and reached 1.")
    phone.row("Petra Brandt").sees("A first call.")

    phone.undo("Dana: Not now. You ask again December 14.")
    phone.is_headed("Call Dana")
    phone.open(TODAY)
    phone.sees("You tried 1 person today and reached 0.")
    phone.row("Dana Okafor").tap("Go on" if scripts else "Call")  # what was jotted down is kept as a draft
    phone.tap("Text")
    phone.is_headed("Write to Dana")
    phone.tap("It is sent")
    phone.sees("Dana: Sent.")


def test_back_on_a_call_that_is_written_down_it_says_so(new_phone, rosa, bayard):
    phone = new_phone(rosa, java_script_enabled=False)
    phone.open(f"{TODAY}people/{bayard.pk}/call/")
    phone.tap("No answer")
    phone.sees("The next try is")
    phone.go_back()
    phone.sees("You wrote down just now: no answer. What you tap now is one more try.")
