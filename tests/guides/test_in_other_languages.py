"""What a council fights for, asks and has open, said in the languages its people speak."""

import datetime as dt
import json
import uuid

import pytest
from django.utils import timezone, translation

from onetoone.commitments.models import Ask
from onetoone.councils.models import Opening
from onetoone.councils.undoing import undo
from onetoone.debriefs.models import Debrief
from onetoone.guides.blanks import blanks, ready_text
from onetoone.guides.models import CurrentAsk, Guide, IssueCampaign
from onetoone.meetings.paper import _sheet
from onetoone.today.monday import Monday
from tests.guides.conftest import EN_ESPANOL, FARES


def test_a_call_in_spanish_says_all_of_it_in_spanish(page, in_two, spanish_bayard, rosa):
    script = page("calls:call", rosa, person_id=spanish_bayard.pk)
    for words in ("Pasaje justo", "cuatro dólares es el pan de un día", "recibir"):
        assert f'<span class="blank">{words}</span>' in script
    for words in ("heard of Fair fares", "might enjoy: hosting"):
        assert words in script  # what it means, for who reads English


def test_what_has_no_spanish_words_is_said_in_the_council_s_own(council, rosa, spanish_bayard):
    IssueCampaign.begin(council, **FARES, also_in={"es": {"name": "Pasaje justo"}})
    Opening.objects.create(council=council, name="hosting")
    said = blanks(council, rosa, spanish_bayard, language="es")
    assert (said["campaign"], said["fight"], said["openings"]) == ("Pasaje justo", FARES["fight"], "hosting")
    assert blanks(council, rosa, spanish_bayard, language="en")["campaign"] == "Fair fares"


def test_the_call_says_what_has_no_words_in_its_language_and_leads_who_may_there(
    council, page, rosa, ella, spanish_bayard, in_two
):
    assert "has no words in Spanish yet." not in page("calls:call", ella, person_id=spanish_bayard.pk)
    CurrentAsk.set(council, "sign the card")
    lacks = "What we ask for has no words in Spanish yet."
    for who, led in ((rosa, False), (ella, True)):
        shown = page("calls:call", who, person_id=spanish_bayard.pk)
        assert lacks in shown
        assert ("Write them</a>" in shown) is led
    assert "What we fight for has no words" not in shown


def test_the_guide_in_spanish_has_the_fight_and_the_ask_in_spanish(signed_in, in_two, rosa):
    guide = "/c/millbrook/guide/"
    shown, spanish = (signed_in(rosa).get(guide, {"language": code}).text for code in ("en", "es"))
    for words, english in (
        ("Pasaje justo: cuatro", "Fair fares: four"),
        ("ven con alguien", "come and bring one"),
    ):
        assert (words in spanish, english in spanish) == (True, False)
        assert (words in shown, english in shown) == (False, True)


def test_a_ready_text_names_the_campaign_in_their_language_and_its_meaning_in_mine(
    council, in_two, spanish_bayard, rosa, ella
):
    for language, words in (("es", "Gracias por {campaign}."), ("en", "Thanks for {campaign}.")):
        content = Guide.brought(council, language).content
        content["texts"]["thank_you"] = words
        Guide.adopt(council, content, language=language, by=ella)
    text = ready_text("thank_you", council, rosa, spanish_bayard)
    assert (text, text.meaning) == ("Gracias por Pasaje justo.", "Thanks for Fair fares.")


def test_the_worksheet_says_it_in_their_language_on_the_page_and_on_paper(
    page, in_two, spanish_bayard, one_to_one, rosa
):
    one_to_one.guide = None
    one_to_one.save()
    shown = page("meetings:worksheet", rosa, one_to_one_id=one_to_one.pk)
    assert '<p lang="es">Pasaje justo: cuatro dólares es el pan de un día<br>Llenamos la sala.</p>' in shown
    assert '<span lang="es">ven con alguien</span>' in shown
    assert '<p class="say__turn beside no-print">come and bring one</p>' in shown
    sheet = one_to_one.worksheets.get()
    alone, with_meaning = (json.dumps(_sheet(sheet, tells), default=str) for tells in (False, True))
    assert "ven con alguien" in alone
    assert "Pasaje justo" in alone
    assert "come and bring one" not in alone
    assert "Fair fares" in with_meaning
    assert "come and bring one" in with_meaning


def test_pages_are_read_in_the_reader_s_own_language(page, in_two, rosa, ella):
    for who in (rosa, ella):
        who.user.language = "es"
        who.user.save()
    shown = page("guides:guide", rosa)
    for words in ("Pasaje justo", "Llenamos la sala.", "ven con alguien", "recibir"):
        assert words in shown
    assert "Pasaje justo" in page("today:first")
    assert "Fair fares" not in shown


def test_a_debrief_names_the_ask_as_its_writer_reads_it(page, in_two, held, rosa, ella):
    _campaign, asked, opening = in_two
    rosa.user.language = "es"
    rosa.user.save()
    shown = page("debriefs:debrief", rosa, one_to_one_id=held.pk)
    assert "ven con alguien" in shown
    assert "recibir" in shown
    on = rosa.council.today() + dt.timedelta(days=7)
    yes = {"is_ask_for_now": "on", "answer": "yes", "on": on, "by": "me", "drawn_to": opening.pk}
    page("debriefs:debrief", rosa, send={"rows": 3, "shared_with": "me"} | yes, one_to_one_id=held.pk)
    assert (Ask.objects.get().current_ask, Ask.objects.get().words) == (asked, "ven con alguien")
    assert "recibir" in page("debriefs:debrief", rosa, one_to_one_id=held.pk)
    assert Debrief.objects.get().drawn_to == opening
    with translation.override("es"):
        assert Monday(ella, timezone.now()).ready[0].drawn_to == "recibir"


def test_an_ask_planned_in_spanish_is_the_ask_of_now_too(page, in_two, held, rosa):
    held.worksheets.get(author=rosa).change(planned_ask="ven con alguien")
    form = '<input type="checkbox" name="is_ask_for_now" id="id_is_ask_for_now" checked>'
    assert form in page("debriefs:debrief", rosa, one_to_one_id=held.pk)


def test_the_coordinator_gives_the_words_of_each_language(page, council, spanish_bayard):
    spanish = {f"{name}_es": words for name, words in EN_ESPANOL.items()}
    page("guides:campaign", send=FARES | spanish)
    assert IssueCampaign.objects.get().also_in == {"es": EN_ESPANOL}
    page("guides:ask", send={"words": "come", "words_es": "ven"})
    assert CurrentAsk.objects.get().also_in == {"es": {"words": "ven"}}
    page("guides:openings", send={"name": "hosting", "name_es": "recibir"})
    assert Opening.objects.get().also_in == {"es": {"name": "recibir"}}
    page("guides:opening", send={"name": "hosts", "name_es": ""}, opening_id=Opening.objects.get().pk)
    assert (Opening.objects.get().name, Opening.objects.get().also_in) == ("hosts", {})


def test_a_council_of_one_language_is_asked_for_none(page, council, bayard):
    bayard.language = "en"
    bayard.save()
    IssueCampaign.begin(council, **FARES)
    for name in ("guides:campaign", "guides:ask", "guides:openings"):
        shown = page(name)
        assert "<details" not in shown
        assert "the language of your council" not in shown


def test_only_languages_with_a_guide_are_offered_and_the_reader_s_comes_first(
    page, council, ella, spanish_bayard, petra
):
    petra.language = "tl"
    petra.save()
    assert 'lang="tl"' not in page("guides:ask")
    Guide.adopt(council, Guide.brought(council, "en").content | {"language": "tl"}, language="tl", by=ella)
    shown = page("guides:ask")
    assert shown.index("In Spanish") < shown.index("In Tagalog")
    ella.user.language = "tl"
    ella.user.save()
    with translation.override("tl"):
        shown = page("guides:ask")
    assert shown.index('name="words_tl"') < shown.index('name="words_es"')


def test_what_people_would_not_hear_in_their_language_is_said_on_its_page_and_on_no_call(
    page, council, rosa, spanish_bayard
):
    missing = "Some of your people speak Spanish."
    IssueCampaign.begin(council, **FARES, also_in={"es": {"name": "Pasaje justo"}})
    Opening.objects.create(council=council, name="hosting")
    assert missing in page("guides:campaign")
    assert "Not yet in: Spanish" in page("guides:openings")
    assert "Not yet in" not in page("calls:call", rosa, person_id=spanish_bayard.pk)
    assert missing not in page("calls:call", rosa, person_id=spanish_bayard.pk)
    IssueCampaign.begin(council, **FARES, also_in={"es": EN_ESPANOL})
    assert missing not in page("guides:campaign")


def test_who_only_organizes_in_spanish_is_offered_it_and_nothing_is_missing(page, council, noor):
    noor.user.language = "es"
    noor.user.save()
    IssueCampaign.begin(council, **FARES)
    shown = page("guides:campaign")
    assert "In Spanish" in shown
    assert "Some of your people" not in shown


def test_better_english_words_keep_the_spanish_ones_and_a_new_campaign_begins_without(
    page, in_two, spanish_bayard
):
    spanish = {f"{name}_es": words for name, words in EN_ESPANOL.items()}
    page("guides:campaign", send=FARES | {"name": "Fares for all"} | spanish)
    assert IssueCampaign.objects.get().also_in == {"es": EN_ESPANOL}
    page("today:first_fight", send={"name": "Fares", "fight": "less"})
    assert IssueCampaign.objects.get().also_in == {"es": EN_ESPANOL}
    page("guides:campaign", send={"name": "Rents", "is_new": "on"} | spanish)
    assert IssueCampaign.objects.running().get().also_in == {}
    page("guides:campaign", send={"name": "Rents", "is_new": "on", "name_es": "Alquileres"})
    assert IssueCampaign.objects.running().get().said_in("es-mx").name == "Alquileres"


def test_taken_up_again_it_has_its_spanish_words_too(page, council, in_two):
    earlier, _ask, _opening = in_two
    IssueCampaign.begin(council, "Rents")
    page("guides:take_up_campaign", send={}, campaign_id=earlier.pk)
    assert IssueCampaign.objects.running().get().also_in == {"es": EN_ESPANOL}


@pytest.mark.parametrize("name", ["campaign", "ask", "opening"])
def test_other_words_in_spanish_can_be_undone(page, in_two, spanish_bayard, ella, name):
    standing = in_two[["campaign", "ask", "opening"].index(name)]
    where = {"opening_id": standing.pk} if name == "opening" else {}
    before, key = standing.also_in, str(uuid.uuid4())
    words = {field: getattr(standing, field) for field in standing.SAID}
    page(f"guides:{name}", send=words | {f"{standing.SAID[0]}_es": "otra cosa", "operation": key}, **where)
    standing.refresh_from_db()
    assert standing.also_in == {"es": {standing.SAID[0]: "otra cosa"}}
    undo(key, by=ella)
    standing.refresh_from_db()
    assert standing.also_in == before
