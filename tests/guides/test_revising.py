"""The council revises its guide: it sees first how it will read; versions stay, and past worksheets keep theirs."""

import datetime as dt
import re
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from onetoone.audit.models import Operation
from onetoone.councils.undoing import undo
from onetoone.guides.content import built_in, check
from onetoone.guides.models import Guide, IssueCampaign
from onetoone.guides.revising import changes, places, revised
from onetoone.meetings.models import OneToOne
from onetoone.meetings.preparing import guide_of


@pytest.fixture
def address(council):
    return lambda name="guide", **where: reverse(f"guides:{name}", kwargs={"council": council.slug, **where})


@pytest.fixture
def revise(signed_in, ella, address):
    """Ella, the CC, sends the form as it stands with these words instead, and looks at it unless told."""

    def revise(language="", seen=None, **said):
        client, page = signed_in(ella), f"{address('revise')}?language={language}"
        form = client.get(page).context["form"]
        words = {field.name: field.value() or "" for field in form} | {"operation": str(uuid.uuid4())} | said
        looked = client.post(page, words)
        if seen is not None or looked.status_code != 200:
            return looked
        return client.post(page, words | {"seen": looked.context["form"].fingerprint})

    return revise


HELLO = {"talking_points-0-text": "Good evening {member}, {caller} here."}


def test_every_word_has_a_place_and_comes_back_unchanged():
    for language in ("en", "es"):
        content = built_in(language)
        words = {place.name: place.read(content) for place in places(content)}
        assert len(words) == len(places(content))
        assert revised(content, words) == content
        assert changes(content, revised(content, words)) == []


def test_nothing_counts_before_it_was_looked_at(revise, council):
    answer = revise(seen="", **HELLO)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Nothing counts yet." in page
    assert "1 place will read otherwise" in page
    assert 'I help run <span class="blank">Millbrook council</span>.' in page
    assert 'Good evening <span class="blank">______</span>, <span class="blank">Ella</span> here.' in page
    assert not Guide.objects.exists()


def test_what_was_looked_at_is_the_guide_from_then_on(revise, council, ella, signed_in, rosa, address):
    assert revise(**HELLO).status_code == 302
    guide = Guide.for_council(council)
    assert (guide.version, guide.adopted_by) == (1, ella)
    assert guide.content["talking_points"][0]["text"] == HELLO["talking_points-0-text"]
    assert check(guide.content) == []
    assert "Good evening" in signed_in(rosa).get(address()).content.decode()


def test_other_words_than_those_looked_at_are_shown_first(revise, signed_in, ella, address):
    looked = revise(seen="", **HELLO)
    form = looked.context["form"]
    words = {field.name: field.value() for field in form} | {"seen": form.fingerprint, "name": "Our way"}
    answer = signed_in(ella).post(address("revise"), words)
    assert answer.status_code == 200
    assert "2 places will read otherwise" in answer.content.decode()
    assert not Guide.objects.exists()


def test_sent_twice_it_counts_once_and_can_be_undone(revise, council, ella):
    key = str(uuid.uuid4())
    assert revise(operation=key, **HELLO).status_code == 302
    undo(key, by=ella)
    assert Guide.for_council(council).version == 0
    assert revise(**HELLO).status_code == 302
    assert Guide.objects.get().version == 2  # the number of one that was undone is not given again
    assert Operation.objects.filter(verb="guide.adopt").count() == 2


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"talking_points-0-text": "Hello {nmae}."}, "Nobody can fill in {nmae}. Here you may use {caller},"),
        ({"talking_points-0-text": "Hello {member, hello."}, "A brace stands alone."),
        ({"tips-0-text": "Listen, {member}."}, "Here nothing is filled in: write the words instead of {member}."),
        ({"asks-0-text": "Will you {deed}?"}, "Keep {deed}, {day}"),
        ({"agenda-0-prompts": "Why?\nHow?"}, "Three to seven questions"),
        ({"agenda-0-minutes": "0"}, "At least 1."),
        ({"texts-thank_you": ""}, "This cannot stay empty."),
        ({}, "Nothing is different yet."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_where_it_stands_and_stays_typed(revise, said, sentence):
    answer = revise(**said)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert all(words.split("\n")[0] in page for words in said.values())
    assert not Guide.objects.exists()


def test_questions_are_added_and_taken_away(revise, council):
    known = [card for card in built_in("en")["deck"] if card["part"] == "us"]
    kept = [card["text"] for card in known[1:]]
    revise(**{"deck-us": "\n".join([*kept, "Who taught you to share?"])})
    deck = Guide.for_council(council).content["deck"]
    us = [card for card in deck if card["part"] == "us"]
    assert [card["text"] for card in us] == [*kept, "Who taught you to share?"]
    assert [card["key"] for card in us[:-1]] == [card["key"] for card in known[1:]]
    assert check(Guide.for_council(council).content) == []


# languages


def test_only_what_is_in_the_language_of_the_guide_is_marked_so(signed_in, ella, address):
    html = signed_in(ella).get(f"{address('revise')}?language=es").content.decode()
    field = re.search(r"<label[^>]*>([^<]+)</label>\s*<textarea[^>]*>", html)[0]
    assert 'lang="es"' in field[field.index("<textarea") :]
    assert not re.search(r'<(div|p|label|fieldset|legend|summary)[^>]* lang="es"', html)


def test_a_new_language_begins_with_the_words_one_has(revise, council, bayard):
    revise("vi", **HELLO)
    guide = Guide.objects.get()
    assert (guide.language, guide.content["language"]) == ("vi", "vi")
    bayard.edit(language="vi")
    assert Guide.for_council(council, "vi") == guide
    assert Guide.for_council(council).version == 0  # English is as it was


@pytest.mark.parametrize(
    ("own", "theirs", "spoken"),
    [("en", "", "en"), ("en", "es", "es"), ("en", "es-mx", "es"), ("es", "so", "es"), ("tlh", "so", "en")],
)
def test_the_guide_follows_the_person_else_the_council(council, own, theirs, spoken):
    council.language = own
    assert Guide.for_council(council, theirs).content["language"] == spoken


def test_the_council_s_words_come_before_ours_for_who_speaks_neither(council, ella):
    content = built_in("en") | {"name": "Our way"}
    Guide.adopt(council, content, language="en", by=ella)
    assert Guide.for_council(council, "so").content["name"] == "Our way"
    assert Guide.for_council(council, "es").content["name"] == built_in("es")["name"]


def test_a_person_s_page_says_which_language_the_guide_speaks(signed_in, rosa, council, bayard):
    page = reverse("people:person", kwargs={"council": council.slug, "person_id": bayard.pk})
    for language, sentence in [("es", "The guide speaks it too."), ("vi", "what you read is in English.")]:
        bayard.edit(language=language)
        assert sentence in signed_in(rosa).get(page).content.decode()
    bayard.edit(language="en")
    assert "what you read is in" not in signed_in(rosa).get(page).content.decode()


# versions


def test_versions_say_who_and_when_and_an_earlier_one_is_looked_at(revise, signed_in, rosa, address, council):
    revise(**HELLO)
    revise(name="Our way")
    first = Guide.objects.get(version=1)
    page = signed_in(rosa).get(address("versions")).content.decode()
    assert (
        page.index("Version 2") < page.index("Version 1") < page.index("The guide every council begins with")
    )
    assert page.count("Ella Brandt,") == 2
    assert "Take it up again" not in page
    look = signed_in(rosa).get(address("version", guide_id=first.pk)).content.decode()
    assert "A look at version 1" in look
    assert "Our way" not in look
    assert (
        "A look at the guide every council begins with."
        in signed_in(rosa).get(address("brought")).content.decode()
    )


@pytest.mark.parametrize(("version", "name"), [(0, built_in("en")["name"]), (1, "First")])
def test_an_earlier_version_is_taken_up_again(revise, signed_in, ella, address, council, version, name):
    for words in ("First", "Second"):
        revise(name=words)
    said = {"language": "en", "version": version, "operation": str(uuid.uuid4())}
    assert signed_in(ella).post(address("take_up"), said).status_code == 302
    newest = Guide.for_council(council)
    assert (newest.version, newest.content["name"]) == (3, name)


@pytest.mark.parametrize("said", [{"version": 9, "language": "en"}, {"version": 0, "language": "so"}, {}])
def test_a_version_that_is_none_is_not_taken_up(signed_in, ella, address, said):
    answer = signed_in(ella).post(address("take_up"), {"operation": str(uuid.uuid4())} | said)
    assert answer.status_code == 422
    assert not Guide.objects.exists()


def test_past_worksheets_keep_their_words(revise, bayard, rosa, council):
    with_ours = OneToOne.arrange(bayard, by=rosa, starts_at=timezone.now() + dt.timedelta(days=1))
    revise(name="First")
    with_first = OneToOne.arrange(bayard, by=rosa, starts_at=timezone.now() + dt.timedelta(days=2))
    revise(name="Second")
    assert guide_of(OneToOne.objects.get(pk=with_ours.pk))["name"] == built_in("en")["name"]
    assert guide_of(OneToOne.objects.get(pk=with_first.pk))["name"] == "First"


def test_only_the_cc_of_this_council_revises(revise, signed_in, rosa, mallory, address):
    revise(**HELLO)
    guide = Guide.objects.get()
    assert signed_in(rosa).get(address("revise")).status_code == 403
    assert signed_in(rosa).post(address("take_up")).status_code == 403
    assert signed_in(mallory).get(address("version", guide_id=guide.pk)).status_code == 404
    harbor = address("version", guide_id=guide.pk).replace("millbrook", "harbor")
    assert signed_in(mallory).get(harbor).status_code == 404


# campaigns


def test_an_earlier_campaign_runs_again_in_its_words(signed_in, ella, council, address):
    IssueCampaign.begin(council, "Fares down", fight="a day's bread")
    rents = IssueCampaign.begin(council, "Rents")
    client = signed_in(ella)
    earlier = next(iter(client.get(address("campaign")).context["earlier"]))
    assert str(earlier) == "Fares down"
    key = str(uuid.uuid4())
    taken = client.post(address("take_up_campaign", campaign_id=earlier.pk), {"operation": key})
    assert taken.status_code == 302
    running = IssueCampaign.objects.running().get()
    assert (running.name, running.fight) == ("Fares down", "a day's bread")
    assert [str(one) for one in client.get(address("campaign")).context["earlier"]] == ["Rents"]
    undo(key, by=ella)
    assert IssueCampaign.objects.running().get() == rents
