"""Master keys → a key per council → a key per person: made when first needed, found for many rows at once."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from onetoone.vault import master, ring
from onetoone.vault.master import KeyProblem
from onetoone.vault.models import CouncilKey, PersonKey
from onetoone.vault.sealing import SealBroken, as_uuid, new_key, place, seal, unseal

__all__ = ["KeyProblem", "SealBroken", "check", "clear", "find", "find_or_make", "forget", "gather", "make"]

clear = ring.clear


def check() -> None:
    """See that the master keys open what the database holds, and make them on the very first start.

    Anything else is a KeyProblem, and nothing is written.
    """
    used = _council_keys_by_master()
    if not master.path().exists():
        if used:
            raise KeyProblem(
                _("The master key file %(path)s is missing. Put it back, or type in the printed key sheet.")
                % {"path": master.path()}
            )
        master.make()
    master.read()
    for council_key in used:
        _unwrap_council_key(council_key)


def gather[Rows: Iterable[Any]](rows: Rows) -> Rows:
    """Take in hand, with two queries, the keys of a list of rows (anything with `person_id`) or of ids."""
    ids = {getattr(row, "person_id", row) for row in rows} - {None}
    missing = [one for one in map(as_uuid, ids) if ring.get(("person", one)) is None]
    found = list(PersonKey.objects.filter(person_id__in=missing)) if missing else []
    councils = _take_councils({key.council_id for key in found})
    ring.keep(
        {
            ("person", key.person_id): unseal(council, bytes(key.wrapped), place("person", key.person_id))
            for key in found
            if (council := councils.get(key.council_id))
        }
    )
    return rows


def find(person_id: Any) -> bytes:
    """The key that opens what is kept about this person; SealBroken when there is none (any more)."""
    name = ("person", as_uuid(person_id))
    if ring.get(name) is None:
        gather([name[1]])
    key = ring.get(name)
    if key is None:
        raise SealBroken("There is no key for this person.")
    return key


def find_or_make(person_id: Any, council_id: Any) -> bytes:
    """The key to seal with: made on first use, one per person however many ask at once."""
    try:
        return find(person_id)
    except SealBroken:
        _make_person_keys({as_uuid(person_id): as_uuid(council_id)})
        return find(person_id)


def make(rows: Iterable[Any]) -> None:
    """Before many rows are sealed: make the keys still missing among their people, and take all in hand."""
    rows = gather(list(rows))
    new = [row for row in rows if row.person_id and ring.get(("person", as_uuid(row.person_id))) is None]
    if new:
        _make_person_keys({as_uuid(row.person_id): as_uuid(row.council_id) for row in new})


def forget(person_id: Any) -> None:
    """Destroy the person's key: whatever was sealed with it can never be read again."""
    PersonKey.objects.filter(person_id=person_id).delete()
    ring.drop(("person", as_uuid(person_id)))


def _council_keys_by_master() -> list[CouncilKey]:
    """One council's key for each master key in use; none before the first migration."""
    if CouncilKey._meta.db_table not in connection.introspection.table_names():
        return []
    masters = CouncilKey.objects.values_list("master_id", flat=True).distinct()
    return [key for one in masters if (key := CouncilKey.objects.filter(master_id=one).first())]


def _take_councils(ids: set[UUID]) -> dict[UUID, bytes]:
    missing = [one for one in ids if ring.get(("council", one)) is None]
    found = CouncilKey.objects.filter(council_id__in=missing) if missing else []
    ring.keep({("council", key.council_id): _unwrap_council_key(key) for key in found})
    taken = {one: ring.get(("council", one)) for one in ids}
    return {one: key for one, key in taken.items() if key}


def _unwrap_council_key(key: CouncilKey) -> bytes:
    masters = master.read().keys
    if key.master_id not in masters:
        raise KeyProblem(
            _("The master key file %(path)s does not hold the key %(key)s, which this database needs.")
            % {"path": master.path(), "key": key.master_id}
        )
    try:
        return unseal(masters[key.master_id], bytes(key.wrapped), place("council", key.council_id))
    except SealBroken as broken:
        raise KeyProblem(
            _("The master key file %(path)s holds other keys than the ones this database was sealed with.")
            % {"path": master.path()}
        ) from broken


def _make_person_keys(councils: dict[UUID, UUID]) -> None:
    council_keys = {one: _council_key(one) for one in set(councils.values())}
    new = {person: new_key() for person in councils}
    wrapped = {one: seal(council_keys[councils[one]], key, place("person", one)) for one, key in new.items()}
    ours = _insert([PersonKey(person_id=one, council_id=councils[one], wrapped=wrapped[one]) for one in new])
    ring.keep({("person", one): new[one] for one in ours}, just_made=True)


def _council_key(council_id: UUID) -> bytes:
    return _take_councils({council_id}).get(council_id) or _make_council_key(council_id)


def _make_council_key(council_id: UUID) -> bytes:
    if not master.path().exists():
        check()
    masters = master.read()
    wrapped = seal(masters.keys[masters.current], key := new_key(), place("council", council_id))
    ours = _insert([CouncilKey(council_id=council_id, master_id=masters.current, wrapped=wrapped)])
    ring.keep({("council", one): key for one in ours}, just_made=True)
    return _take_councils({council_id})[council_id]


def _insert(made: list[Any]) -> set[UUID]:
    """Which of these keys now stand: whoever comes second takes the key of whoever came first."""
    model = type(made[0])
    model.objects.bulk_create(made, ignore_conflicts=True)
    standing = model.objects.filter(pk__in=[one.pk for one in made])
    wrapped = {one.pk: bytes(one.wrapped) for one in standing}
    return {one.pk for one in made if wrapped.get(one.pk) == one.wrapped}
