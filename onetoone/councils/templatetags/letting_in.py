"""Who can let somebody in again."""

from django import template

from onetoone.councils import posts
from onetoone.councils.links import to_ring

register = template.Library()


@register.simple_tag(takes_context=True)
def who_lets_in(context):
    """The first name of the coordinator whom the signed-in user asks for a new code; "" where there is none."""
    by = posts.who_lets_in(context["request"].user)
    return by.first_name if by else ""


@register.simple_tag(takes_context=True)
def who_to_ring(context):
    """The first name and the number of that coordinator, if their cards give one; None under a discreet name."""
    by = posts.who_lets_in(context["request"].user)
    number = to_ring(by) if by and not by.council.discreet_name else ""
    return {"name": by.first_name, "number": number} if number else None
