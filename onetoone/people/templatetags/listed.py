"""Whoever is invited and stands on the list of people, too."""

from django import template

from onetoone.people.finding import by_these_names

register = template.Library()


@register.simple_tag(takes_context=True)
def on_the_list(context, guests):
    """The names of those guests that somebody on the list of people goes by, too."""
    return by_these_names(context["request"].organizer, [guest["invitation"].name for guest in guests])
