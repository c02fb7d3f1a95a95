"""What stands in the blanks of a guide: who calls, whom, about what, and when."""

import datetime as dt
import re

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from onetoone.councils.models import Opening
from onetoone.guides.content import complete, fill, tells
from onetoone.guides.models import CurrentAsk, Guide, IssueCampaign
from onetoone.lib.days import is_the_first_hour
from onetoone.lib.languages import as_said_in, in_a_sentence, simple

_AFTER_A_COMMA = re.compile(r", (?:\w+ )?\{(\w+)\}")
COVERED = ("campaign", "fight", "ask_for_now", "openings")  # under a discreet name
NAMED_IN_A_BREATH = 3  # more openings than these nobody can follow by ear


class ReadyText(str):
    """A text to send. In another language than the reader's it says which and why, and its meaning if we know it."""

    language = why = meaning = ""
    language_code = "en"


def ready_text(key, council, caller, person, **more) -> ReadyText:
    """A text for one’s own phone, in the person’s language and under the council’s discreet name."""
    content = Guide.for_person(person).content
    words = known(council, caller, person) | more
    text = ReadyText(_text(key, content, words, council.country))
    text.language_code = content["language"]
    if content["language"] != simple(translation.get_language()):
        own = Guide.to_the_reader(content, council)
        text.language = in_a_sentence(content["language"])
        text.why = why_in(content["language"], person)
        text.meaning = _text(key, own, words, council.country) if tells(own, content) else ""
    return text


def why_in(language, person) -> str:
    """Why this language is spoken with them: it is theirs, also theirs, unknown, or there is no guide in theirs."""
    if not person.language:
        return "unknown"
    if simple(person.language) == language:
        return "theirs"
    return "also" if language in map(simple, person.speaks) else "no_guide"


def with_what_follows(text, person, said, day=None) -> ReadyText:
    """The same text with `said`, a lazy sentence or "", and the day one talks next, in the language it is in.

    A language we have no words in is left as it is.
    """
    spoken = simple(text.language_code)
    if spoken not in dict(settings.LANGUAGES):
        return text
    longer = ReadyText(_and(text, said, day, as_said_in(person.council.country, spoken)))
    longer.language, longer.why = text.language, text.why
    longer.meaning = text.meaning and _and(text.meaning, said, day, translation.get_language())
    return longer


def _and(text, said, day, language):
    with translation.override(language):
        again = day and _("We talk again on %(day)s.") % {"day": _as_said(day)}
        return " ".join(str(one) for one in (text, said, again) if one)


def _text(key, content, words, country):
    filled = in_words(words, country, content["language"])
    text = _without_gaps(complete(content)["texts"][key], filled)
    if is_the_first_hour(filled.get("time", "")):
        text = text.replace("las {time}", "la {time}")  # Spanish: the guide cannot know
    return "".join(piece for piece, _filled in fill(text, filled))


def _without_gaps(text, words):
    """A text to send asks nobody to fill in a place: what nobody knows is left out with its comma."""
    return _AFTER_A_COMMA.sub(lambda found: found[0] if words.get(found[1]) else "", text)


def blanks(council, caller, person=None, /, *, language="", **more) -> dict[str, str]:
    """The words for `content.fill`, in this language (the guide's), else in the reader's.

    `more` adds or replaces words, as `day`, `time`, `place` or `deed`; dates and times as people say them.
    What nobody knows yet is empty and shows as a ruled gap.
    """
    return in_words(known(council, caller, person) | more, council.country, language)


def shown_and_said(text, words, council) -> list[tuple[str, bool, str]]:
    """The pieces of a line, each with whether it filled a blank, and what one says aloud instead of what is shown.

    Under a discreet name the own name, the fight, the ask and the openings are only to say aloud.
    """
    quiet = dict.fromkeys(COVERED, "") if council.discreet_name else {}
    both = zip(fill(text, words | quiet), fill(text, words | {"council": council.name}), strict=True)
    return [(piece, filled, said if said != piece else "") for (piece, filled), (said, _filled) in both]


def covers_more_than_the_name(pieces, council) -> bool:
    """Whether what these pieces are about would tell what their gap hides."""
    return any(said not in ("", council.name) for *_shown, said in pieces)


def known(council, caller, person=None) -> dict:
    """What the blanks are filled from, in no language yet."""
    campaign = IssueCampaign.objects.visible_to(caller).running().first()
    return {
        "caller": caller.first_name,
        "council": council.outside_name,
        "member": person.short_name if person else "",
        "campaign": campaign.as_said("name") if campaign else "",
        "fight": campaign.as_said("fight") if campaign else "",
        "week": _next_monday(council.today()),
        "openings": _openings(caller),
        "ask_for_now": _ask_for_now(council, caller),
    }


def in_words(known, country, language="") -> dict[str, str]:
    """The same as it is said in this country in this language, else in the reader's."""
    with translation.override(as_said_in(country, language)):
        week = date_format(known["week"], "MONTH_DAY_FORMAT")
        return {name: _as_said(value) for name, value in known.items()} | {"week": week}


def _next_monday(today):
    return today + dt.timedelta(days=7 - today.weekday())


def _openings(caller):
    to_fill = Opening.objects.visible_to(caller).filter(filled_on=None).order_by("name", "pk")
    return [opening.as_said("name") for opening in to_fill[:NAMED_IN_A_BREATH]]


def _ask_for_now(council, caller):
    asked = CurrentAsk.objects.visible_to(caller).open(council.today()).first()
    return asked.as_said("words") if asked else ""


def _as_said(value):
    if isinstance(value, dt.datetime):
        raise TypeError("a day or a time of the wall clock, not an instant")
    if isinstance(value, dt.date):
        return date_format(value, pgettext("day as said, in Django's date format", "l j F"))
    if isinstance(value, dt.time):
        return time_format(value, "TIME_FORMAT")
    if isinstance(value, list):
        return _one_or_the_other([str(name) for name in value])
    return str(value or "")


def _one_or_the_other(names):
    if len(names) < 2:
        return "".join(names)
    return _("%(some)s or %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}
