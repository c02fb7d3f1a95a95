"""Who reads one language and meets somebody in another: said aloud in theirs, told to oneself in one's own."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from onetoone.guides.content import built_in
from onetoone.guides.models import Guide


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
        assert own["prompts"][0] not in page
    assert '<ul class="stack stack--tight" lang="en">' in page


def test_the_glance_card_asks_oneself(look):
    card = look("glance")
    assert all(question in card for question in built_in("es")["glance"])


def test_the_council_s_own_words_in_that_language_come_first(look, council, ella):
    content = built_in("es")
    content["glance"][0] = "¿Qué la trajo a esta ciudad?"
    Guide.adopt(council, content, language="es", by=ella)
    assert "¿Qué la trajo a esta ciudad?" in look("glance")


def test_the_turns_of_a_call_are_named_for_the_caller(signed_in, rosa, bayard):
    rosa.user.language = "es"
    rosa.user.save()
    keys = {"council": "millbrook", "person_id": bayard.pk}
    page = signed_in(rosa).get(reverse("calls:call", kwargs=keys)).text
    theirs, own = built_in("en")["talking_points"][0], built_in("es")["talking_points"][0]
    assert f'<span class="say__turn" lang="es">{own["turn"]}</span>' in page
    assert theirs["turn"] not in page
    assert '<li class="say" lang="en">' in page
    assert "Call back at" not in page
