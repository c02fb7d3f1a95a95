"""The whole cycle: from the sheet a council keeps today to an evening on which nothing waits."""

import csv
import io
from collections import Counter

from tests.journeys.cycle import TODAY, agree, day, later, promise, talk_again
from tests.transfer.sheets import action_network_report


def test_the_cycle_goes_round(new_phone, ella, clock):
    ellas, rosas = new_phone(ella), new_phone()
    report = action_network_report(rows=200)
    name = somebody_in(report)
    brings_in(ellas, report)
    accepts(rosas, invites(ellas, "Rosa Quintero"))
    gives(ellas, name, "Rosa Quintero")

    calls(rosas, name)
    agree(rosas, "Wednesday 18", "6 pm", "Perch Café")
    prepares(rosas)

    clock.move_to(later(days=2, hour=18, minute=45))
    meets(rosas)
    debriefs(rosas)

    clock.move_to(later(days=9))
    checks_in(rosas, name)
    rosas.open(TODAY)
    rosas.sees("Nothing waits for you today.")


def somebody_in(report):
    """The name of one person in the report who can be called, has an accent and is there once."""
    rows = list(csv.DictReader(io.StringIO(report.decode())))
    names = Counter(f"{row['first_name']} {row['last_name']}" for row in rows)
    callable_ = [row for row in rows if row["can2_phone"] and row["can2_subscription_status"] == "subscribed"]
    people = [f"{row['first_name']} {row['last_name']}" for row in callable_]
    return next(name for name in people if names[name] == 1 and not name.isascii())


def brings_in(ellas, report):
    """Ella brings the council's list, as Action Network hands it out."""
    ellas.open(TODAY)
    ellas.tap("Me")
    ellas.tap("Bring your sheet")
    ellas.choose_file("Your sheet", "report.csv", report)
    ellas.tap("See what is in it")
    ellas.is_headed("This is what we read")
    ellas.sees("A report of Action Network.")
    ellas.sees("200 rows.")
    ellas.picture("import-preview", whole=True)
    ellas.page.get_by_role("button", name="Bring in").click()
    ellas.is_headed("Your people are here")


def invites(ellas, name):
    """Ella keeps a seat for somebody; the link she would send from her own phone."""
    ellas.tap("Me")
    ellas.tap("Who organizes here")
    ellas.tap("Invite")
    ellas.write("Name", name, nth=0)
    ellas.tap("Make the invitations")
    message = ellas.page.get_by_label("Your message").input_value()
    return next(word for word in message.split() if "/join/" in word)


def accepts(rosas, link):
    """Rosa opens the link on her own phone, and is in."""
    rosas.open(link)
    rosas.tap("Join")
    rosas.tap("Not now")
    rosas.is_headed("Good afternoon, Rosa")


def gives(ellas, name, to):
    """Ella finds this person and gives them to this organizer, who has them on Today."""
    ellas.tap("People")
    ellas.write("Find by name, telephone or e-mail", name)
    ellas.sees("1 person found.")
    ellas.tap(name)
    ellas.page.get_by_label("Give to").select_option(label=to)
    ellas.tap("Give")
    ellas.sees(f"Given to {to}")


def calls(rosas, name):
    """Rosa opens the call and jots a word down where she listens."""
    first = name.split()[0]
    rosas.open(f"{TODAY}people/?show=mine")
    rosas.tap(name)
    rosas.tap("Call")
    rosas.is_headed(f"Call {first}")
    rosas.sees(f"Hello {first}, this is Rosa.")
    rosas.write("listen", "counts coins", nth=0)


def prepares(rosas):
    """Rosa writes her story and her ask on the worksheet, and finds there what she had jotted down."""
    rosas.tap("Prepare")
    rosas.sees("counts coins")
    rosas.write("The story I will share", "My mother sewed nights.")
    rosas.write("The ask I will make, with a day", "Bring one neighbor on Thursday.")
    rosas.tap("Start the one-to-one")
    rosas.is_headed("One look, then listen")
    rosas.sees("Bring one neighbor on Thursday.")


def meets(rosas):
    """The card was looked at once, the phone lay face down; now they have met."""
    rosas.tap("We’re done")
    rosas.sees("You met.")


def debriefs(rosas):
    """The planned ask stands there already; what was said, who does what, and when they talk next."""
    asked = rosas.part("The ask, and the answer")
    asked.has("What did you ask?", "Bring one neighbor on Thursday.")
    asked.tap("yes")
    promise(rosas, 1, "They will …", "Bring her sister", day(6))
    rosas.tap("Another promise")
    promise(rosas, 2, "I will …", "Send the address", day(3))
    talk_again(rosas, day(9))


def checks_in(rosas, name):
    """One promise is kept, one has another day, and they talk again."""
    rosas.open(TODAY)
    rosas.row(name).tap("Check in")
    rosas.part("Bring her sister").tap("kept")
    rosas.part("Send the address").tap("still open")
    rosas.part("Send the address").tap("another day")
    rosas.part("Send the address").write("The new day", day(12))
    rosas.part("What comes next?").tap("another day")
    rosas.part("What comes next?").write("Day", day(16))
    rosas.tap("Write it down")
    rosas.is_headed(f"You talked with {name.split()[0]}")
