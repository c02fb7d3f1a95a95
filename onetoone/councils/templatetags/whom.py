"""Whom a toast speaks of: said on pages that are about somebody else by now, and kept nowhere."""

from django import template
from django.utils import timezone

from onetoone.councils.doings import whom as whom_of

register = template.Library()


@register.simple_tag(takes_context=True)
def whom(context, message):
    """What one calls the person of the deed that this message can undo; "" where there is none."""
    organizer = context["request"].organizer
    person = organizer and message.extra_tags and whom_of(message.extra_tags, organizer, timezone.now())
    return person.short_name if person else ""
