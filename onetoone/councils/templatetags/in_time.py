"""What somebody did, in the order of time."""

from django import template

register = template.Library()


@register.simple_tag
def latest_first(doings, imports, invitations):
    """Deeds, sheets and invitations together, each with its kind, the latest first."""
    rows = [(one.operation.at, "deed", one) for one in doings]
    rows += [(one.at, "sheet", one) for one in imports]
    rows += [(one.made_at, "invitation", one) for one in invitations]
    return [(kind, one) for _at, kind, one in sorted(rows, key=lambda row: row[0], reverse=True)]
