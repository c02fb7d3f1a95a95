"""The council's own words: its pathway, its teams, its issues; and steps that people take."""

import datetime as dt
import uuid

import pytest

from onetoone.audit.models import Operation
from onetoone.people.models import IssueTag, PathwayStep, StepTaken, Team

WORDS = "/c/millbrook/settings/"
UNDO = "/c/millbrook/undo/"


def send(browser, path, **words):
    return browser.post(path, {"operation": uuid.uuid4(), **words})


def undo(browser):
    return browser.post(UNDO, {"operation": Operation.objects.latest("at").pk})


@pytest.fixture
def pathway(council):
    return [PathwayStep.add(council, name) for name in ("Came along", "Brought somebody", "Leads a team")]


def order(council):
    return [step.name for step in PathwayStep.objects.filter(council=council).order_by("position", "pk")]


@pytest.mark.parametrize(("kind", "model"), [("pathway", PathwayStep), ("teams", Team), ("issues", IssueTag)])
def test_a_cc_adds_renames_and_retires_a_word(ella, signed_in, kind, model):
    browser = signed_in(ella)

    send(browser, f"{WORDS}{kind}/", name="  Night   shifts ")
    word = model.objects.get()
    assert word.name == "Night shifts"

    send(browser, f"{WORDS}words/{word.pk}/", name="Nights")
    assert model.objects.get().name == "Nights"
    undo(browser)
    assert model.objects.get().name == "Night shifts"

    send(browser, f"{WORDS}words/{word.pk}/use/")
    assert not model.objects.in_use().exists()
    assert "Use it again" in browser.get(f"{WORDS}{kind}/").text
    send(browser, f"{WORDS}words/{word.pk}/use/", again="1")
    assert model.objects.in_use().exists()


def test_a_name_stands_once_however_it_is_written(ella, pathway, signed_in):
    answer = send(signed_in(ella), f"{WORDS}pathway/", name="CAME ALONG")

    assert answer.status_code == 422
    assert "There is one of this name already." in answer.text
    assert send(signed_in(ella), f"{WORDS}words/{pathway[0].pk}/", name="leads a team").status_code == 422


def test_adding_a_retired_word_takes_it_up_again(ella, council, signed_in):
    fares = IssueTag.add(council, "Fares")
    fares.retire(council.today())

    send(signed_in(ella), f"{WORDS}issues/", name="fares")

    assert IssueTag.objects.in_use().get() == fares


def test_steps_change_places_by_buttons_and_back(ella, council, pathway, signed_in):
    browser = signed_in(ella)

    send(browser, f"{WORDS}words/{pathway[2].pk}/place/", earlier="1")
    assert order(council) == ["Came along", "Leads a team", "Brought somebody"]
    send(browser, f"{WORDS}words/{pathway[0].pk}/place/", later="1")
    assert order(council) == ["Leads a team", "Came along", "Brought somebody"]
    undo(browser)
    assert order(council) == ["Came along", "Leads a team", "Brought somebody"]


def test_the_first_step_stays_first(ella, council, pathway, signed_in):
    send(signed_in(ella), f"{WORDS}words/{pathway[0].pk}/place/", earlier="1")

    assert order(council)[0] == "Came along"


def test_teams_have_no_order(ella, council, signed_in):
    team = Team.add(council, "Phone team")

    assert send(signed_in(ella), f"{WORDS}words/{team.pk}/place/", earlier="1").status_code == 404


def test_an_organizer_writes_down_a_step_and_takes_it_back(rosa, bayard, pathway, council, signed_in):
    browser, path = signed_in(rosa), f"/c/millbrook/people/{bayard.pk}/steps/"
    assert "Came along" in browser.get(path).text

    words = {"step": pathway[1].pk, "on": council.today(), "seen_by": rosa.pk, "what_we_saw": "Two cousins"}
    send(browser, path, **words)
    page = browser.get(f"/c/millbrook/people/{bayard.pk}/").text
    assert "A step: Brought somebody" in page
    assert "Two cousins" in page
    bayard.refresh_from_db()
    assert bayard.step == pathway[1]

    undo(browser)
    bayard.refresh_from_db()
    assert bayard.step is None
    assert not StepTaken.objects.exists()


def test_a_step_is_taken_back_although_something_else_was_written_down_since(
    rosa, bayard, pathway, council, signed_in
):
    browser = signed_in(rosa)
    words = {"step": pathway[1].pk, "on": council.today(), "seen_by": rosa.pk}
    send(browser, f"/c/millbrook/people/{bayard.pk}/steps/", **words)
    step = Operation.objects.get()
    send(browser, f"/c/millbrook/people/{bayard.pk}/notes/", text="Two jobs", shared_with="me")
    assert Operation.objects.count() == 2

    browser.post(UNDO, {"operation": step.pk})

    bayard.refresh_from_db()
    assert bayard.step is None


def test_an_earlier_step_written_down_later_leaves_them_where_they_stand(rosa, bayard, pathway, council):
    today = council.today()
    StepTaken.take(bayard, pathway[2], on=today, by=rosa)

    StepTaken.take(bayard, pathway[0], on=today - dt.timedelta(days=90), by=rosa)

    bayard.refresh_from_db()
    assert bayard.step == pathway[2]


@pytest.mark.parametrize(
    ("days", "sentence"), [(1, "That day is still to come"), (-2000 * 365, "That is very long ago")]
)
def test_a_step_is_taken_on_a_day_that_can_be(rosa, bayard, pathway, council, signed_in, days, sentence):
    day = council.today() + dt.timedelta(days=days)
    words = {"step": pathway[0].pk, "on": day, "seen_by": rosa.pk}

    answer = send(signed_in(rosa), f"/c/millbrook/people/{bayard.pk}/steps/", **words)

    assert sentence in answer.text
    assert not StepTaken.objects.exists()


def test_a_retired_step_is_not_offered(rosa, bayard, pathway, council, signed_in):
    pathway[0].retire(council.today())

    page = signed_in(rosa).get(f"/c/millbrook/people/{bayard.pk}/steps/").text

    assert "Came along" not in page
    assert "Brought somebody" in page


def test_what_was_seen_is_for_the_pair_and_the_ccs(rosa, noor, ella, bayard, pathway, council):
    taken = StepTaken.take(bayard, pathway[0], on=council.today(), by=rosa, what_we_saw="Two cousins")

    assert taken in StepTaken.objects.visible_to(rosa)
    assert taken in StepTaken.objects.visible_to(ella)
    assert taken not in StepTaken.objects.visible_to(noor)


def test_where_only_the_people_given_are_seen_nobody_but_the_coordinators_is_named_as_who_saw_it(
    rosa, noor, ella, bayard, pathway, council, signed_in
):
    council.who_sees_whom = "given"
    council.save()
    for path in ("steps/", "meetings/written-down/"):
        page = signed_in(rosa).get(f"/c/millbrook/people/{bayard.pk}/{path}").text
        assert str(ella) in page
        assert str(noor) not in page
