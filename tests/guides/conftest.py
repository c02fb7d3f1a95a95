"""What tests of guides share: a council that speaks two languages."""

import uuid

import pytest
from django.urls import reverse

from onetoone.councils.models import Opening
from onetoone.guides.models import CurrentAsk, IssueCampaign

FARES = {"name": "Fair fares", "fight": "four dollars is a day's bread", "plans": "We fill the hearing."}
EN_ESPANOL = {
    "name": "Pasaje justo",
    "fight": "cuatro dólares es el pan de un día",
    "plans": "Llenamos la sala.",
}


@pytest.fixture
def spanish_bayard(bayard):
    """Bayard speaks Spanish."""
    bayard.language = "es"
    bayard.save()
    return bayard


@pytest.fixture
def in_two(council):
    """All that the council says, in English and in Spanish: the campaign, the ask and one opening."""
    campaign = IssueCampaign.begin(council, **FARES, also_in={"es": EN_ESPANOL})
    ask = CurrentAsk.set(council, "come and bring one", also_in={"es": {"words": "ven con alguien"}})
    opening = Opening.objects.create(council=council, name="hosting", also_in={"es": {"name": "recibir"}})
    return campaign, ask, opening


@pytest.fixture
def page(signed_in, ella, council):
    """A page as somebody reads it, or sends it."""

    def page(name, who=ella, send=None, **where):
        address = reverse(name, kwargs={"council": council.slug, **where})
        if send is None:
            return signed_in(who).get(address).content.decode()
        return signed_in(who).post(address, {"operation": str(uuid.uuid4())} | send)

    return page
