"""A sealed text is a text to us and noise to the database."""

import copy

import pytest
from django.core.exceptions import FieldError
from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetoone.lib.keys import new_key
from onetoone.vault import keys, sealing
from onetoone.vault.fields import Sealed, reseal, sealed_fields
from tests.vault.stories import Story, read, told

pytestmark = pytest.mark.django_db
TEXT = Story._meta.get_field("text")

STORIES = {
    "accents": "Ça va, Bayard? Ñandú, Łódź",
    "emoji": "👩🏽‍🏭 and 👨‍👩‍👧‍👦",
    "right to left": "‏شكراً, תודה ‮abc‬",
    "lines": "one\r\ntwo\n\n\tthree\r",
    "spaces": "  kept  ",
    "nul": "a\x00b",
    "one letter": "x",
    "a megabyte": "é" * 500_000,
}


@pytest.mark.parametrize("text", STORIES.values(), ids=STORIES)
def test_a_text_comes_back_as_it_was_told(text):
    assert read(told(text)).text == text


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was_told(text):
    assert read(told(text)).text == text


@pytest.mark.parametrize("blank", ["", None])
def test_no_text_is_nothing_in_the_database(blank):
    story = read(told(reply=blank))
    assert (story.reply, story.reply_sealed) == ("", None)
    assert list(Story.objects.filter(pk=story.pk, reply__isnull=True, text__isnull=False)) == [story]


def test_the_same_text_never_looks_the_same_twice():
    story = told("Yes", reply="Yes")
    twin = told("Yes", person_id=story.person_id)
    assert len({story.text_sealed.stored, story.reply_sealed.stored, twin.text_sealed.stored}) == 3


def test_a_text_is_changed_by_every_way_to_save():
    story = told()
    story.text = "second"
    story.save()
    assert read(story).text == "second"
    story.text = "third"
    story.save(update_fields=["text"])
    assert read(story).text == "third"
    Story.objects.update_or_create(pk=story.pk, defaults={"text": "fourth"})
    assert read(story).text == "fourth"
    story.refresh_from_db()
    assert story.text == "fourth"
    story.refresh_from_db(fields=["text"])
    assert story.text == "fourth"
    several = Story.objects.bulk_create(Story(person_id=story.person_id, text=f"told {n}") for n in range(3))
    assert [read(one).text for one in several] == ["told 0", "told 1", "told 2"]


def test_a_text_left_out_of_a_query_is_fetched_when_read():
    story = told()
    assert Story.objects.defer("text").get(pk=story.pk).text == "The night shift"
    assert Story.objects.only("text").get(pk=story.pk).text == "The night shift"
    assert "text_sealed" not in vars(Story.objects.only("title").get(pk=story.pk))


def test_an_id_in_the_spelling_of_a_phone_is_the_same_id():
    person, row = new_key(), new_key()
    Story.objects.create(pk=row.hex.upper(), person_id=str(person).upper(), text="From the phone")
    assert Story.objects.get(pk=row).text == "From the phone"


def test_a_list_that_does_not_show_the_text_never_opens_it(monkeypatch):
    opened = []
    monkeypatch.setattr(sealing, "unseal", lambda *args, real=sealing.unseal: opened.append(1) or real(*args))
    person = new_key()
    for _n in range(5):
        told(person_id=person)
    stories = list(Story.objects.filter(person_id=person))
    assert [story.title for story in stories] == [""] * 5
    assert opened == []
    assert stories[0].text == stories[0].text == "The night shift"
    assert len(opened) == 1


REFUSED = {
    "equal": lambda all: all.filter(text="x"),
    "not equal": lambda all: all.exclude(text=""),
    "contains": lambda all: all.filter(text__icontains="x"),
    "in": lambda all: all.filter(text__in=["x"]),
    "order": lambda all: all.order_by("text"),
    "backwards": lambda all: all.order_by("-text"),
    "beside another": lambda all: all.filter(title=F("text")),
    "against another": lambda all: all.filter(text=F("title")),
}


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_a_question_the_database_cannot_answer_is_refused(question):
    with pytest.raises(FieldError, match="“text” is sealed"):
        list(question(Story.objects.all()))


WRITES = {
    "update": lambda story: Story.objects.filter(pk=story.pk).update(text="x"),
    "update from a column": lambda story: Story.objects.filter(pk=story.pk).update(text=F("title")),
    "bulk update": lambda story: Story.objects.bulk_update([story], ["text"]),
    "number": lambda story: setattr(story, "text", 5),
    "bytes": lambda story: setattr(story, "text", b"x"),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_text_is_never_written_unsealed(write):
    story = told()
    with pytest.raises(TypeError), transaction.atomic():
        write(story)
    assert read(story).text == "The night shift"


def test_queries_that_only_carry_the_text_go_on_working():
    story = told(title="Shift")
    mine = Story.objects.filter(pk=story.pk)
    with_text = Story.objects.filter(pk=OuterRef("pk"), text__isnull=False)
    assert mine.annotate(number=Count("title")).get().text == "The night shift"
    assert mine.filter(Exists(with_text)).union(mine).get().text == "The night shift"
    assert mine.distinct().count() == mine.aggregate(told=Count("text"))["told"] == 1
    assert isinstance(mine.values_list("text", flat=True).get(), Sealed)


def moved(column, **other):
    """A story whose sealed text now stands in another row, under another person or under another label."""
    story = told("Sealed here")
    there = told("Sealed there", **{"person_id": story.person_id} | other)
    sealed = {column: Story.objects.values_list("text", flat=True).get(pk=story.pk)}
    Story.objects.filter(pk=there.pk).update(**sealed)
    return read(there)


def test_a_text_moved_to_another_row_person_or_label_is_refused():
    another_person = told()
    Story.objects.filter(pk=another_person.pk).update(person_id=told().person_id)
    for broken, name in [
        (moved("text"), "text"),
        (moved("text", person_id=new_key()), "text"),
        (moved("reply"), "reply"),
        (read(another_person), "text"),
    ]:
        with pytest.raises(keys.SealBroken):
            getattr(broken, name)
        with pytest.raises(keys.SealBroken), transaction.atomic():
            broken.save()


DAMAGES = {
    "cut": lambda sealed: sealed[:-1],
    "a stump": lambda sealed: sealed[:5],
    "nothing left": lambda sealed: b"",
    "another version": lambda sealed: b"\x02" + sealed[1:],
    "one bit": lambda sealed: sealed[:-1] + bytes([sealed[-1] ^ 1]),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_text_is_refused(damage):
    story = told()
    Story.objects.filter(pk=story.pk).update(text=Sealed(damage(story.text_sealed.stored)))
    with pytest.raises(keys.SealBroken):
        read(story).text  # noqa: B018


@pytest.mark.usefixtures("installed")
def test_a_copied_row_is_sealed_for_its_own_place():
    story = told()
    twin = copy.copy(story)
    twin.pk, twin._state.adding = new_key(), True
    twin.save()
    assert read(twin).text == read(story).text == "The night shift"


def test_merging_seals_the_texts_for_the_person_who_stays():
    story, stays = read(told(reply="Me too")), told().person_id
    goes = story.person_id
    reseal(story, person_id=stays)
    story.save()
    keys.forget(goes)
    story = read(story)
    assert (story.person_id, story.text, story.reply) == (stays, "The night shift", "Me too")
    assert [field.name for field in sealed_fields(Story)] == ["text", "reply"]
