"""Who can let somebody in again."""

from django import template

from onetoone.councils import posts

register = template.Library()


@register.simple_tag(takes_context=True)
def who_lets_in(context):
    """The first name of the coordinator whom the signed-in user asks for a new code; "" where there is none."""
    by = posts.who_lets_in(context["request"].user)
    return by.first_name if by else ""
