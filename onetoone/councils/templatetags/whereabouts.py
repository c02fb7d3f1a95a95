"""Which of the four places a page belongs to."""

from django import template

register = template.Library()
TODAY, PEOPLE, ME = "today", "people", "councils"
# What is done for the day belongs to Today, what leads back to a person's page to People; how one signs in is Mine.
BELONGS = {
    "calls": TODAY,
    "debriefs": TODAY,
    "meetings": PEOPLE,
    "commitments": PEOPLE,
    "transfer": ME,
    "": ME,
}
OF_TODAY = {"meetings:just_talked", "meetings:gathering"}


@register.filter
def belongs_to(match) -> str:
    """The place whose pages this route leads on from: a page of a place stands for itself."""
    if not match:
        return ""
    return TODAY if match.view_name in OF_TODAY else BELONGS.get(match.namespace, match.namespace)
