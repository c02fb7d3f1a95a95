"""Master keys → a key per council → a key per person."""

import base64
import json
import stat
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.http import HttpResponse

from onetoone.lib.keys import new_key
from onetoone.vault import keys, master, ring, sealing
from onetoone.vault.middleware import KeyRingMiddleware
from onetoone.vault.models import CouncilKey, PersonKey
from tests.vault.stories import COUNCIL, Story, read, told

pytestmark = pytest.mark.django_db


def test_the_first_start_makes_the_keys_for_the_owner_alone(key_file):
    keys.check()
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(key_file.parent.stat().st_mode) == 0o700
    content = json.loads(key_file.read_text())
    assert [len(base64.b64decode(key)) for key in content["keys"].values()] == [32]
    assert list(key_file.parent.iterdir()) == [key_file]


def test_a_later_start_keeps_the_keys(key_file):
    keys.check()
    before = key_file.read_bytes()
    story = told()
    keys.check()
    master.make()  # as another process would that started in the same moment
    assert key_file.read_bytes() == before
    assert list(key_file.parent.iterdir()) == [key_file]
    assert read(story).text == "The night shift"


def spoil(key_file, kind):
    content = json.loads(key_file.read_text())
    if kind == "other keys under the same name":
        content["keys"] = {content["current"]: base64.b64encode(b"k" * 32).decode()}
    elif kind == "other keys":
        content = {"current": "b", "keys": {"b": base64.b64encode(b"k" * 32).decode()}}
    elif kind == "short key":
        content["keys"][content["current"]] = "AAAA"
    elif kind == "no current key":
        content["current"] = "gone"
    key_file.unlink()
    if kind == "a folder":
        key_file.mkdir()
    elif kind != "missing":
        key_file.write_text({"empty": "", "a list": "[]", "text": "hello"}.get(kind, json.dumps(content)))


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("missing", "is missing"),
        ("empty", "is not a master key file"),
        ("a list", "is not a master key file"),
        ("text", "is not a master key file"),
        ("short key", "is not a master key file"),
        ("no current key", "is not a master key file"),
        ("a folder", "cannot be read"),
        ("other keys", "does not hold the key"),
        ("other keys under the same name", "holds other keys"),
    ],
)
def test_wrong_keys_are_a_sentence_and_no_write(key_file, kind, sentence):
    told()
    spoil(key_file, kind)
    before = written(key_file)
    keys.clear()
    with pytest.raises(keys.KeyProblem, match=sentence) as problem:
        keys.check()
    assert str(problem.value).endswith(".")
    with pytest.raises(keys.KeyProblem), transaction.atomic():
        told()
    assert written(key_file) == before


def written(key_file):
    """All that is kept: the key files, the wrapped keys, the stories."""
    files = {path: path.is_file() and path.read_bytes() for path in key_file.parent.rglob("*")}
    return files, list(CouncilKey.objects.values()), list(PersonKey.objects.values()), Story.objects.count()


def test_a_folder_that_cannot_be_written_is_a_sentence(settings, tmp_path):
    (tmp_path / "file").touch()
    settings.ONETOONE_KEYS = tmp_path / "file" / "keys" / "master.json"
    with pytest.raises(keys.KeyProblem, match="cannot be"):
        keys.check()


def test_an_old_master_key_goes_on_opening_what_it_sealed(key_file):
    story = told()
    content = json.loads(key_file.read_text())
    content = {"current": "new", "keys": content["keys"] | {"new": base64.b64encode(b"n" * 32).decode()}}
    key_file.unlink()
    key_file.write_text(json.dumps(content))
    keys.clear()
    keys.check()
    later = told(council_id=new_key())
    assert read(story).text == "The night shift"
    assert CouncilKey.objects.get(pk=later.council_id).master_id == "new"


def test_stories_of_many_people_need_two_queries_for_their_keys(django_assert_num_queries):
    councils = [new_key() for _n in range(3)]
    for n in range(30):
        told(f"Story {n}", council_id=councils[n % 3])
    keys.clear()
    stories = list(Story.objects.filter(council_id__in=councils))
    with django_assert_num_queries(2):
        assert {story.text for story in keys.gather(stories)} == {f"Story {n}" for n in range(30)}
    with django_assert_num_queries(0):
        keys.gather(stories)
        keys.gather([story.person_id for story in stories])


def test_a_queryset_is_gathered_and_read_once(django_assert_num_queries):
    for _n in range(3):
        told()
    keys.clear()
    with django_assert_num_queries(3):
        assert [story.text for story in keys.gather(Story.objects.all())] == ["The night shift"] * 3


def test_the_keys_of_many_new_people_are_made_at_once(django_assert_max_num_queries):
    stories = [Story(person_id=new_key(), text="Imported") for _n in range(200)]
    with django_assert_max_num_queries(12):
        keys.make(stories)
        Story.objects.bulk_create(stories)
    keys.clear()
    assert {story.text for story in keys.gather(Story.objects.all())} == {"Imported"}


def test_a_forgotten_person_is_never_read_again():
    story, other = told(), told()
    keys.forget(story.person_id)
    assert not PersonKey.objects.filter(person_id=story.person_id).exists()
    with pytest.raises(keys.SealBroken):
        read(story).text  # noqa: B018
    assert read(other).text == "The night shift"


def test_a_key_that_a_rollback_took_is_not_used_again():
    person, council = new_key(), new_key()
    with transaction.atomic():
        told(person_id=person, council_id=council)
        transaction.set_rollback(True)
    assert not PersonKey.objects.filter(person_id=person).exists()
    story = told("After the rollback", person_id=person, council_id=council)
    keys.clear()
    assert read(story).text == "After the rollback"


def test_a_key_stays_in_hand_when_its_transaction_is_kept(django_assert_num_queries):
    with transaction.atomic():
        story = told()
    with django_assert_num_queries(1):
        assert read(story).text == "The night shift"


def test_a_request_begins_and_ends_with_no_key_in_hand(rf):
    story, seen = told(), []

    def page(request):
        seen.append(ring.get(("person", story.person_id)))
        seen.append(read(story).text)
        return HttpResponse()

    KeyRingMiddleware(page)(rf.get("/"))
    assert seen == [None, "The night shift"]
    assert ring.get(("person", story.person_id)) is None


def test_the_ring_holds_only_so_many_keys(monkeypatch):
    monkeypatch.setattr(ring, "MOST", 3)
    stories = [told(f"Story {n}") for n in range(5)]
    keys.clear()
    again = keys.gather([read(story) for story in stories])
    assert [story.text for story in again] == [story.text for story in stories]
    assert sum(ring.get(("person", story.person_id)) is not None for story in stories) <= 3


@pytest.fixture
def for_many_threads(request):
    """A SQLite database in memory belongs to one thread; in a file it belongs to all, like PostgreSQL."""
    if connection.vendor == "sqlite":
        request.getfixturevalue("in_a_file")


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("for_many_threads")
def test_all_who_write_about_a_new_person_at_once_share_one_key(monkeypatch):
    person, council, all_looked = new_key(), new_key(), Barrier(8, timeout=20)

    def key_when_all_have_seen_that_there_is_none():
        all_looked.wait()
        return sealing.new_key()

    monkeypatch.setattr(keys, "new_key", key_when_all_have_seen_that_there_is_none)

    def tell(n):
        try:
            return told(f"Story {n}", person_id=person, council_id=council)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        stories = list(threads.map(tell, range(8)))
    keys.clear()
    assert [read(story).text for story in stories] == [f"Story {n}" for n in range(8)]
    assert PersonKey.objects.filter(person_id=person).count() == 1


def test_a_text_about_nobody_cannot_be_sealed():
    with pytest.raises(ValueError, match="UUID"), transaction.atomic():
        told(person_id=None)
    assert not PersonKey.objects.filter(council_id=COUNCIL).exists()
