"""Which deeds can still be undone, asked of many at once: as `undoing` would refuse them one by one."""

from collections import defaultdict

from django.apps import apps

from onetoone.audit.models import Operation
from onetoone.councils.models import Record


def undoable(operations) -> set:
    """The keys of those that nothing has changed since, and nothing rests on; a constant number of statements."""
    touched = {one.pk: _touched(one) for one in operations}
    latest = _latest_deeds({row for rows in touched.values() for row in rows})
    fresh = [one for one in operations if all(latest.get(row) == one.pk for row in touched[one.pk])]
    made = {tuple(row): one for one in fresh for row in one.made}
    changed = {(label, key): one for one in fresh for label, key, _before in one.changed if _is_a_step(label)}
    resting = {one.pk for one, child, _deed in _children(made) if child not in touched[one.pk]}
    later = [(one, deed) for one, _child, deed in _children(changed) if deed]
    standing = Operation.objects.filter(pk__in={deed for _one, deed in later}, undone_at=None)
    at = dict(standing.values_list("pk", "at"))
    rested_upon = {one.pk for one, deed in later if deed in at and at[deed] > one.at}
    return {one.pk for one in fresh} - resting - rested_upon


def _touched(operation):
    return {(label, key) for label, key, *_before in [*operation.made, *operation.changed]}


def _is_a_step(label):
    model = apps.get_model(label)
    return getattr(model, "about", "") == "person_id" and hasattr(model, "person_id")


def _latest_deeds(rows):
    """The latest deed with each row."""
    found = {}
    for label, keys in _by_label(rows).items():
        model = apps.get_model(label)
        for key, deed in model._base_manager.filter(pk__in=keys).values_list("pk", "last_operation_id"):
            found[label, str(key)] = deed
    return found


def _children(owners):
    """Each record that rests on one of these rows: the deed that owns the row, the record, its own latest deed."""
    for label, keys in _by_label(owners).items():
        for relation in apps.get_model(label)._meta.related_objects:
            child, name = relation.related_model, relation.field.name
            if issubclass(child, Record):
                rows = child.objects.filter(**{f"{name}__in": keys})
                for parent, key, deed in rows.values_list(name, "pk", "last_operation_id"):
                    yield owners[label, str(parent)], (child._meta.label, str(key)), deed


def _by_label(rows):
    keys = defaultdict(list)
    for label, key in rows:
        keys[label].append(key)
    return keys
