"""What an organizer did since yesterday, and what of it can still be undone."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onetoone.audit.models import AuditEvent, Operation
from onetoone.councils import policy
from onetoone.councils.models import Invitation, Record
from onetoone.councils.undoable import undoable
from onetoone.councils.undoing import A_DAY
from onetoone.lib.keys import key_typed

JUST_NOW = dt.timedelta(minutes=10)
LATELY = 20  # deeds among which the one with this person is looked for
REPEATS = 3  # of a worksheet that is kept again and again
WORDS = {
    "call.end": _("A call or a text"),
    "campaign.set": _("What we fight for now"),
    "check_in.answer": _("A check-in"),
    "check_in.not_reach": _("Not reached"),
    "check_in.pick_up": _("Picked up"),
    "commitment.keep": _("A promise, kept"),
    "council.settle": _("The council’s settings"),
    "current_ask.set": _("What we ask for now"),
    "debrief.add_own": _("Added to a debrief"),
    "debrief.write": _("A debrief"),
    "gathering.write_down": _("Who was there"),
    "guide.adopt": _("The guide, revised"),
    "note.keep": _("A line, changed"),
    "note.write": _("A line"),
    "one_to_one.also_there": _("Who else is there"),
    "one_to_one.arrange": _("A one-to-one, arranged"),
    "one_to_one.call_off": _("A one-to-one, called off"),
    "one_to_one.could_not": _("They couldn’t come"),
    "one_to_one.hold": _("You met"),
    "one_to_one.just_talked": _("We just talked"),
    "one_to_one.move": _("A one-to-one, moved"),
    "one_to_one.write_down": _("A one-to-one, written down"),
    "opening.add": _("An opening"),
    "opening.fill": _("An opening, filled"),
    "opening.reword": _("An opening, in other words"),
    "pair.give": _("Given to one of us"),
    "pair.give_several": _("Several given to one of us"),
    "pair.take_back": _("No longer kept for somebody invited"),
    "pair.release": _("No longer given to one of us"),
    "pathway.order": _("The order of the steps"),
    "person.add": _("Added"),
    "person.add_first": _("The first people"),
    "person.edit": _("New facts"),
    "person.hand_on": _("Handed on to another of us"),
    "step.take": _("A step"),
    "word.add": _("A word of the council’s, new"),
    "word.rename": _("A word of the council’s, renamed"),
    "word.use": _("A word of the council’s, retired or taken up"),
    "worksheet.prepare": _("A worksheet"),
}

WITH_SEVERAL = {"one_to_one.just_talked", "pair.give_several", "person.add_first"}  # a row for each of them


@dataclass(frozen=True)
class Doing:
    """One deed: its operation, what it was in a word, what came of it, whom it was about, whether it can be undone."""

    operation: Operation
    words: str
    outcome: str
    person: Any
    others: int  # how many it was about besides
    may_be_undone: bool
    is_undone: bool = False


def since_yesterday(organizer, now=None, *, most=10) -> list[Doing]:
    """The latest deeds of this organizer that are less than a day old and stand, newest first; a repeated one once.

    What was undone just now keeps its place among them, so that nothing else comes under the finger that undid it.
    """
    now = now or timezone.now()
    shown = Q(undone_at=None) | Q(undone_at__gt=now - JUST_NOW)
    operations = Operation.objects.filter(shown, organizer_id=organizer.pk, at__gt=now - A_DAY)
    once = {}
    for one in operations.filter(verb__in=WORDS).order_by("-at")[: most * REPEATS]:
        if one.result:
            once.setdefault((one.verb, one.result[1], one.undone_at), one)
    latest = list(once.values())[:most]
    records, firm = _records(latest, organizer), undoable(latest)
    return [_doing(one, records.get(one.result[1]), one.pk in firm) for one in latest]


def latest_with(person, keys, organizer, now=None) -> list[Doing]:
    """This organizer's latest deed since yesterday that stands and touched a record of these keys.

    Before it what was undone just now with this person, so that nothing else comes under the finger that undid it.
    """
    now = now or timezone.now()
    shown = Q(undone_at=None) | Q(undone_at__gt=now - JUST_NOW)
    own = Operation.objects.filter(shown, organizer_id=organizer.pk, at__gt=now - A_DAY, verb__in=WORDS)
    lately = own.order_by("-at")[:LATELY]
    undone = _records([one for one in lately if one.undone_at and one.result], organizer)
    found = {}
    for one in lately:
        if one.undone_at:
            record = one.result and undone.get(one.result[1])
            if record and _person(record) == person:
                found.setdefault(one.verb, _doing(one, record, may_be_undone=False))
        elif not keys.isdisjoint(row[1] for row in (*one.made, *one.changed)):
            stands = Doing(one, str(WORDS[one.verb]), "", person, _others(one), may_be_undone=True)
            return [*found.values(), stands]
    return list(found.values())


def imports_since_yesterday(organizer, now=None) -> list[AuditEvent]:
    """The sheets this coordinator brought in less than a day ago, newest first; their own pages undo them."""
    if not organizer.is_cc:
        return []
    since = (now or timezone.now()) - A_DAY
    own = AuditEvent.objects.filter(council_id=organizer.council_id, organizer_id=organizer.pk, at__gt=since)
    told = list(own.filter(kind=AuditEvent.Kind.IMPORTED).order_by("-at"))
    undone = {event.record_id for event in told if event.why == "undone"}
    return [event for event in told if event.record_id not in undone]


def invitations_since_yesterday(organizer, now=None) -> list[Invitation]:
    """The seats this coordinator kept less than a day ago that nobody has taken; to end one is to take it back."""
    if not organizer.is_cc:
        return []
    since = (now or timezone.now()) - A_DAY + Invitation.LASTS
    return list(organizer.invitations.waiting().filter(expires_at__gt=since).order_by("-expires_at", "name"))


def _doing(operation, record, may_be_undone):
    is_undone = bool(operation.undone_at)
    outcome = record.came_of_it() if record and not is_undone else ""
    words, person = str(WORDS[operation.verb]), record and _person(record)
    may_be_undone = may_be_undone and not is_undone
    return Doing(operation, words, outcome, person, _others(operation), may_be_undone, is_undone)


def _others(operation):
    return operation.of_its_kind - 1 if operation.verb in WITH_SEVERAL else 0


def whom(key, organizer, now):
    """The one person that this fresh deed of this organizer was about, if they may still see them."""
    own = Operation.objects.filter(pk=key_typed(key), organizer_id=organizer.pk, at__gt=now - A_DAY)
    found = _records([one for one in own if one.result and not _others(one)], organizer).values()
    return next((_person(record) for record in found), None)


def _records(operations, organizer):
    """What each deed answered with, about somebody the organizer may still see; a statement for each kind of record."""
    keys = defaultdict(list)
    for operation in operations:
        label, key = operation.result
        keys[label].append(key)
    found = {}
    for label, its_keys in keys.items():
        model = apps.get_model(label)
        if not issubclass(model, Record) or not (model.about == "pk" or hasattr(model, "person")):
            continue
        records = policy.visible(model.everything.filter(pk__in=its_keys), organizer)
        for record in records if model.about == "pk" else records.select_related("person"):
            found[str(record.pk)] = record
    return found


def _person(record):
    return record if record.about == "pk" else record.person
