"""Who, of all who ever had a post, sees a record: the question that every sentence about privacy asks."""

import copy

from django.apps import apps

from onetoone.councils.models import Record
from tests.trust.town import COUNCIL, ELSEWHERE, GONE

RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]
PAIR = {"rosa", "tomas"}
EVERYBODY = COUNCIL | ELSEWHERE | GONE


def readers(town, record):
    """The names of all who see this record."""
    return {who for who in EVERYBODY if sees(town.organizer(who), record)}


def sees(organizer, record):
    return type(record).objects.visible_to(organizer).filter(pk=record.pk).exists()


def sees_anything(organizer):
    return any(model.objects.visible_to(organizer).exists() for model in RECORDS)


def like(organizer, **otherwise):
    """The same organizer, if things were otherwise."""
    other = copy.copy(organizer)
    for fact, value in otherwise.items():
        setattr(other, fact, value)
    return other


def fresh(record):
    """The same record as the database has it now: what the test changes in it, no other test sees."""
    return type(record).objects.get(pk=record.pk)


def with_the_pair(life):
    """One of each record that belongs to the pair and the CCs."""
    promises = (life.open, life.kept, life.check_in, life.talked, life.answer)
    return (life.ask, *promises, life.debrief, life.step_taken)


def written(life, shared):
    """A note and a spark that were shared like this."""
    return (life.notes[shared], life.sparks[shared])
