"""Getting ready for a one-to-one: its guide, a hint about the ask, the day before, the place on a map."""

import re
from urllib.parse import quote

from django.utils import dates, timezone, translation
from django.utils.translation import gettext as _

from onetoone.guides.models import Guide
from onetoone.lib.keys import made_at


def guide_of(one_to_one) -> dict:
    """The version this one-to-one was arranged with; without one it was the guide every council begins with."""
    guide = one_to_one.guide or Guide.brought(one_to_one.council, *one_to_one.person.speaks)
    return guide.content


def beside(part, own) -> dict:
    """What of this part is the organizer's, in their own guide: its name, what it is for, what one prepares."""
    mine = next((row for row in own["agenda"] if row["key"] == part["key"]), part)
    return {field: mine[field] for field in ("name", "aim", "mine")}


def questions(part, own) -> list[tuple[str, str]]:
    """The questions of this part as they are asked, each with what it means in their own guide, if that has as many."""
    asked = part["prompts"]
    means = next((row["prompts"] for row in own["agenda"] if row["key"] == part["key"]), [])
    return list(zip(asked, means if len(means) == len(asked) else [""] * len(asked), strict=True))


def hint_in_either(ask, theirs, own) -> str:
    """The hint in the organizer's language; an ask may be written in either, and lacks only what it lacks in both."""
    found = hint(ask, theirs)
    lacks = found in (theirs["hint_without_day"], theirs["hint_without_deed"])
    return hint(ask, own) if lacks else found


def hint(ask, guide) -> str:
    """A gentle word about a planned ask: what it lacks, a thing to do or a day; or that it has both."""
    if not ask:
        return _("A thing to do, and a day.")
    words = re.findall(r"\w+", ask.lower())
    days = _words_for_days(guide["language"])
    if len([word for word in words if word not in days and not word.isdigit()]) < 2:
        return guide["hint_without_deed"]
    if not any(word in days or word[0].isdigit() for word in words):
        return guide["hint_without_day"]
    return _("A thing to do, and a day. Yours has both.")


def _words_for_days(language):
    with translation.override(language):
        named = [*dates.WEEKDAYS.values(), *dates.WEEKDAYS_ABBR.values(), *dates.MONTHS.values()]
        more = _("today tonight tomorrow")
        return {word for name in [*named, more] for word in str(name).lower().split()}


def is_to_confirm(one_to_one, now=None) -> bool:
    """Whether it is the day before, when one asks "still good?"; what was agreed today is good."""
    today = timezone.localtime(now or timezone.now(), one_to_one.clock).date()
    called_at = one_to_one.call and one_to_one.call.made_at
    agreed_on = timezone.localtime(called_at or made_at(one_to_one.pk), one_to_one.clock).date()
    return agreed_on != today and (one_to_one.local_start.date() - today).days == 1


def on_a_map(meeting) -> str:
    """The link that opens the place in the phone's own map, "" for a home; nothing is asked of anybody else."""
    return "" if meeting.is_at_home else f"geo:0,0?q={quote(meeting.place)}"
