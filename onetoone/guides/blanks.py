"""What stands in the blanks of a guide: who calls, whom, about what, and when."""

import datetime as dt
import re

from django.utils import translation
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from onetoone.councils.models import Opening
from onetoone.guides.content import complete, fill
from onetoone.guides.models import CurrentAsk, Guide, IssueCampaign

_AFTER_A_COMMA = re.compile(r", \{(\w+)\}")
NAMED_IN_A_BREATH = 3  # more openings than these nobody can follow by ear


def ready_text(key, council, caller, person, **more) -> str:
    """A text for one’s own phone, in the person’s language and under the council’s discreet name."""
    guide = Guide.for_council(council, person.language)
    filled = blanks(council, caller, person, language=guide.content["language"], **more)
    texts = complete(guide.content)["texts"]
    return "".join(piece for piece, _filled in fill(_without_gaps(texts[key], filled), filled))


def _without_gaps(text, words):
    """A text to send asks nobody to fill in a place: what nobody knows is left out with its comma."""
    return _AFTER_A_COMMA.sub(lambda found: found[0] if words.get(found[1]) else "", text)


def blanks(council, caller, person=None, /, *, language="", **more) -> dict[str, str]:
    """The words for `content.fill`, in this language (the guide's), else in the reader's.

    `more` adds or replaces words, as `day`, `time`, `place` or `deed`; dates and times as people say them.
    What nobody knows yet is empty and shows as a ruled gap.
    """
    campaign = IssueCampaign.objects.visible_to(caller).running().first()
    with translation.override(language or translation.get_language()):
        words = {
            "caller": caller.first_name,
            "council": council.outside_name,
            "member": person.short_name if person else "",
            "campaign": campaign.name if campaign else "",
            "fight": campaign.fight if campaign else "",
            "week": date_format(_next_monday(council.today()), "MONTH_DAY_FORMAT"),
            "openings": _openings(caller),
            "ask_for_now": _ask_for_now(council, caller),
        }
        return words | {name: _as_said(value) for name, value in more.items()}


def _next_monday(today):
    return today + dt.timedelta(days=7 - today.weekday())


def _openings(caller):
    to_fill = Opening.objects.visible_to(caller).filter(filled_on=None).order_by("name", "pk")
    names = list(to_fill.values_list("name", flat=True)[:NAMED_IN_A_BREATH])
    if len(names) < 2:
        return "".join(names)
    return _("%(some)s or %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}


def _ask_for_now(council, caller):
    asked = CurrentAsk.objects.visible_to(caller).open(council.today()).first()
    return asked.words if asked else ""


def _as_said(value):
    if isinstance(value, dt.datetime):
        raise TypeError("a day or a time of the wall clock, not an instant")
    if isinstance(value, dt.date):
        return date_format(value, pgettext("day as said, in Django's date format", "l j F"))
    if isinstance(value, dt.time):
        return time_format(value, "TIME_FORMAT")
    return str(value or "")
