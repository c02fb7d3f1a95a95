"""Another of us should ask: why, and who."""

import re
import uuid

import pytest
from django.urls import reverse

from onetoone.audit.models import Operation
from onetoone.calls.models import Outcome, SetupCall
from onetoone.councils.undoing import undo
from onetoone.people.models import HandedOn, Pair

pytestmark = pytest.mark.django_db


@pytest.fixture
def where(council, bayard):
    return {"council": council.slug, "person_id": bayard.pk}


@pytest.fixture
def hand_on(signed_in, where):
    def as_(organizer, query="", **words):
        words = {"operation": str(uuid.uuid4()), "why": "knows_them"} | words
        return signed_in(organizer).post(reverse("calls:hand_on", kwargs=where) + query, words)

    return as_


def test_whoever_is_named_has_them_and_a_call_today_and_reads_why(
    hand_on, where, rosa, noor, bayard, signed_in
):
    SetupCall.plan(bayard, by=rosa, on=bayard.council.today())
    answer = hand_on(rosa, why="language", language="es", to=str(noor.pk), words="Her sister speaks English")
    assert answer.status_code == 302
    bayard.refresh_from_db()
    assert bayard.language == "es"
    assert [pair.organizer for pair in bayard.pairs.open()] == [noor]
    assert [call.organizer for call in bayard.setup_calls.planned()] == [noor]
    for page in ("people:person", "calls:call"):
        text = signed_in(noor).get(reverse(page, kwargs=where)).text
        assert "Rosa handed them on today. They speak Spanish. “Her sister speaks English”" in text


def test_the_coordinators_see_why_among_those_given_to_nobody(hand_on, rosa, ella, bayard, signed_in):
    hand_on(rosa, why="other", words="She works nights")
    assert not bayard.pairs.open().exists()
    people = reverse("people:list", kwargs={"council": bayard.council.slug})
    assert (
        "Rosa handed them on today. “She works nights”"
        in signed_in(ella).get(f"{people}?show=given-to-nobody").text
    )


def test_the_call_in_hand_ends_with_it_and_keeps_what_was_jotted(
    hand_on, where, rosa, noor, bayard, signed_in
):
    look = {"look": "1", "jot_1": "two jobs", "how": "phone", "operation": str(uuid.uuid4())}
    page = signed_in(rosa).post(reverse("calls:hand_on", kwargs=where), look)
    assert page.status_code == 200
    assert 'value="two jobs"' in page.text
    hand_on(rosa, call="True", jot_1="two jobs", to=str(noor.pk))
    made = SetupCall.objects.made().get(organizer=rosa)
    assert (made.outcome, made.jottings) == (Outcome.HANDED_ON, "two jobs")
    assert "Rosa handed them on today." in signed_in(noor).get(reverse("people:person", kwargs=where)).text


def test_undone_they_are_back_with_their_call_and_their_language(hand_on, rosa, noor, bayard):
    SetupCall.plan(bayard, by=rosa, on=bayard.council.today())
    hand_on(rosa, why="language", language="es", call="True", to=str(noor.pk))
    undo(Operation.objects.get(verb="person.hand_on").pk, by=rosa)
    bayard.refresh_from_db()
    assert (bayard.language, bayard.touched_at) == ("", None)
    assert [pair.organizer for pair in bayard.pairs.open()] == [rosa]
    assert [call.organizer for call in bayard.setup_calls.planned()] == [rosa]
    assert not HandedOn.objects.exists()


def test_once_somebody_spoke_with_them_the_reason_has_had_its_day(
    hand_on, where, rosa, noor, bayard, signed_in
):
    hand_on(rosa, to=str(noor.pk))
    SetupCall.in_hand(bayard, by=noor).not_now(on=bayard.council.today())
    assert "handed them on" not in signed_in(noor).get(reverse("people:person", kwargs=where)).text


@pytest.mark.parametrize("words", [{"why": "language"}, {"why": "other"}, {"why": ""}])
def test_a_reason_says_which(hand_on, rosa, words):
    assert hand_on(rosa, **words).status_code == 422
    assert Pair.objects.open().filter(organizer=rosa).exists()


def test_who_speaks_the_language_is_named_first(where, rosa, noor, ella, bayard, signed_in):
    noor.user.language = bayard.language = "ar"
    noor.user.save()
    bayard.save()
    page = signed_in(rosa).get(reverse("calls:hand_on", kwargs=where)).text
    assert page.index("Noor Haddad, speaks Arabic") < page.index("Leave it to") < page.index("Ella Brandt")
    assert f'<option value="{noor.pk}" selected>' in page
    assert re.search(r'value="language"[^>]* checked', page)  # why, too
    ella.user.language = "ar"
    ella.user.save()
    assert '<option value="" selected>' in signed_in(rosa).get(reverse("calls:hand_on", kwargs=where)).text


def test_give_back_asks_why_first(where, rosa, bayard, signed_in):
    page = signed_in(rosa).get(reverse("people:person", kwargs=where)).text
    assert f'href="{reverse("calls:hand_on", kwargs=where)}"' in page


def test_whoever_sees_only_their_own_is_led_back_to_them(hand_on, council, rosa):
    council.who_sees_whom = council.WhoSeesWhom.GIVEN
    council.save()
    assert hand_on(rosa).url == reverse("people:list", kwargs={"council": council.slug})


@pytest.mark.parametrize(("sees", "said"), [("everyone", "Bayard"), ("given", "The one before")])
def test_on_the_next_ones_page_it_says_whom_it_is_about_and_who_asks_and_the_cookie_names_nobody(
    hand_on, signed_in, council, rosa, ella, petra, sees, said
):
    council.who_sees_whom = sees
    council.save()
    petra.give(rosa)
    SetupCall.plan(petra, by=rosa, on=council.today())
    answer = hand_on(rosa, "?row=1", call="True", to=str(ella.pk))
    assert "Ella" not in answer.cookies["messages"].value
    page = signed_in(rosa).get(answer.url, follow=True)
    assert page.redirect_chain[-1][0] == f"/c/millbrook/people/{petra.pk}/call/"
    assert f"{said}: Given to Ella to ask." in page.text
