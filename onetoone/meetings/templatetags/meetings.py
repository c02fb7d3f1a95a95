"""Forms of a meeting for the pages of earlier steps, which may show them but not know them."""

from functools import cache

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language

from onetoone.meetings.forms import ArrangeForm, NoteForm
from onetoone.meetings.habits import habits_of, places_of

register = template.Library()


@register.simple_tag(takes_context=True)
def arranging_form(context):
    """A blank form to arrange a one-to-one."""
    organizer = context["request"].organizer
    return ArrangeForm(council=organizer.council, habits=habits_of(organizer, context.get("person")))


@register.simple_tag
def blank_note():
    """The fields of a blank line about a person: the same for all who read one language."""
    return _blank_note(get_language())


@cache
def _blank_note(_language):
    form = NoteForm()
    return format_html("{}{}", form["text"].as_field_group(), form["shared_with"].as_field_group())


@register.simple_tag(takes_context=True)
def my_places(context):
    """The places where this organizer met people last, each once."""
    return places_of(context["request"].organizer, context.get("person"))
