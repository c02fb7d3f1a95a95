"""Under a discreet name no page shows what is fought for and asked for until one ticks that it shows."""

import re

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from onetoone.councils.models import Opening
from onetoone.guides.models import CurrentAsk, IssueCampaign

COVERED = re.compile(
    r'<span class="(?:(?:blank )?aloud|away)">.*?</span>|<details class="section more">.*?</details>', re.S
)
TOLD = re.compile(
    r"Safe staffing|Four patients|hearing|Elks|steward|ward seven|fight for|council's guide|council’s guide"
)


@pytest.fixture
def discreet(council):
    council.discreet_name = "Thursday knitting"
    council.save()
    IssueCampaign.begin(council, "Safe staffing", fight="Four patients a nurse", plans="Fill the hearing")
    CurrentAsk.set(council, "Come to the hearing", place="Elks hall")
    Opening.objects.create(council=council, name="A steward", about_it="On ward seven")
    return council


@pytest.fixture(params=["guides:guide", "guides:campaign", "guides:ask", "today:first", "meetings:worksheet",
                        "today:first_fight", "today:first_ask", "guides:openings", "guides:opening"])  # fmt: skip
def page(request, discreet, signed_in, ella, rosa, one_to_one):
    about = {
        "meetings:worksheet": {"one_to_one_id": one_to_one.pk},
        "guides:opening": {"opening_id": Opening.objects.get().pk},
    }
    more = about.get(request.param, {})
    reader = signed_in(rosa if "one_to_one_id" in more else ella)
    return reader.get(reverse(request.param, kwargs={"council": "millbrook", **more})).text


def test_what_is_fought_and_asked_for_shows_once_somebody_wants_it(page):
    main = page[page.index("<h1") : page.index("</main>")]
    assert not TOLD.search(strip_tags(COVERED.sub("", main)).replace("what you fight for and", ""))
    assert re.search("Safe staffing|Four patients|hearing|steward", main)
    assert 'id="aloud"' in main or "<summary" in main


FOLDED = ["guides:campaign", "guides:ask", "today:first_fight", "today:first_ask", "guides:opening"]


@pytest.mark.parametrize("page", FOLDED, indirect=True)
def test_what_is_folded_away_is_kept_by_a_button_that_is_folded_away_with_it(page):
    main = page[page.index("<h1") : page.index("</main>")]
    assert "The words are there, covered under the discreet name." in main
    assert main.count("Keep it</button>") == 1
    assert "Keep it</button>" not in re.sub("<details.*</details>", "", main, flags=re.S)
