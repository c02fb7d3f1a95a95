"""Forms of a meeting for the pages of earlier steps, which may show them but not know them."""

from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language

from onetoone.calls.models import Outcome
from onetoone.councils.models import Council
from onetoone.meetings.forms import ArrangeForm, NoteForm
from onetoone.meetings.habits import habits_of, places_of
from onetoone.meetings.models import OneToOne

register = template.Library()


@register.simple_tag(takes_context=True)
def arranging_form(context):
    """A form to arrange a one-to-one: blank, or with what the draft of the page or the undone call holds of it."""
    organizer, draft, call = context["request"].organizer, context.get("draft"), context.get("before")
    form = ArrangeForm(by=organizer, habits=habits_of(organizer, context.get("person")))
    if draft:
        form.say_again(draft.typed)
    elif undone := call and call.outcome == Outcome.AGREED and OneToOne.everything.filter(call=call).first():
        form.say_again(ArrangeForm.as_set(undone))
    return form


@register.simple_tag(takes_context=True)
def blank_note(context):
    """The fields of a blank line about a person: the same for all who read one language, but for a council's word."""
    council = context["request"].organizer.council
    return _blank_note(get_language(), council.cc_word)


@lru_cache(maxsize=100)
def _blank_note(_language, cc_word):
    form = NoteForm(council=Council(cc_word=cc_word))
    return format_html("{}{}", form["text"].as_field_group(), form["shared_with"].as_field_group())


@register.simple_tag(takes_context=True)
def my_places(context):
    """The places where this organizer met people last, each once."""
    return places_of(context["request"].organizer, context.get("person"))


@register.filter
def place_told(one_to_one, organizer):
    """The place, as this organizer reads it."""
    return one_to_one.place_told(one_to_one.organizer_id == organizer.pk, getattr(one_to_one, "who", ""))
