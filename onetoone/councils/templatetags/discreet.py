"""What stands in a browser's tab and its history, where others may look."""

from django import template
from django.utils.translation import gettext

from onetoone.councils.models import Council
from onetoone.councils.models.organizer import ccs_in_words

register = template.Library()
APP = "onetoone"


@register.simple_tag(takes_context=True)
def tab_name(context):
    """What follows a page's title: the discreet word of the council one is in, else the app's name.

    At the doors of a server nobody knows yet which council somebody belongs to: if any is discreet, nothing follows.
    """
    if council := _council(context):
        return f" · {council.discreet_name or APP}"
    is_known = "request" in context  # a page about a fault says nothing, and asks the database nothing
    return f" · {APP}" if is_known and not Council.objects.exclude(discreet_name="").exists() else ""


@register.simple_tag(takes_context=True)
def coordinator(context):
    """What whoever coordinates is called in the council one is in."""
    council = _council(context)
    return (council and council.cc_word) or gettext("coordinator")


@register.simple_tag(takes_context=True)
def coordinators(context):
    """All who coordinate the council one is in, for the middle of a sentence."""
    return ccs_in_words(context["request"].organizer.council)


@register.filter
def is_coverable(request) -> bool:
    """Whether whoever asks covers a page in one tap: whose lock opens again here, or under a discreet name."""
    user = request.user
    opens = (user.pin and not user.pin_forgotten) or getattr(request, "lock_after", 0)
    return bool(opens or request.organizer.council.discreet_name)


def _council(context):
    request = context.get("request")
    return getattr(getattr(request, "organizer", None), "council", None) or _of_the_page(context)


def _of_the_page(context):
    """A page before one has come in may still be about one council: an invitation's, or the new one's."""
    about = context.get("invitation") or context.get("organizer")
    return getattr(about, "council", None)
