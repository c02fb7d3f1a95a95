"""The ribbon of places says where one is, on the pages that lead on from a place, too."""

import re

import pytest

MARKED = re.compile(r'<a href="([^"?]*)[^"]*" aria-current="page">')


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ("", ""),
        ("people/{person}/", "people/"),
        ("people/{person}/call/", ""),
        ("people/{person}/meetings/", "people/"),
        ("just-talked/", ""),
        ("gatherings/", ""),
        ("guide/versions/", "guide/"),
        ("settings/teams/", "me/"),
        ("import/", "me/"),
        ("/sessions/", "me/"),
    ],
)
def test_every_page_marks_the_place_it_belongs_to(signed_in, ella, bayard, page, place):
    here = "/c/millbrook/"
    browser = signed_in(ella)
    browser.get(here)
    shown = browser.get(page if page[:1] == "/" else here + page.format(person=bayard.pk)).text
    nav = shown[shown.index('<nav class="nav"') :]
    assert MARKED.findall(nav) == [here + place]
