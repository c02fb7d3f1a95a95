"""Getting ready: what is typed is kept as one goes; and several people at once, found while one types."""

import pytest
from playwright.sync_api import expect

from onetoone.meetings.models import Gathering, OneToOne, Worksheet
from tests.journeys.cycle import TODAY


def worksheet(meeting):
    return f"{TODAY}meetings/{meeting.pk}/worksheet/"


def test_what_is_typed_on_the_worksheet_is_kept_without_a_tap(rosas_phone, one_to_one):
    phone = rosas_phone
    phone.open(worksheet(one_to_one))
    phone.write("The story I will share", "The winter Mum walked")
    phone.sees("Kept at")
    phone.page.reload()
    phone.has("The story I will share", "The winter Mum walked")


def test_leaving_the_page_in_the_middle_of_a_word_keeps_it(rosas_phone, one_to_one):
    phone = rosas_phone
    phone.open(worksheet(one_to_one))
    field = phone.page.get_by_label("The story I will share")
    field.press_sequentially("The winter Mum wal")
    field.blur()
    phone.page.get_by_role("link", name="Bayard").click()
    phone.is_headed("Bayard Lindqvist")
    phone.page.go_back()
    phone.has("The story I will share", "The winter Mum wal")


def test_on_paper_the_page_unfolds_every_question(rosas_phone, one_to_one):
    page = rosas_phone.page
    rosas_phone.open(worksheet(one_to_one))
    folded = page.get_by_text("What makes you angry, and why that?")
    expect(folded).to_be_hidden()
    page.emulate_media(media="print")
    expect(folded).to_be_visible()
    expect(page.get_by_text("More questions").first).to_be_hidden()


@pytest.mark.parametrize("signed_out", [False, True], ids=["no signal", "signed out"])
def test_what_could_not_be_kept_stays_on_the_page_and_says_so(rosas_phone, one_to_one, signed_out):
    phone = rosas_phone
    phone.open(worksheet(one_to_one))
    if signed_out:
        phone.page.context.clear_cookies(name="sessionid")
    else:
        phone.page.context.set_offline(True)
    phone.write("The story I will share", "The winter Mum walked")
    phone.sees("What you wrote is still here")
    assert Worksheet.objects.get().my_story == ""
    phone.complaints.clear()  # the browser says it too


def test_somebody_is_found_while_one_types_and_somebody_new_added(rosas_phone, bayard, petra):
    phone = rosas_phone
    phone.open(f"{TODAY}just-talked/")
    phone.page.get_by_label("Find or add a name").press_sequentially("petr")
    phone.tap("Petra Brandt")
    phone.has("Find or add a name", "")
    expect(phone.page.get_by_label("Petra Brandt")).to_be_checked()
    phone.page.get_by_label("Find or add a name").press_sequentially("Vera Castellan")
    phone.tap("Vera Castellan, somebody new")
    expect(phone.page.get_by_label("Vera Castellan new")).to_be_checked()
    expect(phone.page.get_by_label("Vera Castellan new")).to_be_focused()
    phone.tap("Bayard Lindqvist")
    phone.tap("Write it down")
    phone.sees("A debrief waits for each of them.")
    assert OneToOne.objects.without_debrief().count() == 3
    phone.tap("Undo")
    phone.sees("Undone")
    assert not OneToOne.objects.exists()


def test_without_javascript_the_same_button_by_button(new_phone, rosa, bayard, petra):
    phone = new_phone(rosa, java_script_enabled=False)
    phone.open(f"{TODAY}gatherings/")
    phone.write("What was it?", "Rally at the depot")
    phone.write("Find or add a name", "petr")
    phone.tap("Find")
    phone.tap("Petra Brandt")
    phone.write("Find or add a name", "bayard")
    phone.tap("Write it down")
    phone.sees("Bayard Lindqvist is already here. The same?")
    phone.complaints.clear()  # a page that asks once more answers with 422
    phone.page.locator("label", has_text="Yes, the same").click()
    phone.tap("Write it down")
    phone.sees("It stands with each of them.")
    gathering = Gathering.objects.get()
    assert gathering.name == "Rally at the depot"
    assert {row.person for row in gathering.were_there.all()} == {bayard, petra}
