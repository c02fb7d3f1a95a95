"""Whoever takes the database file, its journal or a backup reads nothing that was told in confidence."""

import re
import secrets

from django.db import connection, transaction

from onetoone.lib.keys import new_key
from onetoone.vault import keys
from onetoone.vault.fields import Sealed, SealedTextField
from tests.vault.stories import Story, told

MARKERS = 1000
SWAPS = 200


def test_a_stolen_database_tells_nothing(in_a_file, figure, monkeypatch):
    """S9: no marker in file, WAL or backup, no ciphertext readable elsewhere; and both nets do catch."""
    markers = {f"marker-{secrets.token_hex(12)}".encode() for _n in range(MARKERS)}
    people = [new_key() for _n in range(50)]
    with transaction.atomic():
        texts = enumerate(marker.decode() for marker in markers)
        stories = [told(text, reply=text, person_id=people[n % 50]) for n, text in texts]
    with transaction.atomic():
        for story in stories:
            story.text += ", told again"
            story.save()
    hits = found(markers, in_a_file)

    Story.objects.bulk_create(Story(person_id=new_key(), title=marker.decode()) for marker in markers)
    control_hits = found(markers, in_a_file)

    opened = swaps_opened()
    monkeypatch.setattr(SealedTextField, "_place", lambda self, row: b"anywhere")
    control_opened = swaps_opened()

    # Even a seal that fits anywhere keeps a text from another person: the key is another.
    caught = (control_hits, control_opened) == (MARKERS, 2 * SWAPS)
    figure("S9", cases=MARKERS + 3 * SWAPS, failures=hits + opened, control="fails" if caught else "passes")
    assert (hits, opened, caught) == (0, 0, True)


def found(markers, path):
    """How many markers stand in the raw bytes of the database, its journal and a backup of it."""
    backup = path.with_name(f"backup-{secrets.token_hex(4)}")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(backup)])
    files = [one.read_bytes() for one in path.parent.iterdir() if one.name.startswith((path.name, "backup-"))]
    assert {path.name, f"{path.name}-wal", backup.name} <= {one.name for one in path.parent.iterdir()}
    plain = [form for one in files for form in (one, one.replace(b"\x00", b""))]  # UTF-16 is UTF-8 with holes
    return len(markers & set(re.findall(rb"marker-[0-9a-f]{24}", b"".join(plain))))


def swaps_opened():
    """How many of 3 × SWAPS texts can be read in another row, under another person or under another label."""
    person, opened = new_key(), 0
    with transaction.atomic():
        for _n in range(SWAPS):
            here, another_row = (told(person_id=person, reply="Me too") for _story in "ab")
            opened += opens_as_text(another_row, here.text_sealed)
            opened += opens_as_text(told(), here.text_sealed)
            opened += opens_as_text(here, here.reply_sealed)
    return opened


def opens_as_text(row, sealed):
    Story.objects.filter(pk=row.pk).update(text=Sealed(sealed.stored))
    try:
        return bool(Story.objects.get(pk=row.pk).text)
    except keys.SealBroken:
        return False
