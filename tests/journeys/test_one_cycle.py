"""The whole cycle, from a sheet to a calm evening."""

from tests.journeys.cycle import TODAY, agree, day, later, promise, talk_again


def test_the_cycle_goes_round(new_phone, ella, clock):
    ellas = new_phone(ella)
    name = "Petra Brandt"
    from onetoone.people.models import Person

    Person.add(ella.council, name, phone="+12025550143")
    rosas = new_phone()
    rosas.open(invites(ellas, "Rosa Quintero"))
    rosas.tap("Join")
    gives(ellas, name, "Rosa Quintero")

    rosas.open(TODAY)
    calls(rosas, name)
    agree(rosas, "Wednesday 18", "6 p.m.", "Perch Café")
    prepares(rosas)

    clock.move_to(later(days=2, hour=18, minute=45))
    meets(rosas)
    debriefs(rosas)

    clock.move_to(later(days=9))
    checks_in(rosas, name)
    rosas.open(TODAY)
    rosas.sees("Nothing waits for you today.")


def invites(ellas, name):
    """Ella keeps a seat for somebody; the link she would send from her own phone."""
    ellas.open(TODAY)
    ellas.tap("Me")
    ellas.tap("Who organizes here")
    ellas.tap("Invite somebody")
    ellas.write("Their name", name)
    ellas.tap("Keep a seat")
    message = ellas.page.get_by_label("Your message").input_value()
    return next(word for word in message.split() if "/join/" in word)


def gives(ellas, name, to):
    """Ella finds this person and gives them to this organizer."""
    ellas.tap("People")
    ellas.write("Find by name, telephone or e-mail", name)
    ellas.sees("1 found.")
    ellas.tap(name)
    ellas.page.get_by_label("Give to").select_option(label=to)
    ellas.tap("Give")
    ellas.sees(f"Known by {to}")


def calls(rosas, name):
    """Rosa opens the call and jots a word down where she listens."""
    first = name.split()[0]
    rosas.tap(name)
    rosas.is_headed(f"Call {first}")
    rosas.sees(f"Hello {first}, this is Rosa.")
    rosas.write("listen", "counts coins", nth=0)


def prepares(rosas):
    """Rosa writes her story and her ask on the worksheet."""
    rosas.tap("Prepare")
    rosas.is_headed("Wednesday with Petra")
    rosas.write("The story I will share", "My mother sewed nights.")
    rosas.write("The ask I will make, with a day", "Bring one neighbor on Thursday.")
    rosas.tap("Keep it")
    rosas.sees("Kept.")


def meets(rosas):
    """The card is looked at once; then they have met."""
    rosas.open(TODAY)
    rosas.sees("Did you meet?")
    rosas.tap("Yes, we met")
    rosas.is_headed("After Petra")


def debriefs(rosas):
    """What Rosa asked, what Petra said, who does what, and when they talk next."""
    asked = rosas.part("The ask, and the answer")
    asked.tap("yes")
    promise(rosas, 1, "theirs", "Bring her sister", day(6))
    promise(rosas, 2, "mine", "Send the address", day(3))
    talk_again(rosas, day(9))


def checks_in(rosas, name):
    """One promise is kept, one has another day, and they talk again."""
    rosas.open(TODAY)
    rosas.row(name).tap("Check in")
    rosas.part("Bring her sister").tap("kept")
    rosas.part("Send the address").tap("new date")
    rosas.part("Send the address").write("The new day", day(12))
    rosas.part("What comes next?").write("Day", day(16))
    rosas.tap("Write it down")
    rosas.is_headed("You talked with Petra")
