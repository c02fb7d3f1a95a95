"""The thank-you after a check-in."""

from tests.commitments.conftest import became


def test_the_thank_you_says_that_something_stays_and_when_in_their_language(
    send, signed_in, rosa, bayard, check_in, theirs, day
):
    bayard.edit(language="es")
    page = signed_in(rosa).get(send(on=day(7), **became(theirs, "partly", near="talk")).url).text
    ready = page.split('id="thanks"')[1].split("</section>")[0]
    assert "Tengo presente lo que dijimos que haríamos. Hablamos de nuevo el " in ready
    assert "bring Dee" not in ready
