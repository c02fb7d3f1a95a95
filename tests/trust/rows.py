"""All rows there are, but those of a visit: what a request made or changed shows in them."""

from django.apps import apps

OF_A_VISIT = {"sessions.Session", "usersessions.UserSession", "audit.AuditEvent"}


def rows():
    """The rows of every table, as text."""
    models = [model for model in apps.get_models(include_auto_created=True) if not _is_of_a_visit(model)]
    return {model._meta.label: _rows_of(model) for model in models}


def differences(before, after):
    """How many rows of which table are new, other or gone."""
    changed = {label: before[label] ^ after[label] for label in after}
    return {label: len(rows) for label, rows in changed.items() if rows}


def _rows_of(model):
    return {repr(row) for row in model._base_manager.order_by().values_list()}


def _is_of_a_visit(model):
    return model._meta.label in OF_A_VISIT
