"""The thanks at the beginning of a check-in and after it, and the line between."""

import pytest

from onetoone.commitments.models import CheckInAnswer
from tests.commitments.conftest import became


def test_the_thank_you_says_that_something_stays_and_when_in_their_language(
    send, signed_in, rosa, bayard, check_in, theirs, day
):
    bayard.edit(language="es")
    page = signed_in(rosa).get(send(on=day(7), **became(theirs, "partly", near="talk")).url).text
    ready = page.split('id="thanks"')[1].split("</section>")[0]
    assert "Tengo presente lo que dijimos que haríamos. Hablamos de nuevo el " in ready
    assert "bring Dee" not in ready


@pytest.mark.parametrize("outcome", ["kept", "let_go"])
def test_what_they_said_of_a_promise_has_a_line_whatever_became_of_it(
    send, signed_in, rosa, check_in, theirs, page_of, day, outcome
):
    page = signed_in(rosa).get(page_of(check_in)).text
    assert "Add a line" in page
    assert "Thank them first" in page
    said = {"said": "Dee came by bus", "line": "left from before"}
    send(on=day(7), **became(theirs, outcome, **said))
    assert CheckInAnswer.objects.get().line == "Dee came by bus"
    assert "Dee came by bus" in signed_in(rosa).get(page_of(check_in)).text
