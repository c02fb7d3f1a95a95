"""What an organizer carries into a one-to-one: who this is, what moved them, what is open between the two."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from onetoone.guides.models import CurrentAsk, IssueCampaign
from onetoone.lib import days
from onetoone.meetings.models import Note, Spark
from onetoone.vault import keys

MOST_SPARKS, MOST_LINES = 5, 3


@dataclass(frozen=True)
class CarriedIn:
    """All of it, as far as this organizer may see."""

    who: list
    sparks: list
    connected: list
    jotted: list
    lines: list
    theirs: list
    ours: list
    kept: list
    were_there: list
    asked: object
    ask_for_now: object
    campaign: object


def carry_in(one_to_one, organizer) -> CarriedIn:
    """What the worksheet shows beside the agenda."""
    person, today = one_to_one.person, organizer.council.today()
    promises = person.commitments.visible_to(organizer).select_related("organizer__user")
    open_ones = keys.gather(list(promises.open().soonest_first()))
    notes = _written(Note, person, organizer)
    return CarriedIn(
        who=_who(person, organizer, today),
        sparks=_written(Spark, person, organizer).read_by(organizer, most=MOST_SPARKS),
        connected=notes.filter(part=Note.Part.US).read_by(organizer, most=1),
        jotted=_jotted(one_to_one.call, organizer),
        lines=notes.exclude(part=Note.Part.US).read_by(organizer, most=MOST_LINES),
        theirs=[promise for promise in open_ones if not promise.is_mine],
        ours=[promise for promise in open_ones if promise.is_mine],
        kept=keys.gather(list(_kept_by_them(promises)[:MOST_LINES])),
        were_there=list(_were_there(person, organizer)[:MOST_LINES]),
        asked=person.asks.visible_to(organizer).latest_first().first(),
        ask_for_now=CurrentAsk.objects.visible_to(organizer).open(today).first(),
        campaign=IssueCampaign.objects.visible_to(organizer).running().first(),
    )


def _kept_by_them(promises):
    return promises.kept().filter(whose="member").order_by("-kept_at")


def _were_there(person, organizer):
    return person.were_there.visible_to(organizer).select_related("gathering").order_by("-at", "-pk")


def _who(person, organizer, today):
    """Sentences about who this is: team, step, when somebody met them, since when they are one's own."""
    met = _("Nobody here has met them yet.")
    if person.met_at:
        met = _("Last met %(when)s.") % {"when": days.ago(person.met_at, today)}
    pair = person.pairs.open().filter(organizer=organizer).first()
    yours = pair and _("Yours %(when)s.") % {"when": days.since(pair.since, today)}
    known = [f"{fact}." for fact in (person.team, person.step) if fact]
    return [*known, met, *([yours] if yours else [])]


def _jotted(call, organizer):
    """The caller's own words from the call it came from."""
    return call.jottings.splitlines() if call and call.organizer_id == organizer.pk else []


def _written(model, person, organizer):
    written = model.objects.visible_to(organizer).filter(person=person).current()
    return written.select_related("author__user").latest_first()
