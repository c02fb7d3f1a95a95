"""When the words of one language change, those of the other are pointed out until they follow or are said to fit."""

import uuid

import pytest

from onetoone.councils.models.worded import OWN
from onetoone.councils.undoing import undo
from onetoone.guides.models import IssueCampaign
from tests.guides.conftest import EN_ESPANOL, FARES

FIT = "They fit as they are"
SPANISH = {f"{name}_es": words for name, words in EN_ESPANOL.items()}
BETTER = FARES | {"name": "Fares for all"}


@pytest.fixture
def aged(page, in_two, spanish_bayard, council):
    """The English of the campaign was changed, on the third of November."""
    assert FIT not in page("guides:campaign")
    page("guides:campaign", send=BETTER | SPANISH)
    campaign = IssueCampaign.objects.get()
    assert campaign.aged == {"es": {"by": OWN, "on": council.today().isoformat()}}
    IssueCampaign.objects.update(aged={"es": {"by": OWN, "on": "2026-11-03"}})
    return campaign


def test_it_says_so_beside_them_and_since_when(page, aged, rosa):
    older = "Its words in Spanish are older than others."
    assert page("guides:guide").count(older) == 1
    assert older not in page("guides:guide", rosa)
    shown = page("guides:campaign")
    fold = shown[shown.index("<details") :]
    assert "open>" in fold[:60]
    assert "Worded before the English was changed on November 3." in fold


@pytest.mark.parametrize("said", [{"name_es": "Pasaje para todos"}, {"still_es": "on"}])
def test_once_they_follow_or_are_said_to_fit_nothing_is_older(page, aged, said):
    page("guides:campaign", send=BETTER | SPANISH | said)
    assert IssueCampaign.objects.get().aged == {}
    assert FIT not in page("guides:campaign")


def test_they_stay_older_while_the_english_changes_again_and_an_undo_goes_back(page, aged, ella):
    key = str(uuid.uuid4())
    page("guides:campaign", send=BETTER | SPANISH | {"name": "Fares", "operation": key})
    assert IssueCampaign.objects.get().aged["es"]["on"] != "2026-11-03"
    undo(key, by=ella)
    assert IssueCampaign.objects.get().aged["es"]["on"] == "2026-11-03"


def test_changed_together_or_worded_for_the_first_time_nothing_is_older(page, in_two, spanish_bayard):
    page("guides:campaign", send=BETTER | SPANISH | {"name_es": "Pasaje para todos"})
    page("guides:openings", send={"name": "cooking"})
    assert IssueCampaign.objects.get().aged == {}
    _campaign, _ask, opening = in_two
    words = {"name": "hosting", "about_it": "", "name_es": "recibir", "about_it_es": ""}
    page("guides:opening", send=words, opening_id=opening.pk)
    opening.refresh_from_db()
    assert opening.aged == {}


def test_the_list_of_openings_leads_to_the_one_that_has_older_words(page, in_two, spanish_bayard):
    _campaign, _ask, opening = in_two
    older = "Its words in Spanish are older than others."
    assert older not in page("guides:openings")
    page("guides:opening", send={"name": "hosts", "name_es": "recibir"}, opening_id=opening.pk)
    assert older in page("guides:openings")
    assert "Worded before the English" in page("guides:opening", opening_id=opening.pk)
