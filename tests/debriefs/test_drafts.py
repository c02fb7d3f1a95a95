"""What is typed is not lost by going back: a sealed draft, its author's alone, until it is said."""

import datetime as dt

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from onetoone.audit.models import Operation
from onetoone.calls.models import SetupCall
from onetoone.commitments.models import CheckIn
from onetoone.debriefs.models import Debrief
from onetoone.lib.keys import new_key
from onetoone.people.models import Draft

HEARD = "A kitchen table, and the 14 that never came"


@pytest.fixture
def page(signed_in, rosa, held, debrief_of):
    """The debrief page, opened again."""
    return lambda who=rosa: signed_in(who).get(debrief_of(held))


def test_what_was_typed_stands_there_again_and_nothing_is_written_yet(tell, page, day):
    answer = tell(
        draft="typed",
        heard=HEARD,
        answer="yes",
        on=day(5),
        near="another",
        **{"promise-1-words": "bring Dee"},
    )

    assert answer.text.startswith("Kept as a draft at ")
    again = page()
    assert again.status_code == 200
    assert HEARD in again.text
    assert "Your draft of today" in again.text
    form = again.context["form"]
    assert (form["answer"].value(), form["on"].value()) == ("yes", day(5).isoformat())
    assert form.promises[1]["words"].value() == "bring Dee"
    assert not form.errors
    assert not Debrief.objects.exists()
    assert not Operation.objects.exists()


def test_the_latest_words_count_and_without_scripts_a_button_keeps_them(tell, page):
    tell(draft="typed", heard="A kitchen")
    answer = tell(draft="later", heard=HEARD)

    assert answer["Location"] == "/c/millbrook/"
    assert Draft.objects.get().typed["heard"] == HEARD


def test_it_is_sealed_and_its_authors_alone(tell, page, rosa, noor, ella, held):
    held.be_joined_by([noor])
    tell(draft="typed", heard=HEARD)

    assert b"kitchen" not in bytes(Draft.objects.get().words_sealed.stored)
    assert HEARD not in page(noor).text
    assert not Draft.objects.visible_to(ella).exists()


def test_what_did_not_hold_is_kept_too(tell, page):
    assert tell(heard=HEARD).status_code == 422
    assert HEARD in page().text


def test_once_it_is_said_the_draft_is_gone_and_with_the_undo_it_is_back(tell, page, rosa, day, signed_in):
    tell(draft="typed", heard=HEARD)
    tell(heard=HEARD, on=day(5))
    assert not Draft.objects.exists()

    signed_in(rosa).post(
        "/c/millbrook/undo/", {"operation": Operation.objects.get().pk, "next": "/c/millbrook/"}
    )

    assert not Debrief.objects.exists()
    assert HEARD in page().text


def test_a_draft_that_comes_after_what_was_said_is_not_kept(tell, day):
    key = str(new_key())
    tell(operation=key, heard=HEARD, on=day(5))
    assert tell(operation=key, draft="typed", heard=HEARD, on=day(5)).text == ""
    assert not Draft.objects.exists()


def test_one_may_begin_anew(tell, page):
    tell(draft="typed", heard=HEARD)
    tell(draft="drop", heard=HEARD)
    assert HEARD not in page().text


def test_after_a_month_it_is_gone(tell, rosa, bayard):
    tell(draft="typed", heard=HEARD)
    Draft.objects.update(at=timezone.now() - dt.timedelta(days=31))
    Draft.keep(bayard, new_key(), QueryDict(), by=rosa)
    assert [draft.words for draft in Draft.everything.all()] == [""]


def test_a_check_in_keeps_what_is_typed(signed_in, rosa, bayard, council):
    talk = CheckIn.arrange(bayard, owner=rosa, due_on=council.today())
    address = reverse("commitments:check_in", kwargs={"council": "millbrook", "check_in_id": talk.pk})
    browser = signed_in(rosa)
    said = {"operation": new_key(), "rows": "1", "then": "close", "closing_word": "A warm hand"}
    browser.post(address, said | {"draft": "typed"})
    assert browser.get(address).context["form"]["closing_word"].value() == "A warm hand"
    browser.post(address, said)
    assert not Draft.objects.exists()


def test_a_call_keeps_what_is_jotted_down(signed_in, rosa, bayard):
    page, ends = (
        reverse(f"calls:{name}", kwargs={"council": "millbrook", "person_id": bayard.pk})
        for name in ("call", "outcome")
    )
    browser = signed_in(rosa)
    browser.post(ends, {"operation": new_key(), "draft": "typed", "jot_1": "counts coins"})
    assert browser.get(page).context["form"]["jot_1"].value() == "counts coins"
    assert not SetupCall.objects.made().exists()
    browser.post(ends, {"operation": new_key(), "outcome": "no_answer", "jot_1": "counts coins"})
    assert not browser.get(page).context["form"]["jot_1"].value()
