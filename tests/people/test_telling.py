"""How the past reads: a talk with all that was said in it, what became of promises, calls in a row, months."""

import datetime as dt

import pytest
from django.urls import reverse

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import Answer, CheckIn, Commitment, Whose
from onetoone.commitments.models.check_in import Answered, Outcome
from onetoone.debriefs.debriefing import Promised, Told, write
from onetoone.meetings.models import Note, OneToOne, Shared, Spark
from onetoone.people.models import IssueTag, Person
from tests.cast import appointed
from tests.people.noon import NOON
from tests.people.plans import statements

pytestmark = pytest.mark.usefixtures("wednesday")


@pytest.fixture
def page(council, bayard):
    return reverse("people:person", kwargs={"council": council.slug, "person_id": bayard.pk})


@pytest.fixture
def told(signed_in, rosa, page):
    """What happened, as Rosa or somebody else is told it."""

    def told(who=rosa, **asked):
        portrait = signed_in(who).get(page, asked).context["portrait"]
        return portrait.told

    return told


@pytest.fixture
def talk(bayard, rosa, noor, council):
    """Rosa and Noor met Bayard last month; he promised something and keeps it today."""
    month_ago = NOON - dt.timedelta(days=30)
    talk = OneToOne.write_down(bayard, by=rosa, starts_at=month_ago, minutes=26, also_there=[noor])
    heard = Told(
        answer=Answer.YES, asked="come on Thursday", check_in_on=council.today(), sparks=["“I drive the 14.”"],
        promises=[Promised(Whose.MEMBER, "Ring ten drivers", council.today())],
        notes={"self": "Grew up behind the depot"}, shared_with=Shared.CC,
    )  # fmt: skip
    write(talk, heard, by=rosa, at=month_ago + dt.timedelta(hours=2))
    return talk


def words(one):
    return [line.words for line in one.lines]


def test_a_talk_stands_there_once_with_all_that_was_said_in_it(talk, told):
    one = next(one for one in told() if one.title == "One-to-one")
    assert words(one) == [
        "26 minutes, face to face. Noor Haddad was there too.", "“I drive the 14.”", "Grew up behind the depot",
        "You, shared with the coordinators", "Asked “come on Thursday”: yes.", "Ring ten drivers",
    ]  # fmt: skip
    assert [one.title for one in told()] == ["One-to-one"]


def test_who_was_there_too_reads_you(talk, told, noor):
    assert words(told(noor)[-1])[0] == "26 minutes, face to face. You were there too."


def test_a_promise_tells_what_became_of_it(talk, told, bayard, rosa, council):
    line = next(line for one in told() for line in one.lines if line.kind == "promise")
    assert line.further == "by today"
    answers = [Answered(bayard.commitments.get(), Outcome.KEPT, line="Eleven, in one evening")]
    bayard.check_ins.get().answer(answers, by=rosa, check_in_on=council.today() + dt.timedelta(days=9))
    check_in, meeting = told()
    assert words(check_in) == ["Kept: Ring ten drivers"]
    assert check_in.lines[0].further == "Eleven, in one evening"
    assert next(line for line in meeting.lines if line.kind == "promise").further == "kept"


def test_ones_own_words_come_before_what_others_wrote(talk, told, bayard, noor):
    Spark.write(bayard, "“My aunt ran the union hall.”", by=noor, one_to_one=talk, shared_with=Shared.COUNCIL)
    rosas, noors = (
        next(one for one in told(who) if one.title == "One-to-one") for who in (talk.organizer, noor)
    )
    sparks = [line.words for line in rosas.lines if line.kind == "spark"]
    assert sparks == ["“I drive the 14.”", "“My aunt ran the union hall.”"]
    assert "Noor Haddad, shared with the council" in words(rosas)
    assert [line.words for line in noors.lines if line.kind == "spark"] == ["“My aunt ran the union hall.”"]


def test_calls_nobody_answered_in_a_row_are_told_as_one(told, bayard, rosa, noor):
    for days, by in ((9, rosa), (7, noor), (5, rosa)):
        SetupCall.in_hand(bayard, by=by).no_answer(at=NOON - dt.timedelta(days=days), jottings=f"Try {days}")
    SetupCall.in_hand(bayard, by=rosa).not_now(on=NOON.date() + dt.timedelta(days=40), at=NOON)
    spoken, tries = told()
    assert spoken.title == "Call to arrange a talk"
    assert tries.title == "Calls to arrange a talk"
    assert "Tried 3 times since November 16." in words(tries)
    assert "Try 9" in words(tries)
    assert tries.by == "You and Noor Haddad"
    assert "Try 7" not in words(tries)  # jotted by Noor for herself


def test_months_are_headings_and_stand_once_also_across_pages(told, bayard, rosa, signed_in, page):
    for days in range(0, 60, 2):
        Note.write(bayard, f"Line {days}", by=rosa, at=NOON - dt.timedelta(days=days))
    client = signed_in(rosa)
    first = client.get(page).context["portrait"]
    assert [one.month for one in first.told if one.month] == ["November 2026", "October 2026"]
    second = client.get(page, {"before": first.further}).context["portrait"]
    assert [one.month for one in second.told if one.month] == ["September 2026"]
    assert "<h3>November 2026</h3>" in client.get(page).content.decode()


def test_conversations_only_leaves_out_what_was_not_one(talk, told, bayard, rosa, signed_in, page):
    SetupCall.in_hand(bayard, by=rosa).no_answer(at=NOON)
    Note.write(bayard, "Saw him on the 14", by=rosa)
    OneToOne.arrange(bayard, by=rosa, starts_at=NOON + dt.timedelta(days=2)).could_not(on=NOON.date())
    assert len(told()) == 4
    assert [one.title for one in told(only="talks")] == ["One-to-one"]
    assert len(told(only="talks")[0].lines) == 6


def test_no_conversation_yet_leads_back_to_everything(told, bayard, rosa, signed_in, page):
    Note.write(bayard, "Saw him on the 14", by=rosa)
    html = signed_in(rosa).get(page, {"only": "talks"}).content.decode()
    assert "Nobody here has talked with them yet." in html
    assert "Saw him on the 14" not in html


def test_conversations_only_goes_on_with_conversations(bayard, rosa, signed_in, page):
    for days in range(30):
        OneToOne.write_down(bayard, by=rosa, starts_at=NOON - dt.timedelta(days=days, hours=1))
        Note.write(bayard, "A line", by=rosa, at=NOON - dt.timedelta(days=days))
    client = signed_in(rosa)
    first = client.get(page, {"only": "talks"}).context["portrait"]
    html = client.get(
        page, {"only": "talks", "before": first.further}, headers={"HX-Request": "true"}
    ).content.decode()
    assert html.count("timeline__item") == 10
    assert "A line" not in html


def test_only_those_who_may_open_a_talk_are_led_to_it(talk, told, ella, noor, rosa, council):
    teo = appointed(council, "Teo Marchetti")
    assert all(told(who)[-1].url for who in (rosa, noor, ella))
    assert told(teo)[-1].title == "One-to-one"
    assert told(teo)[-1].url == ""


# who they are


def test_the_card_names_the_check_in_and_who_led_to_whom(signed_in, rosa, noor, page, bayard, petra, council):
    ines = Person.add(council, "Ines Moreau", introduced_by=bayard)
    bayard.change(introduced_by=petra, other_phones=["+12025550199"], other_emails=["bay@example.org"])
    bayard.change(issue_tags=[IssueTag.objects.create(council=council, name="Fares")])
    check_in = CheckIn.arrange(bayard, owner=noor, due_on=council.today() + dt.timedelta(days=1))
    html = signed_in(rosa).get(page).content.decode()
    assert f"/check-ins/{check_in.pk}/" in html
    for said in ["Check-in tomorrow", "with Noor Haddad", f"/people/{ines.pk}/", f"/people/{petra.pk}/", "Fares",
                 "tel:+12025550199", "bay@<wbr>example<wbr>.org", "None is open."]:  # fmt: skip
        assert said in html, said


def test_the_page_takes_few_statements(talk, signed_in, rosa, page, bayard, council):
    Commitment.promise(bayard, "Send the table", whose=Whose.ORGANIZER, due_on=council.today(), by=rosa)
    client = signed_in(rosa)
    client.get(page)
    asked, _answer = statements(lambda: client.get(page))  # one for what Rosa did today and can undo
    assert len(asked) <= 12, "\n".join(asked)
