"""The first ten minutes of a council on Today, as long as they last."""

from django import template

from onetoone.today.first_minutes import FirstMinutes

register = template.Library()


@register.simple_tag(takes_context=True)
def first_minutes(context):
    """How far the council has come, for its CC until a first one-to-one is arranged; else None."""
    organizer = context["request"].organizer
    first = FirstMinutes(organizer) if organizer.is_cc else None
    return None if first is None or first.are_over else first
