"""The first ten minutes of a council on Today, as long as they last."""

from django import template
from django.utils import timezone

from onetoone.today.first_minutes import FirstMinutes

register = template.Library()


@register.simple_tag(takes_context=True)
def first_minutes(context):
    """How far the council has come, for its CC until a first one-to-one is arranged; else None."""
    first = _first_minutes(context["request"])
    return None if not first or first.are_over else first


@register.simple_tag(takes_context=True)
def first_steps_left(context):
    """How many of the first steps a CC may still take, once they are over; 0 for anybody else, and after a week."""
    first = _first_minutes(context["request"])
    return first.left(timezone.now()) if first and first.are_over else 0


def _first_minutes(request):
    # The card, the line and the button stand on one page: asked once.
    if request.organizer.is_cc and not hasattr(request, "first_minutes"):
        request.first_minutes = FirstMinutes(request)
    return getattr(request, "first_minutes", None)
