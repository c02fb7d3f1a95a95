"""Who revises the guide reads the blanks by names of their own language; the guide keeps its own."""

import uuid

from django.urls import reverse
from django.utils import translation

from onetoone.guides.forms.named import as_kept
from onetoone.guides.models import Guide

FIRST = "talking_points-0-text"


def test_a_blank_is_called_as_the_reader_calls_it_and_kept_as_the_guide_knows_it(signed_in, ella, council):
    ella.user.language = "es"
    ella.user.save()
    browser, page = signed_in(ella), f"{reverse('guides:revise', args=[council.slug])}?language=en"
    answer = browser.get(page)
    assert "Hello {persona}, this is {quien_llama}." in answer.text
    assert "<code>{quien_llama}</code>" in answer.text

    form = answer.context["form"]
    words = {field.name: field.value() or "" for field in form} | {"operation": str(uuid.uuid4())}
    words |= {FIRST: "Good evening {persona}, {caller} here."}
    looked = browser.post(page, words)
    browser.post(page, words | {"seen": looked.context["form"].fingerprint})
    said = Guide.for_council(council, "en").content["talking_points"][0]["text"]
    assert said == "Good evening {member}, {caller} here."


def test_a_blank_may_be_typed_without_its_accents():
    with translation.override("es"):
        assert as_kept("¿Vas a {accion} el {Día}? {otra}") == "¿Vas a {deed} el {day}? {otra}"
