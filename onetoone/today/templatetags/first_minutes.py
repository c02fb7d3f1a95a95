"""The first ten minutes of a council on Today, as long as they last."""

from django import template

from onetoone.today.first_minutes import FirstMinutes

register = template.Library()


@register.simple_tag(takes_context=True)
def first_minutes(context):
    """How far the council has come, for its CC until a first one-to-one is arranged; else None."""
    request = context["request"]
    if not request.organizer.is_cc:
        return None
    # The card and the button stand on one page: asked once.
    if not hasattr(request, "first_minutes"):
        request.first_minutes = FirstMinutes(request.organizer)
    return None if request.first_minutes.are_over else request.first_minutes
