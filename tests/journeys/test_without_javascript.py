"""The cycle in a browser that runs no scripts, from a code on paper to the next talk."""

from onetoone.accounts.models import PrintedCode
from onetoone.calls.models import SetupCall
from tests.journeys.cycle import TODAY, agree, day, later, promise, talk_again


def test_the_cycle_needs_no_javascript(new_phone, bayard, rosa, clock):
    SetupCall.plan(bayard, by=rosa, on=day(0))
    phone = new_phone(java_script_enabled=False)
    phone.open(TODAY)
    phone.write("Your code", PrintedCode.print_for(rosa.user))
    phone.tap("Sign in")

    phone.row("Bayard Lindqvist").tap("Call")
    agree(phone, "Wednesday 18", "6 pm", "Perch Café")

    clock.move_to(later(days=2, hour=19))
    phone.open(TODAY)
    phone.row("Bayard Lindqvist").tap("Yes, we met")
    phone.part("The ask, and the answer").tap("yes")
    promise(phone, 1, "They will …", "Bring his brother", day(6))
    phone.tap("Another promise")
    promise(phone, 2, "I will …", "Send the address", day(3))
    talk_again(phone, day(9))

    clock.move_to(later(days=9))
    phone.open(TODAY)
    phone.row("Bayard Lindqvist").tap("Check in")
    phone.part("Bring his brother").tap("partly")
    phone.part("Send the address").tap("kept")
    phone.part("What comes next?").tap("another day")
    phone.part("What comes next?").write("Day", day(16))
    phone.tap("Write it down")
    phone.is_headed("You talked with Bayard")
    phone.sees("Wednesday, December 2")
