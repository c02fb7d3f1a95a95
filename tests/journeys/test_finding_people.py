"""Somebody is found as one types, and told of it without looking; choices count together and go away in one tap."""

from onetoone.people.models import Person
from tests.journeys.cycle import TODAY
from tests.journeys.test_keyboard import walk_to

HEARD = """() => {
  window.heard = []
  const told = document.querySelector("[role=status]")
  new MutationObserver(() => window.heard.push(told.innerText.trim())).observe(told, {childList: true, subtree: true})
}"""


def test_as_one_types_the_list_shrinks_and_says_how_many(rosas_phone, bayard, petra):
    phone = rosas_phone
    phone.open(TODAY + "people/")
    phone.page.evaluate(HEARD)
    phone.page.get_by_label("Find by name, telephone or e-mail").press_sequentially("lindq báy")
    phone.sees("1 person found.")
    phone.sees_no("Petra Brandt")
    assert phone.page.evaluate("heard.at(-1)") == "1 person found."
    walk_to(phone, "Bayard Lindqvist")
    phone.page.keyboard.press("Enter")
    phone.is_headed("Bayard Lindqvist")
    phone.page.go_back()
    phone.has("Find by name, telephone or e-mail", "lindq báy")
    phone.tap("Back to the whole list")
    phone.sees("Petra Brandt")


def test_choices_count_together_and_one_tap_clears_them(rosas_phone, bayard, petra, council):
    Person.add(council, "Ines Moreau").be_met("2026-11-01T12:00Z")
    phone = rosas_phone
    phone.open(TODAY + "people/")
    phone.tap("Met by nobody")
    phone.sees("2 people nobody has met.")
    phone.sees_no("Ines Moreau")
    phone.tap("More")
    phone.tap("Given to nobody")
    phone.sees("1 person: Met by nobody, Given to nobody.")
    phone.sees_no("Bayard Lindqvist")
    phone.tap("Petra Brandt")
    phone.open(TODAY + "people/")
    phone.sees("1 person: Met by nobody, Given to nobody.")  # remembered
    phone.tap("Everyone")
    phone.sees("Ines Moreau")
    phone.sees("3 people.")
