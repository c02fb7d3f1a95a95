"""Before one calls, meets or checks in, the row says which language that will be in."""

import datetime as dt

import pytest
from django.utils import timezone

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import CheckIn
from onetoone.meetings.models import OneToOne
from tests.people.plans import statements

TODAY = "/c/millbrook/"
PLAN = {
    "call": lambda person, by: SetupCall.plan(person, by=by, on=by.council.today()),
    "check-in": lambda person, by: CheckIn.arrange(person, owner=by, due_on=by.council.today()),
    "meet": lambda person, by: OneToOne.arrange(
        person, by=by, starts_at=timezone.now() + dt.timedelta(days=2)
    ),
    "begin": lambda person, by: None,
}


@pytest.mark.parametrize("kind", PLAN)
def test_another_language_than_the_councils_is_said_without_asking_more(signed_in, rosa, bayard, kind):
    browser = signed_in(rosa)
    PLAN[kind](bayard, rosa)
    bayard.edit(language=rosa.council.language)
    browser.get(TODAY)
    before, page = statements(lambda: browser.get(TODAY).text)
    assert "Speaks" not in page
    bayard.edit(language="es", other_languages="some Quechua", needs_interpreter=True)
    after, page = statements(lambda: browser.get(TODAY).text)
    assert "Speaks Spanish, some Quechua. Needs an interpreter." in page
    assert len(after) == len(before)


def test_the_page_of_a_check_in_says_it_too(signed_in, rosa, bayard):
    check_in = PLAN["check-in"](bayard, rosa)
    bayard.edit(language="es")
    assert "Speaks Spanish." in signed_in(rosa).get(f"{TODAY}check-ins/{check_in.pk}/").text
    rosa.user.language = "es"
    rosa.user.save()
    bayard.edit(language="mix", other_languages="Español, some Quechua")
    assert (
        "Habla mixteco, español, some Quechua."
        in signed_in(rosa).get(f"{TODAY}check-ins/{check_in.pk}/").text
    )
