"""What one typed and did not say yet is on Today, where one goes on with it."""

import pytest
from django.http import QueryDict

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import CheckIn
from onetoone.people.models import Draft

BEGUN = "Begun: your draft is kept."
WORDS = {"debriefs": "Write it", "check-ins": "Check in", "calls": "Call"}


@pytest.fixture
def waiting(rosa, bayard, held, petra, council):
    """A debrief and a check-in with Bayard, and a call to Petra."""
    check_in = CheckIn.arrange(bayard, owner=rosa, due_on=council.today())
    SetupCall.plan(petra, by=rosa, on=council.today())
    return {"debriefs": held.pk, "check-ins": check_in.pk, "calls": petra.pk}


def sections_with_a_draft(client):
    page = client.get("/c/millbrook/").text
    parts = {name: page.split(f'id="{name}"')[1].split("</section>")[0] for name in WORDS}
    for name, part in parts.items():
        assert (BEGUN in part) == (">Go on</a>" in part) == (f">{WORDS[name]}</a>" not in part)
    return {name for name, part in parts.items() if BEGUN in part}


@pytest.mark.parametrize("name", WORDS)
def test_a_row_says_that_it_is_begun_and_goes_on(signed_in, rosa, bayard, waiting, name):
    client = signed_in(rosa)
    assert sections_with_a_draft(client) == set()
    Draft.keep(bayard, waiting[name], QueryDict("heard=A+kitchen"), by=rosa)
    assert sections_with_a_draft(client) == {name}
    Draft.settle(waiting[name], by=rosa)
    assert sections_with_a_draft(client) == set()


def test_what_another_typed_is_theirs_alone(signed_in, rosa, noor, bayard, waiting):
    for page in waiting.values():
        Draft.keep(bayard, page, QueryDict("heard=A+kitchen"), by=noor)
    assert sections_with_a_draft(signed_in(rosa)) == set()


def test_many_drafts_cost_no_more_than_none(signed_in, rosa, bayard, waiting, django_assert_max_num_queries):
    client = signed_in(rosa)
    client.get("/c/millbrook/")
    with django_assert_max_num_queries(100) as before:
        client.get("/c/millbrook/")
    for page in waiting.values():
        Draft.keep(bayard, page, QueryDict("heard=A+kitchen"), by=rosa)
    with django_assert_max_num_queries(len(before)):
        client.get("/c/millbrook/")


def test_a_call_nobody_planned_is_begun_too(signed_in, rosa, bayard):
    page = signed_in(rosa).get("/c/millbrook/").text
    assert "Bayard Lindqvist" in page
    assert BEGUN not in page
    Draft.keep(bayard, bayard.pk, QueryDict("heard=A+kitchen"), by=rosa)
    page = signed_in(rosa).get("/c/millbrook/").text
    assert BEGUN in page
    assert ">Go on</a>" in page
