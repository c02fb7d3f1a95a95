"""Sealed texts in forms, journals, dumps and pickles: plain to whoever reads the row, sealed elsewhere."""

import copy
import json
import pickle

import pytest
from django.core import serializers
from django.forms import modelform_factory

from onetoone.lib.keys import new_key
from tests.vault.stories import Story, read, told

pytestmark = pytest.mark.django_db
TEXT = Story._meta.get_field("text")


def test_a_journal_keeps_and_restores_the_text_without_reading_it():
    story = told("Before")
    kept = TEXT.sealed(story)
    assert kept == TEXT.value_to_string(read(story))
    story.text = "After"
    story.save()
    TEXT.restore(story, kept)
    story.save()
    assert (read(story).text, TEXT.sealed(read(story))) == ("Before", kept)
    TEXT.restore(story, "")
    assert (story.text, TEXT.sealed(story)) == ("", "")


def test_what_a_journal_keeps_is_what_the_next_save_writes():
    story = told()
    story.text = "Changed"
    kept = TEXT.sealed(story)
    story.save()
    assert TEXT.sealed(read(story)) == kept


@pytest.mark.usefixtures("installed")
def test_a_dump_of_the_rows_holds_no_text_and_loads_again():
    story = told("Between us")
    dump = serializers.serialize("json", [story])
    story.delete()
    assert "Between us" not in dump
    for row in serializers.deserialize("json", dump):
        row.save()
    assert Story.objects.get(pk=json.loads(dump)[0]["pk"]).text == "Between us"


@pytest.mark.usefixtures("installed")
def test_what_leaves_the_process_is_sealed():
    story = told("Between us")
    assert story.text == "Between us"
    assert b"Between us" not in pickle.dumps(story)
    assert pickle.loads(pickle.dumps(story)).text == copy.deepcopy(story).text == "Between us"
    assert "Between us" not in repr(vars(story))
    with pytest.raises(TypeError, match="save its row first"):
        pickle.dumps(Story(person_id=new_key(), text="Between us"))


StoryForm = modelform_factory(Story, fields=["text", "reply", "title"])


def test_a_form_shows_and_saves_the_text():
    story = read(told())
    assert ">\nThe night shift</textarea>" in str(StoryForm(instance=story)["text"])
    form = StoryForm({"text": "  The day shift ", "reply": "", "title": "Shift"}, instance=story)
    assert form.is_valid(), form.errors
    form.save()
    assert read(story).text == "The day shift"


def test_a_form_with_a_mistake_shows_the_text_as_it_was_typed():
    form = StoryForm({"text": "", "reply": "typed", "title": "x"}, instance=read(told(reply="before")))
    assert list(form.errors) == ["text"]
    assert ">\ntyped</textarea>" in str(form)
    assert form.instance.reply == "typed"
    too_long = StoryForm({"text": "x" * 2_000_001})
    assert list(too_long.errors) == ["text"]


def test_a_whole_row_is_checked_without_touching_the_seal():
    story = read(told())
    before = story.text_sealed.stored
    story.full_clean(exclude=["title"])
    story.save()
    assert read(story).text_sealed.stored == before
