"""Days before a one-to-one one prepares and prints; that one met already is asked, not taken for granted."""

import re

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from onetoone.lib.keys import new_key


def address(name, meeting):
    return reverse(f"meetings:{name}", kwargs={"council": "millbrook", "one_to_one_id": meeting.pk})


def main_button(page):
    return strip_tags(re.search(r"button--main[^>]*>(.*?)</(?:a|button)>", page, re.DOTALL)[1]).strip()


@pytest.fixture
def on_its_day(time_machine, one_to_one):
    return lambda: time_machine.move_to(one_to_one.starts_at, tick=False)


def test_before_its_day_the_button_at_the_thumb_keeps_the_worksheet(signed_in, rosa, one_to_one, on_its_day):
    browser = signed_in(rosa)
    page = browser.get(address("worksheet", one_to_one)).text
    assert main_button(page) == "Keep it"
    assert 'name="sit_down"' in page.split('id="came-up"')[1].split('<div class="thumb">')[0]
    assert f'href="{address("glance", one_to_one)}"' in browser.get(address("one_to_one", one_to_one)).text
    on_its_day()
    page = signed_in(rosa).get(address("worksheet", one_to_one)).text
    assert main_button(page) == "Start the one-to-one"


def test_were_done_asks_before_its_day_and_changes_nothing(signed_in, rosa, one_to_one):
    browser = signed_in(rosa)
    said = {"operation": new_key(), "glance": "1"}
    assert 'name="glance"' in browser.get(address("glance", one_to_one)).text
    page = browser.post(address("hold", one_to_one), said, follow=True).text
    assert "Did you meet already?" in page
    assert main_button(page) == "Not yet"
    one_to_one.refresh_from_db()
    assert one_to_one.is_arranged

    answer = browser.post(address("hold", one_to_one), {"operation": new_key()})
    assert answer.url.endswith("/debrief/")
    one_to_one.refresh_from_db()
    assert one_to_one.is_held


def test_on_its_day_were_done_is_enough(signed_in, rosa, one_to_one, on_its_day):
    on_its_day()
    answer = signed_in(rosa).post(address("hold", one_to_one), {"operation": new_key(), "glance": "1"})
    assert answer.url.endswith("/debrief/")


def test_print_stands_before_anything_to_write_the_councils_paper_first(signed_in, rosa, one_to_one):
    page = signed_in(rosa).get(address("worksheet", one_to_one)).text
    top = " ".join(strip_tags(page.split("<form")[0].replace("</a>", " ")).split())
    assert "Print Print on Letter Print on A4 Large print, on both sides One sheet" in top
    assert "It names people, what you fight for and what you will ask" in top
    assert page.index("?paper=letter") < page.index("?paper=a4")
