"""Forms of a meeting for the pages of earlier steps, which may show them but not know them."""

from django import template

from onetoone.meetings.forms import ArrangeForm, NoteForm
from onetoone.meetings.models import OneToOne

register = template.Library()


@register.simple_tag(takes_context=True)
def arranging_form(context):
    """A blank form to arrange a one-to-one."""
    return ArrangeForm(council=context["request"].organizer.council)


@register.simple_tag
def note_form():
    """A blank line to write about a person."""
    return NoteForm()


@register.simple_tag(takes_context=True)
def my_places(context):
    """The places where this organizer met people last, each once."""
    organizer = context["request"].organizer
    met = OneToOne.objects.visible_to(organizer).filter(organizer=organizer).exclude(place="")
    return list(dict.fromkeys(met.latest_first().values_list("place", flat=True)[:20]))
