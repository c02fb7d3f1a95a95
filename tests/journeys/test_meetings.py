"""What happens to a one-to-one besides being held on its day: and every time a way back."""

from onetoone.meetings.models import OneToOne
from tests.journeys.cycle import TODAY, day, later, talk_again


def test_they_could_not_come_and_it_is_arranged_again(rosas_phone, one_to_one, clock):
    phone = rosas_phone
    clock.move_to(later(days=3, hour=10))
    phone.open(TODAY)
    phone.row("Bayard Lindqvist").tap("They couldn’t come")
    phone.sees("It happens.")
    phone.tap("Monday 23")
    phone.tap("Set it")
    phone.sees("Monday with Bayard")
    phone.sees("Perch Café")

    phone.undo("It is set.")
    phone.open(TODAY)
    phone.sees("Nothing waits for you today.")
    clock.move_to(later(days=4, hour=10))
    phone.open(TODAY)
    phone.row("Bayard Lindqvist").control("Call").wait_for()


def test_that_they_could_not_come_is_undone(rosas_phone, one_to_one, clock):
    phone = rosas_phone
    clock.move_to(later(days=3, hour=10))
    phone.open(TODAY)
    phone.row("Bayard Lindqvist").tap("They couldn’t come")
    phone.undo("It happens.")
    phone.open(TODAY)
    phone.part("Did you meet?").row("Bayard Lindqvist").sees("Perch Café")


def test_one_is_moved_and_back(rosas_phone, one_to_one):
    phone = rosas_phone
    phone.open(TODAY)
    phone.row("Bayard Lindqvist").tap("Prepare")
    phone.is_headed("Wednesday with Bayard")
    phone.tap("Move it")
    phone.tap("Saturday 21")
    phone.tap("Move it")
    phone.is_headed("Saturday with Bayard")
    phone.undo("It is moved.")
    phone.is_headed("Wednesday with Bayard")


def test_one_is_written_down_a_week_later_and_undone(rosas_phone, bayard):
    phone = rosas_phone
    phone.open(f"{TODAY}people/{bayard.pk}/")
    phone.tap("What else?")
    phone.tap("Write down one that happened")
    phone.write("or another day", day(-7))
    phone.write("Place", "his doorstep")
    phone.tap("Write it down")
    phone.is_headed("After Bayard")
    phone.open(TODAY)
    phone.row("Bayard Lindqvist").sees("You met November 9.")
    phone.tap("Write it")

    phone.is_headed("After Bayard")
    talk_again(phone, day(5))
    phone.undo("Kept.")
    phone.is_headed("After Bayard")
    phone.sees("When do you talk next?")


def test_they_need_to_think_and_are_asked_again(rosas_phone, held):
    phone = rosas_phone
    phone.open(TODAY)
    phone.tap("Write about Bayard")
    asked = phone.part("The ask, and the answer")
    asked.write("What did you ask?", "Host an evening in December.")
    asked.tap("needs to think")
    asked.write("Why?", "He works nights until then.")
    asked.tap("another day")
    asked.write("Day", day(9))
    talk_again(phone, day(9))
    phone.sees("Ask again: November 25")
    phone.sees("He works nights until then.")

    phone.undo("Kept.")
    phone.sees_no("He works nights until then.")
    phone.open(TODAY)
    phone.row("Bayard Lindqvist").control("Go on").wait_for()


def test_no_name_is_lost_when_one_taps_faster_than_the_answers_come(rosas_phone, bayard, petra):
    phone, page = rosas_phone, rosas_phone.page
    phone.open(f"{TODAY}just-talked/")
    phone.write("Find or add a name", "Bayard, Petra, Vera Castellan")
    phone.control("Petra Brandt").wait_for()
    on_their_way = []
    page.route("**/just-talked/", lambda answer: on_their_way.append(answer))
    for name in ("Bayard Lindqvist", "Petra Brandt", "Vera Castellan, somebody new"):
        phone.tap(name)
    on_their_way[-1].continue_()
    page.unroute("**/just-talked/")
    phone.control("Vera Castellan new").wait_for()
    phone.has("Find or add a name", "")
    ticked = page.locator("#company input:checked")
    assert ticked.count() == 3
    phone.tap("Write it down")
    phone.sees("A debrief waits for each of them.")
    assert OneToOne.objects.held().count() == 3
