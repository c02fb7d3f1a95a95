"""Who reads one language and meets somebody in another: said aloud in theirs, told to oneself in one's own."""

import re

import pytest
from django.urls import reverse
from django.utils.html import escape

from onetoone.guides.content import built_in
from onetoone.guides.models import Guide
from onetoone.meetings.models import OneToOne
from onetoone.meetings.preparing import guide_of


@pytest.fixture
def look(signed_in, rosa, one_to_one):
    """A page of this one-to-one as Rosa, who reads Spanish, sees it; its person speaks English."""
    rosa.user.language = "es"
    rosa.user.save()

    def look(name):
        keys = {"council": "millbrook", "one_to_one_id": one_to_one.pk}
        return signed_in(rosa).get(reverse(f"meetings:{name}", kwargs=keys)).text

    return look


def test_a_worksheet_asks_in_their_language_and_tells_in_one_s_own(look):
    page = look("worksheet")
    for theirs, own in zip(built_in("en")["agenda"], built_in("es")["agenda"], strict=True):
        for field in ("name", "aim", "mine"):
            assert own[field] in page
            assert theirs[field] not in page
        assert escape(theirs["prompts"][0]) in page
        assert f'<p class="beside soft" lang="es-us">{own["prompts"][0]}</p>' in page
    assert '<ul class="stack stack--tight" lang="en">' in page


def test_the_glance_card_asks_oneself(look):
    card = look("glance")
    assert all(question in card for question in built_in("es")["glance"])


def test_the_council_s_own_words_in_that_language_come_first(look, council, ella):
    content = built_in("es")
    content["glance"][0] = "¿Qué la trajo a esta ciudad?"
    Guide.adopt(council, content, language="es", by=ella)
    assert "¿Qué la trajo a esta ciudad?" in look("glance")


def test_without_a_guide_in_their_own_language_it_is_that_of_the_next_they_speak(signed_in, rosa, bayard):
    bayard.language, bayard.other_languages = "mix", "Nahuatl y Español, English"
    bayard.save()
    keys = {"council": "millbrook", "person_id": bayard.pk}
    page = signed_in(rosa).get(reverse("calls:call", kwargs=keys)).text
    assert '<li class="say" lang="es">' in page
    assert "In Spanish, which they speak too." in page
    assert bayard.reads_in == "es"
    assert OneToOne(person=bayard, council=bayard.council).guide is None  # none is adopted
    assert guide_of(OneToOne(person=bayard, council=bayard.council))["language"] == "es"


def test_the_turns_of_a_call_are_named_for_the_caller(signed_in, rosa, bayard):
    rosa.user.language = "es"
    rosa.user.save()
    keys = {"council": "millbrook", "person_id": bayard.pk}
    page = signed_in(rosa).get(reverse("calls:call", kwargs=keys)).text
    assert "En inglés: todavía nadie ha anotado qué idioma habla." in page
    theirs, own = built_in("en")["talking_points"][0], built_in("es")["talking_points"][0]
    assert f'<span class="say__turn" lang="es-us">{own["turn"]}</span>' in page
    assert theirs["turn"] not in page
    assert '<li class="say" lang="en">' in page
    assert "Call back at" not in page
    assert re.search(r'value="beside"[^>]* checked', page)  # their own words at once, until they untick it


def test_what_is_said_in_a_call_stands_in_one_s_own_language_too(signed_in, rosa, bayard):
    bayard.edit(language="es")
    keys = {"council": "millbrook", "person_id": bayard.pk}
    page = signed_in(rosa).get(reverse("calls:call", kwargs=keys)).text
    assert "In Spanish, their language." in page
    assert "See it in English too" in page
    meaning = page.split('<p class="beside push" lang="en">')[1]
    assert meaning.startswith("Hello Bayard, this is Rosa.")


def test_a_text_to_send_says_what_it_means(signed_in, rosa, bayard):
    bayard.edit(language="es")
    keys = {"council": "millbrook", "person_id": bayard.pk}
    page = signed_in(rosa).get(reverse("calls:call", kwargs=keys) + "?how=text").text
    own = page.split("<summary>In my language</summary>")[1].split("</details>")[0]
    assert "Bayard" in own
    assert "Hola" not in own


def test_the_tick_for_one_s_own_language_stays_as_it_was_left(signed_in, rosa, bayard):
    bayard.edit(language="es")
    browser = signed_in(rosa)
    page = reverse("calls:call", kwargs={"council": "millbrook", "person_id": bayard.pk})

    def stands():
        tick, text = browser.get(page).text, browser.get(page + "?how=text").text
        return bool(re.search(r'value="beside"[^>]* checked', tick)), '<details class="push" open>' in text

    assert stands() == (False, False)
    assert browser.get(page + "?tick&beside=beside").status_code == 204
    assert stands() == (True, True)
    browser.get(page + "?tick")
    assert stands() == (False, False)


def test_one_language_needs_no_other_beside_it(signed_in, rosa, bayard):
    for how in ("phone", "in_person", "text"):
        keys = {"council": "millbrook", "person_id": bayard.pk}
        page = signed_in(rosa).get(reverse("calls:call", kwargs=keys) + f"?how={how}").text
        assert "In my language" not in page
        assert "See it in" not in page
        assert "beside" not in page


def test_who_reads_a_language_without_a_guide_is_told_so(signed_in, rosa, bayard, settings):
    settings.LANGUAGES = [*settings.LANGUAGES, ("fr", "Français")]
    rosa.user.language = "fr"
    rosa.user.save()
    bayard.edit(language="es")
    for how in ("phone", "text"):
        keys = {"council": "millbrook", "person_id": bayard.pk}
        page = signed_in(rosa).get(reverse("calls:call", kwargs=keys) + f"?how={how}").text
        assert "There is no guide in your language yet" in page
        assert "In my language" not in page
        assert "See it in" not in page


@pytest.mark.parametrize(("theirs", "why"), [("", "nobody has written down"), ("vi", "there is no guide")])
def test_of_a_language_that_is_not_known_to_be_theirs_both_pages_say_why(
    signed_in, rosa, bayard, theirs, why
):
    bayard.change(language=theirs)
    bayard.council.language = "es"
    bayard.council.save()
    for how in ("phone", "text"):
        keys = {"council": "millbrook", "person_id": bayard.pk}
        page = signed_in(rosa).get(reverse("calls:call", kwargs=keys), {"how": how}).text
        assert f"In Spanish: {why}" in page
        assert "In Spanish, their language." not in page
