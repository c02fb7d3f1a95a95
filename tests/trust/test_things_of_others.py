"""A form names things by their keys: the keys of another council, and of others' deeds, take hold of nothing."""

import random
import uuid

import pytest
from django.apps import apps
from django.db.models import F, ForeignKey, ManyToManyField

from onetoone.audit.models import Operation
from onetoone.lib.paging import token
from onetoone.meetings.models import Note
from tests.trust.actors import Knocking, undone
from tests.trust.addresses import theirs
from tests.trust.crawl import crawl, forms_of, name_of

pytestmark = pytest.mark.django_db

NOT_A_THING = {"csrfmiddlewaretoken", "operation", "next"}
TRIES = 3


def crossings():
    """Every row of a council that points at a row of another."""
    for model in apps.get_models():
        if not _has_council(model):
            continue
        for field in model._meta.get_fields():
            to_a_council = isinstance(field, ForeignKey | ManyToManyField) and _has_council(
                field.related_model
            )
            if to_a_council:
                elsewhere = model._base_manager.exclude(**{f"{field.name}__council_id": F("council_id")})
                if elsewhere.exclude(**{field.name: None}).exists():
                    yield f"{model.__name__}.{field.name}"


def _has_council(model):
    return any(field.name == "council" for field in model._meta.concrete_fields)


def names_things(form):
    """The fields of a form that hold keys, or may."""
    for name, each in form.fields.items():
        if name not in NOT_A_THING and (each.kind == "hidden" or any(map(_is_key, each.offers))):
            yield name


def _is_key(text):
    try:
        return bool(uuid.UUID(text))
    except ValueError:
        return False


@pytest.mark.walk
@pytest.mark.parametrize("who", ["rosa", "ella"])
def test_a_form_takes_nothing_from_another_council(town, who):
    knocking, tried = Knocking(town), set()
    keys = [str(theirs(town)["theirs"][name]) for name in ("person_id", "organizer_id", "opening_id")]
    dice = random.Random(who)
    assert list(crossings()) == []
    for form in forms_of([(path, answer) for path, answer in crawl(knocking, who) if answer.status == 200]):
        for name in names_things(form):
            tried.add((name_of(form.action), name))
            for key in keys * TRIES:
                to, sent = form.filled(dice)
                with undone():
                    answer = knocking.ask_for_good(who, "POST", to, sent | {name: [key]})
                    assert answer.status in (200, 302, 403, 404, 422), (to, name, answer.status)
                    assert answer.status != 302 or list(crossings()) == [], (to, name)
                    assert not town.marks.hidden_from(who, answer.everything), (to, name)
                knocking.forget()
    assert len(tried) >= 3, tried


def test_a_row_that_points_at_another_council_is_noticed(town):
    town.odile.pairs.create(council=town.council, organizer=town.rosa)
    assert list(crossings()) == ["Pair.person"]


def test_a_key_in_an_address_shows_nothing_of_whom_it_names(town, workplace):
    for here, person in ((town, town.odile), (workplace, workplace.odile), (workplace, workplace.bayard)):
        knocking, slug = Knocking(here), here.council.slug
        for question in ("adding/?through={0}", "?after={1}", "?before={1}", "{2}/?before=moment_0_{0.hex}"):
            path = question.format(person.pk, token(person.pk), here.bayard.pk)
            for who in ("noor", "rosa", "ella"):
                answer = knocking.ask(who, "GET", f"/c/{slug}/people/{path}")
                assert answer.status in (200, 404), (path, who)
                assert not here.marks.hidden_from(who, answer.everything), (path, who)


def test_only_whoever_did_something_can_undo_it(town):
    knocking, key = Knocking(town), uuid.uuid4()
    sent = {"text": "tired of the night shift", "shared_with": "council", "operation": key}
    with undone():
        knocking.ask_for_good("rosa", "POST", f"/c/millbrook/people/{town.bayard.pk}/notes/", sent)
        for who in ("noor", "ella", "mallory"):
            council = "harbor" if who == "mallory" else "millbrook"
            knocking.ask_for_good(who, "POST", f"/c/{council}/undo/", {"operation": key})
        assert Operation.objects.get(pk=key).undone_at is None
        assert Note.objects.filter(last_operation_id=key).count() == 1
        knocking.ask_for_good("rosa", "POST", "/c/millbrook/undo/", {"operation": key})
        assert Note.objects.filter(last_operation_id=key).count() == 0
