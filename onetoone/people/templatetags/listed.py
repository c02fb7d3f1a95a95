"""Whoever is invited or organizes here, and stands on the list of people, too."""

from django import template

from onetoone.people.finding import by_these_names, namesakes

register = template.Library()


@register.simple_tag(takes_context=True)
def on_the_list(context, guests):
    """The names of those guests that somebody on the list of people goes by, too."""
    return by_these_names(context["request"].organizer, [guest["invitation"].name for guest in guests])


@register.simple_tag(takes_context=True)
def with_namesakes(context, organizers):
    """Each of these organizers, for CCs with the key of whoever on the list is likely the same person."""
    by = context["request"].organizer
    found = namesakes(by, organizers) if by.is_cc else {}
    return [(organizer, found.get(organizer.pk)) for organizer in organizers]
