"""What is typed is still there after going back, and nothing of it lies on the phone."""

from onetoone.people.models import Draft
from tests.journeys.cycle import TODAY

# What many add to their browser leaves a style on fields; our policy forbids copying it to those that come.
AS_A_KEEPER_OF_PASSWORDS = (
    "for (const field of document.querySelectorAll('input')) field.style.color = 'inherit'"
)


def test_a_debrief_half_typed_is_there_again(rosas_phone, held):
    phone, address = rosas_phone, f"{TODAY}meetings/{held.pk}/debrief/"
    phone.open(TODAY)
    phone.row("Bayard Lindqvist").tap("Write it")
    phone.write("What did you ask?", "Host an evening in December.")
    phone.part("The ask, and the answer").tap("yes")
    phone.page.evaluate(AS_A_KEEPER_OF_PASSWORDS)
    phone.tap("Another promise")
    phone.part("Promise 2").tap("They will …")
    phone.part("Promise 2").tap("I will …")
    with phone.page.expect_response(lambda answer: "Bring+Dee" in (answer.request.post_data or "")):
        phone.part("Promise 2").write("What, as it was said", "Bring Dee")
    phone.sees("Kept as a draft at")
    phone.write("What did you ask?", "Host two evenings in December.")
    phone.go_back()  # within the second in which nothing is kept yet
    phone.is_headed("Good afternoon, Rosa")

    phone.open(address)
    phone.sees("Your draft of today")
    phone.has("What did you ask?", "Host two evenings in December.")
    phone.part("Promise 2").has("What, as it was said", "Bring Dee")
    kept = phone.page.evaluate("JSON.stringify([localStorage, sessionStorage, history.state])")
    assert "December" not in kept
    phone.part("When do you talk next?").tap("in a week")
    phone.tap("Keep it")
    phone.sees("Written by you.")
    phone.sees("Host two evenings in December.")
    assert not Draft.objects.exists()

    phone.tap("Undo this debrief")
    phone.open(address)
    phone.has("What did you ask?", "Host two evenings in December.")


def test_without_scripts_a_button_keeps_it(new_phone, rosa, held):
    phone = new_phone(rosa, java_script_enabled=False)
    phone.open(f"{TODAY}meetings/{held.pk}/debrief/")
    phone.write("What did you ask?", "Host an evening in December.")
    phone.tap("Keep it as a draft")
    phone.sees("Kept for you as a draft.")
    phone.row("Bayard Lindqvist").sees("Begun: your draft is kept.")
    phone.row("Bayard Lindqvist").tap("Go on")
    phone.has("What did you ask?", "Host an evening in December.")
    phone.tap("Begin anew")
    phone.has("What did you ask?", "")


def test_without_signal_one_is_asked_before_leaving(rosas_phone, held):
    phone, asked = rosas_phone, []
    phone.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    phone.open(f"{TODAY}meetings/{held.pk}/debrief/")
    phone.part("The ask, and the answer").tap("yes")
    phone.page.context.set_offline(True)
    phone.write("What did you ask?", "Host an evening in December.")
    phone.sees("No signal just now.")
    phone.page.evaluate("location.assign('/c/millbrook/')")
    phone.has("What did you ask?", "Host an evening in December.")
    assert asked == ["beforeunload"]
    phone.complaints.clear()  # of the signal
    phone.page.context.set_offline(False)
    phone.sees("Kept as a draft at")


def test_somebody_half_added_is_asked_about_before_they_are_left(rosas_phone):
    phone, asked = rosas_phone, []
    phone.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    phone.open(f"{TODAY}people/adding/")
    phone.write("Name", "Petra Brandt")
    phone.page.locator(".page__back").click(no_wait_after=True)
    phone.has("Name", "Petra Brandt")
    assert asked == ["beforeunload"]
    phone.tap("Add")
    phone.is_headed("Petra Brandt")
    assert asked == ["beforeunload"]
