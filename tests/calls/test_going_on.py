"""Where one goes on after a call: to the next one, back to the person, or first to another way to reach them."""

import datetime as dt

import pytest
from django.urls import reverse

from onetoone.audit.models import Operation
from onetoone.calls.models import SetupCall
from onetoone.councils.undoing import undo
from onetoone.lib.keys import new_key
from onetoone.people.models import Person
from tests.calls.test_ending_calls import THURSDAY_NOON, end, planned


def test_in_a_row_it_goes_on_and_else_back_to_the_person(signed_in, rosa, bayard, petra, council):
    browser = signed_in(rosa)
    assert end(browser, petra, "no_answer").url == f"/c/millbrook/people/{petra.pk}/"
    SetupCall.plan(bayard, by=rosa, on=council.today())
    shown = browser.get(reverse("calls:call", kwargs={"council": "millbrook", "person_id": bayard.pk})).text
    assert f'action="/c/millbrook/people/{bayard.pk}/calls/?row=1"' in shown
    assert end(browser, bayard, "no_answer", row="?row=1").url == "/c/millbrook/next/"


def test_whom_today_offers_to_begin_with_leads_back_there(signed_in, rosa, bayard):
    browser = signed_in(rosa)
    assert f"/people/{bayard.pk}/call/?row=1" in browser.get("/c/millbrook/").text
    call = reverse("calls:call", kwargs={"council": "millbrook", "person_id": bayard.pk})
    assert '/calls/?row=1"' in browser.get(f"{call}?row=1").text
    assert '/calls/?row=1"' not in browser.get(call).text


@pytest.mark.time_machine(THURSDAY_NOON)
@pytest.mark.parametrize(
    ("line", "field", "known", "day"),
    [
        ("(202) 555-0177", "phone", "+12025550177", 26),
        ("bayard@home.example", "other_emails", ["bayard@home.example"], 26),
        ("his sister at the bakery", "reached_through", "his sister at the bakery", 27),
        ("his sister, 202 555 0177", "reached_through", "his sister, 202 555 0177", 27),
        ("cell 202 555 0177", "phone", "+12025550177", 26),
    ],
)
def test_after_a_wrong_number_another_way_is_written_down(
    signed_in, rosa, bayard, petra, line, field, known, day
):
    browser = signed_in(rosa)
    later = SetupCall.plan(petra, by=rosa, on=rosa.council.today())
    answer = end(browser, bayard, "wrong_number", row="?row=1")
    assert answer.url == f"/c/millbrook/people/{bayard.pk}/reaching/?row=1"
    page = browser.get(answer.url).text
    assert "Who knows another way?" in page
    assert "Next call" in page
    later.withdraw()
    page = browser.get(answer.url).text
    assert "Next call" not in page
    assert "Nobody knows" in page
    written = browser.post(answer.url, {"operation": new_key(), "line": line})
    assert written.url == "/c/millbrook/next/"
    bayard = Person.objects.get(pk=bayard.pk)
    assert getattr(bayard, field) == known
    assert bayard.email == "bayard@example.org"
    assert planned(bayard).planned_on == dt.date(2026, 11, day)

    undo(Operation.objects.get(verb="person.edit").pk, by=rosa)
    assert not getattr(Person.objects.get(pk=bayard.pk), field)
    assert planned(bayard) is None


def test_half_a_number_is_asked_for_again(signed_in, rosa, bayard):
    address = reverse("people:reach", kwargs={"council": "millbrook", "person_id": bayard.pk})
    answer = signed_in(rosa).post(address, {"operation": new_key(), "line": "555 01 77 9"})
    assert answer.status_code == 422
    assert "Write the whole number" in answer.text
    assert 'value="555 01 77 9"' in answer.text
