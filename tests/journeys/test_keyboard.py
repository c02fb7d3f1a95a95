"""Without touching the screen: Tab, Enter, and always seeing where one is."""

from onetoone.calls.models import SetupCall
from tests.journeys.cycle import TODAY, day

SEEN = """stop => {
  const shown = stop.matches("[type=radio], [type=checkbox]") ? stop.closest("label") : stop
  const { outlineStyle, outlineWidth } = getComputedStyle(shown)
  const { left, top, width, height } = shown.getBoundingClientRect()
  const uppermost = document.elementFromPoint(left + width / 2, top + height / 2)
  const inside = !stop.matches(":focus") // the calendar button in a field for a day: the browser rings it itself
  return {
    ring: inside || outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    uncovered: shown.contains(uppermost) || Boolean(uppermost?.contains(shown)),
    words: shown.innerText || stop.name,
  }
}"""


def walk_to(phone, name):
    """Press Tab until this is where the keyboard is; each stop on the way can be seen."""
    aim = phone.control(name).element_handle()
    for _stop in range(60):
        phone.page.keyboard.press("Tab")
        here = phone.page.evaluate_handle("document.activeElement").as_element()
        seen = here.evaluate(SEEN)
        assert seen["ring"], f"no ring round “{seen['words']}”"
        assert seen["uncovered"], f"something lies over “{seen['words']}”"
        if here.evaluate("(here, aim) => here === aim", aim):
            return
    raise AssertionError(f"“{name}” is not reached by Tab")


def test_a_call_is_written_down_with_the_keyboard(rosas_phone, bayard, rosa):
    SetupCall.plan(bayard, by=rosa, on=day(0))
    phone = rosas_phone
    phone.open(TODAY)
    walk_to(phone, "Call")
    phone.page.keyboard.press("Enter")
    phone.is_headed("Call Bayard")
    walk_to(phone, "No answer")
    phone.page.keyboard.press("Enter")
    phone.sees("The next try is Wednesday.")
    walk_to(phone, "Undo")
    phone.page.keyboard.press("Enter")
    phone.sees("Undone:")


def test_the_first_stop_skips_to_the_page(rosas_phone):
    phone = rosas_phone
    phone.open(TODAY)
    walk_to(phone, "Skip to the page")
    phone.page.keyboard.press("Enter")
    assert phone.page.evaluate("document.activeElement.id") == "main"
