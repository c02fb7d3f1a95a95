"""Under a discreet name a tick puts the council's own name and its fight into what one says on the telephone."""

import re

from django.urls import reverse
from django.utils.html import strip_tags

from onetoone.guides.models import IssueCampaign

DISCREET, OWN = "Thursday knitting", "Millbrook council"
HIDDEN = {
    "aloud": r'<span class="blank aloud">[^<]*</span>',
    "discreet": r'<label class="blank discreet" for="aloud">[^<]*</label>',
}


def lines(page, without):
    return " ".join(strip_tags(re.sub(HIDDEN[without], "", page)).split())


def test_the_tick_changes_the_lines_and_nothing_else(signed_in, rosa, bayard, council):
    browser = signed_in(rosa)
    address = reverse("calls:call", kwargs={"council": "millbrook", "person_id": bayard.pk})
    page = browser.get(address).text
    assert 'value="aloud"' not in page
    assert f'<span class="blank">{OWN}</span>' in page

    council.discreet_name = DISCREET
    council.save()
    page = browser.get(address).text
    assert 'value="aloud"' in page
    script = page.split("<ol")[1].split("</ol>")[0]
    as_shown, as_said = lines(script, without="aloud"), lines(script, without="discreet")
    assert DISCREET in as_shown
    assert OWN not in as_shown
    assert as_said == as_shown.replace(DISCREET, OWN)


def test_without_the_tick_the_screen_hides_the_fight_like_the_name(signed_in, rosa, bayard, council):
    IssueCampaign.begin(council, "Safe staffing", fight="Four patients a nurse")
    browser = signed_in(rosa)
    for how, fight in (("phone", "Four patients a nurse"), ("in_person", "Safe staffing")):
        address = (
            reverse("calls:call", kwargs={"council": "millbrook", "person_id": bayard.pk}) + f"?how={how}"
        )
        council.discreet_name = ""
        council.save()
        open_script = strip_tags(browser.get(address).text)
        council.discreet_name = DISCREET
        council.save()
        page = browser.get(address).text
        assert fight in open_script
        assert not re.search("Safe staffing|Four patients", lines(page, without="aloud"))
        assert fight in lines(page, without="discreet")
        assert "The campaign" not in page
