"""What was heard, for the pages of earlier steps, which may show it but not know it."""

from django import template

from onetoone.debriefs import reading
from onetoone.meetings.readers import read_by_in_words

register = template.Library()


@register.simple_tag(takes_context=True)
def where_it_connects(context, person):
    """The latest notes on the stories of self, us and now that the organizer may read, to plan an ask by."""
    return reading.where_it_connects(person, context["request"].organizer)


@register.simple_tag(takes_context=True)
def read_by(context, written):
    """Who may read this note or spark, in words."""
    return read_by_in_words(written, context["request"].organizer.council)
