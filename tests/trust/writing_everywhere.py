"""Words in every field that holds words, whatever the field would let through: a page must not rely on it."""

import itertools

from django.apps import apps
from django.db import models

from onetoone.vault.fields import sealed_fields
from tests.trust.test_where_marks_turn_up import OURS_TO_KEEP

# Fields that hold no words: what the server makes or checks itself and looks things up by.
KEYS = {
    "slug",
    "zone",
    "country",
    "language",
    "password",
    "pin",
    "digest",
    "source",
    "mapping",
    "balance_felt",
    "filled",
}
KEYS |= {"earlier_dates", "answers"}
STRUCTURE = {"key", "kind", "part", "language"}  # of a guide: which line it is


def write_everywhere(parts):
    """Every field of every row says one of these, the next field the next; returns what each field says."""
    says, turns = {}, itertools.cycle(parts)
    for model in (model for name in OURS_TO_KEEP for model in apps.get_app_config(name).get_models()):
        fields = [*_fields_with_words(model), *sealed_fields(model)]
        says |= {(model, field.name): next(turns) for field in fields}
        for number, row in enumerate(model._base_manager.all() if fields else ()):
            for field in fields:
                words = f"{says[model, field.name]} {number}"
                setattr(row, field.name, _instead(field.value_from_object(row), words))
            row.save(update_fields=[field.name for field in fields])
    return says


def _fields_with_words(model):
    for field in model._meta.local_concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField | models.JSONField)
        if is_text and not field.choices and not field.unique and field.name not in KEYS:
            yield field


def _instead(value, words):
    """These words for a text; in what is built of texts, for each of them."""
    if isinstance(value, dict):
        return {name: each if name in STRUCTURE else _instead(each, words) for name, each in value.items()}
    if isinstance(value, list):
        return [_instead(each, words) for each in value]
    return words if isinstance(value, str) else value
