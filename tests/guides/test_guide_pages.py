"""The guide to read, and what the CC sets on top of it: the fight, the ask of now, the openings (O1–O24, O36, O39)."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse

from onetoone.commitments.models import Ask
from onetoone.councils.models import Opening
from onetoone.councils.undoing import undo
from onetoone.guides.content import built_in
from onetoone.guides.models import CurrentAsk, Guide, IssueCampaign
from onetoone.people.models import Person


@pytest.fixture
def address(council):
    return lambda name="guide", **where: reverse(f"guides:{name}", kwargs={"council": council.slug, **where})


@pytest.fixture
def read(signed_in, rosa, address):
    """The guide as somebody sees it."""
    return lambda who=rosa, more="": signed_in(who).get(address() + more).content.decode()


@pytest.fixture
def send(signed_in, ella, address):
    """Ella, the CC, sends one of the guide's forms under a fresh key unless one is given."""

    def send(page, who=ella, where=None, **said):
        return signed_in(who).post(address(page, **where or {}), {"operation": str(uuid.uuid4())} | said)

    return send


def test_the_guide_is_read_whole(read):
    page = read()
    content = built_in("en")
    for section in ("why", "what", "tips"):
        assert all(row["title"] in page for row in content[section])
    for part in content["agenda"]:
        assert part["name"] in page
        assert f"{part['minutes']} minutes" in page
    assert all(card["text"] in page for card in content["deck"])
    assert "The guide every council begins with." in page


def test_its_blanks_hold_what_is_known_and_a_gap_for_the_rest(read, council):
    IssueCampaign.begin(council, "Fares down")
    page = read()
    assert 'this is <span class="blank">Rosa</span>' in page
    assert '<span class="blank">Fares down</span>' in page
    assert 'Hello <span class="blank">______</span>' in page


def test_it_is_read_in_another_language_too(read):
    page = read(more="?language=es")
    assert 'lang="es"' in page
    assert built_in("es")["agenda"][0]["name"] in page
    assert built_in("en")["agenda"][0]["name"] in read(more="?language=klingon")


@pytest.mark.parametrize("name", ["guide", "versions", "revise"])
def test_it_opens_in_the_language_of_its_reader(signed_in, ella, council, address, name):
    ella.user.language = "es"
    ella.user.save()

    def opened(more=""):
        page = signed_in(ella).get(address(name) + more).context
        return (page["guide"] if name == "revise" else page["reading"].guide).language

    assert (opened(), opened("?language=en")) == ("es", "en")


def test_the_council_s_own_version_comes_first(read, council, ella):
    content = built_in("en")
    content["tips"][0]["title"] = "Mostly listen"
    Guide.adopt(council, content, language="en", by=ella)
    page = read()
    assert "Mostly listen" in page
    assert "Version 1" in page


def test_the_cc_names_the_campaign_and_finds_better_words(send, read, council):
    assert send("campaign", name="Fares down", fight="a day's bread").status_code == 302
    send("campaign", name="Fares down", fight="four dollars is a day's bread", plans="a hearing")
    running = IssueCampaign.objects.get()
    assert (running.fight, running.plans) == ("four dollars is a day's bread", "a hearing")
    page = read()
    assert "Fares down" in page
    assert "a hearing" in page


def test_a_new_campaign_ends_the_one_before(send, council):
    send("campaign", name="Fares down")
    send("campaign", name="Rents", is_new="on")
    assert IssueCampaign.objects.running().get().name == "Rents"
    assert IssueCampaign.objects.count() == 2


def test_what_we_ask_for_now_has_its_day_and_place(send, read, council):
    day = council.today() + dt.timedelta(days=9)
    send("ask", words="come to the hearing", on=day, at="18:30", place="Town hall")
    asked = CurrentAsk.objects.get()
    assert (asked.words, asked.on, asked.at, asked.place) == (
        "come to the hearing",
        day,
        dt.time(18, 30),
        "Town hall",
    )
    page = read()
    assert "come to the hearing" in page
    assert "6:30 pm, Town hall" in page


def test_other_words_keep_the_yeses_and_something_new_begins_without(send, read, council, bayard, rosa):
    send("ask", words="come to the hearing")
    Ask.record(bayard, "smaller", by=rosa, current_ask=CurrentAsk.objects.get())
    send("ask", words="come to the hearing at six")
    assert "Bayard Lindqvist" in read()
    send("ask", words="host a house meeting", is_new="on")
    assert "Bayard Lindqvist" not in read()


def test_an_ask_lies_ahead(send, council):
    yesterday = council.today() - dt.timedelta(days=1)
    answer = send("ask", words="come to the hearing", on=yesterday)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "That day has passed." in page
    assert "come to the hearing" in page
    assert not CurrentAsk.objects.exists()


def test_the_yeses_are_the_latest_word_of_those_one_may_see(read, council, bayard, petra, rosa, noor, ella):
    asked = CurrentAsk.set(council, "come to the hearing")
    Ask.record(bayard, "yes", by=rosa, current_ask=asked)
    Ask.record(petra, "yes", by=noor, current_ask=asked)
    assert "Bayard Lindqvist" in read(rosa)
    assert "Petra Brandt" not in read(rosa)
    assert "Petra Brandt" in read(ella)
    Ask.record(bayard, "not_now", by=rosa, current_ask=asked)
    assert "Bayard Lindqvist" not in read(rosa)


def test_openings_are_added_and_filled(send, read, council):
    send("openings", name="hosting", about_it="two evenings a month")
    assert "two evenings a month" in read()
    opening = Opening.objects.get()
    assert send("fill_opening", where={"opening_id": opening.pk}).status_code == 302
    assert "hosting" not in read()
    opening.refresh_from_db()
    assert opening.filled_on == council.today()


def test_each_can_be_undone(send, ella, read):
    send("campaign", name="Fares down")
    send("ask", words="come to the hearing")
    send("openings", name="hosting")
    deeds = [
        ("campaign", {"name": "Rents", "is_new": "on"}, lambda: IssueCampaign.objects.running().get().name),
        ("campaign", {"name": "Fares"}, lambda: IssueCampaign.objects.running().get().name),
        ("ask", {"words": "host", "is_new": "on"}, lambda: CurrentAsk.objects.get(until=None).words),
        ("ask", {"words": "come"}, lambda: CurrentAsk.objects.get(until=None).words),
        ("openings", {"name": "driving"}, lambda: Opening.objects.count()),
    ]
    for name, said, look in deeds:
        before, key = look(), str(uuid.uuid4())
        send(name, operation=key, **said)
        assert look() != before
        undo(key, by=ella)
        assert look() == before


def test_sent_twice_it_counts_once(send, council):
    for name, said in [
        ("campaign", {"name": "Rents"}),
        ("ask", {"words": "host"}),
        ("openings", {"name": "host"}),
    ]:
        key = str(uuid.uuid4())
        assert [send(name, operation=key, **said).status_code for _twice in range(2)] == [302, 302]
    assert [model.objects.count() for model in (IssueCampaign, CurrentAsk, Opening)] == [1, 1, 1]


def test_organizers_read_and_ccs_change(signed_in, send, rosa, mallory, address, council):
    opening = Opening.objects.create(council=council, name="hosting")
    for name in ("campaign", "ask", "openings"):
        assert address(name) not in signed_in(rosa).get(address()).content.decode()
        assert signed_in(rosa).get(address(name)).status_code == 403
        assert send(name, who=mallory, name="Rents", words="host").status_code == 404
    assert send("fill_opening", who=rosa, where={"opening_id": opening.pk}).status_code == 403
    assert signed_in(mallory).get(address()).status_code == 404


def test_thirty_yeses_cost_no_more_questions_than_one(
    signed_in, rosa, council, address, bayard, django_assert_max_num_queries, django_assert_num_queries
):
    asked = CurrentAsk.set(council, "come to the hearing")
    Ask.record(bayard, "yes", by=rosa, current_ask=asked)
    client = signed_in(rosa)
    client.get(address())
    with django_assert_max_num_queries(16) as one:
        client.get(address())
    for number in range(29):
        Ask.record(Person.add(council, f"Guest {number}", by=rosa), "yes", by=rosa, current_ask=asked)
    with django_assert_num_queries(len(one)):
        client.get(address())
