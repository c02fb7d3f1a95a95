"""The hour of a one-to-one: only what can be is offered, and what is missing is asked for at its place."""

from playwright.sync_api import expect

from tests.journeys.cycle import TODAY


def test_of_today_only_the_hours_that_have_passed(rosas_phone, bayard):
    phone = rosas_phone
    phone.open(f"{TODAY}people/{bayard.pk}/meetings/written-down/")
    phone.control("7:30 pm").wait_for()
    phone.tap("today")
    expect(phone.control("7:30 pm")).to_have_count(0)
    phone.control("3:30 pm").wait_for()
    phone.tap("yesterday")
    phone.control("7:30 pm").wait_for()


def test_on_the_call_page_the_missing_hour_is_in_view(rosas_phone, bayard):
    phone = rosas_phone
    phone.open(f"{TODAY}people/{bayard.pk}/call/")
    phone.tap("We’ll meet")
    phone.part("We’ll meet").tap("tomorrow")
    phone.tap("Set it, and end the call")
    hours = phone.page.get_by_role("group", name="Time", exact=True)
    expect(hours.get_by_text("Choose a time.")).to_be_in_viewport()
    expect(hours).to_be_focused()  # no single hour, which would look chosen
    expect(phone.control("Set it, and end the call")).to_be_in_viewport()
    phone.complaints.clear()  # that page answers 422


def test_at_twice_the_text_the_endings_are_a_tap_away_and_what_happened_is_in_view(new_phone, rosa, bayard):
    phone = new_phone(rosa, viewport={"width": 180, "height": 370})
    phone.open(f"{TODAY}people/{bayard.pk}/call/")
    expect(phone.control("How did it end?")).to_be_in_viewport()
    expect(phone.control("tomorrow")).to_have_count(0)
    phone.tap("A day and a place")
    phone.control("tomorrow").wait_for()
    phone.page.evaluate("scrollTo(0, 0)")
    phone.tap("How did it end?")
    expect(phone.control("No answer").first).to_be_in_viewport()
    phone.tap("Wrong number")
    expect(phone.page.get_by_text("The number is removed from their page.")).to_be_in_viewport()
    expect(phone.control("Undo")).to_be_in_viewport()


def test_while_another_day_is_typed_the_filled_button_is_the_one_that_sets_it(rosas_phone, bayard):
    phone = rosas_phone
    phone.open(f"{TODAY}people/{bayard.pk}/call/")
    phone.tap("Another day or time")
    phone.control("Set it, and end the call").wait_for()
    expect(phone.control("We’ll meet")).to_have_count(0)


def test_a_day_that_is_typed_lets_go_of_the_chip_and_a_chip_of_what_was_typed(rosas_phone, bayard):
    phone = rosas_phone
    phone.open(f"{TODAY}people/{bayard.pk}/call/")
    phone.tap("Call back")
    phone.tap("Another day")
    chosen, typed = phone.page.locator("[name=back_near]:checked"), phone.page.locator("[name=back_on]")
    expect(chosen).to_have_count(1)
    typed.fill("2099-12-01")
    expect(chosen).to_have_count(0)
    phone.page.locator("[name=back_near]").last.check(force=True)
    expect(typed).to_have_value("")
    expect(chosen).to_have_count(1)
