"""Somebody who writes in one language only begins with it, whichever the council speaks."""

import re

import pytest
from django.utils import translation

from onetoone.councils.models import Opening
from onetoone.guides.models import CurrentAsk, IssueCampaign
from tests.guides.conftest import EN_ESPANOL, FARES


@pytest.mark.parametrize("name", ["campaign", "ask", "openings"])
def test_who_writes_spanish_only_begins_with_it_and_english_is_told_to_be_missing(
    page, ella, spanish_bayard, name
):
    ella.user.language = "es"
    ella.user.save()
    field = "words" if name == "ask" else "name"
    with translation.override("es"):
        shown = page(f"guides:{name}")
    assert shown.index(f'name="{field}_es"') < shown.index("<details") < shown.index(f'name="{field}"')

    assert page(f"guides:{name}", send={}).status_code == 422
    assert page(f"guides:{name}", send={f"{field}_es": "Pasaje justo"}).status_code == 302

    said = {"campaign": IssueCampaign, "ask": CurrentAsk, "openings": Opening}[name].objects.get()
    assert (str(said), said.also_in) == ("Pasaje justo", {"es": {field: "Pasaje justo"}})
    missing = "Todavía no en: inglés" if name == "openings" else "Parte de tu gente habla inglés"
    assert missing in page(f"guides:{name}")
    where = {"opening_id": said.pk} if name == "openings" else {}
    page(
        "guides:opening" if where else f"guides:{name}", send={field: "Fair", f"{field}_es": "Justo"}, **where
    )
    said.refresh_from_db()
    assert (str(said), said.also_in) == ("Fair", {"es": {field: "Justo"}})
    assert missing not in page(f"guides:{name}")


def test_a_new_campaign_begun_in_spanish_does_not_keep_the_old_one_s_english(
    page, in_two, ella, spanish_bayard
):
    ella.user.language = "es"
    ella.user.save()
    old = FARES | {f"{name}_es": words for name, words in EN_ESPANOL.items()}
    page("guides:campaign", send=old | {"name_es": "Alquileres", "is_new": "on"})
    assert IssueCampaign.objects.running().get().name == "Alquileres"


def test_another_language_to_begin_a_guide_in_is_to_be_chosen_from_the_likely_ones_first(page, ella):
    ella.user.language = "es"
    ella.user.save()
    choices = page("guides:revise").split('<select id="another"')[1].split("</select>")[0]
    names = re.findall(r"<option value=\"[^\"]*\">([^<]*)", choices)
    assert names[:4] == ["Elige un idioma", "Amárico", "Árabe", "Chino simplificado"]
    assert names.index("Vietnamita") < names.index("Afrikáans") < names.index("Albanés")
