"""Whom a toast speaks of: said on pages that are about somebody else by now, and kept nowhere."""

import re

from django import template
from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext as _

from onetoone.councils.doings import whom as whom_of
from onetoone.councils.models import Organizer

register = template.Library()
KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@register.simple_tag(takes_context=True)
def whom(context, message):
    """What one calls the person of the deed that this message can undo; "" where there is none."""
    organizer = context["request"].organizer
    person = organizer and message.extra_tags and whom_of(message.extra_tags, organizer, timezone.now())
    return person.short_name if person else ""


@register.simple_tag(takes_context=True)
def with_its_name(context, message):
    """The sentence; where it holds the key of somebody one may know of, what one calls them stands there."""
    words = str(message)
    if not (key := KEY.search(words)) or not (reader := context["request"].organizer):
        return words
    known = Organizer.objects.known_to(reader).filter(pk=key[0]).select_related("user").first()
    if known:
        return words.replace(key[0], known.first_name)
    person = apps.get_model("people.Person").objects.visible_to(reader).filter(pk=key[0]).first()
    return words.replace(key[0], person.short_name if person else _("somebody else"))
