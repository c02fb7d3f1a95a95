"""What an organizer carries into a one-to-one: what is known and open between the two; a hint about the ask."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from django.utils import dates, timezone, translation
from django.utils.translation import gettext as _

from onetoone.guides.models import CurrentAsk, Guide, IssueCampaign
from onetoone.meetings.models import Note, Spark
from onetoone.vault import keys

MOST_SPARKS, MOST_LINES = 5, 3


@dataclass(frozen=True)
class CarriedIn:
    """All of it, as far as this organizer may see."""

    sparks: list
    jotted: list
    lines: list
    theirs: list
    ours: list
    kept: list
    asked: object
    ask_for_now: object
    campaign: object
    together_since: object


def carry_in(one_to_one, organizer) -> CarriedIn:
    """What the worksheet shows beside the agenda."""
    person = one_to_one.person
    promises = person.commitments.visible_to(organizer).select_related("organizer__user")
    open_ones = keys.gather(list(promises.open().soonest_first()))
    pair = person.pairs.open().filter(organizer=organizer).first()
    return CarriedIn(
        sparks=_written(Spark, person, organizer).read_by(organizer, most=MOST_SPARKS),
        jotted=_jotted(one_to_one.call, organizer),
        lines=_written(Note, person, organizer).read_by(organizer, most=MOST_LINES),
        theirs=[promise for promise in open_ones if not promise.is_mine],
        ours=[promise for promise in open_ones if promise.is_mine],
        kept=list(promises.kept().order_by("-kept_at")[:MOST_LINES]),
        asked=person.asks.visible_to(organizer).latest_first().first(),
        ask_for_now=CurrentAsk.objects.visible_to(organizer).open(organizer.council.today()).first(),
        campaign=IssueCampaign.objects.visible_to(organizer).running().first(),
        together_since=pair and pair.since,
    )


def _jotted(call, organizer):
    """The caller's own words from the call it came from."""
    return call.jottings.splitlines() if call and call.organizer_id == organizer.pk else []


def _written(model, person, organizer):
    written = model.objects.visible_to(organizer).filter(person=person).current()
    return written.select_related("author__user").latest_first()


def guide_of(one_to_one) -> dict:
    """The guide this one-to-one was arranged with, else the council's newest in the member's language."""
    guide = one_to_one.guide or Guide.for_council(one_to_one.council, one_to_one.person.language)
    return guide.content


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


def is_tomorrow(one_to_one, now=None) -> bool:
    """Whether it is the day before, when one asks "still good?"."""
    today = timezone.localtime(now or timezone.now(), one_to_one.clock).date()
    return (one_to_one.local_start.date() - today).days == 1


def on_a_map(place) -> str:
    """The link that opens the place in the phone's own map; nothing is asked of anybody else."""
    return f"geo:0,0?q={quote(place)}"
