"""What an organizer did since yesterday: the deeds that can still be undone."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onetoone.audit.models import Operation
from onetoone.councils.models import Record
from onetoone.councils.undoing import A_DAY
from onetoone.lib.keys import key_typed

MOST = 10
WORDS = {
    "call.end": _("A call"),
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
    "pair.give": _("Given to an organizer"),
    "pair.release": _("Released"),
    "pathway.order": _("The order of the steps"),
    "person.add": _("Added"),
    "person.add_first": _("The first people"),
    "person.edit": _("New facts"),
    "step.take": _("A step"),
    "word.add": _("A word of the council’s, new"),
    "word.rename": _("A word of the council’s, renamed"),
    "word.use": _("A word of the council’s, retired or taken up"),
    "worksheet.prepare": _("A worksheet"),
}


@dataclass(frozen=True)
class Doing:
    """One deed: its operation, what it was in a word, and the person it was about if there is one."""

    operation: Operation
    words: str
    person: Any


def since_yesterday(organizer, now=None) -> list[Doing]:
    """The latest deeds of this organizer that are less than a day old and stand, newest first."""
    since = (now or timezone.now()) - A_DAY
    operations = Operation.objects.filter(organizer_id=organizer.pk, at__gt=since, undone_at=None)
    latest = [one for one in operations.order_by("-at")[:MOST] if one.verb in WORDS and one.result]
    people = _people(latest, organizer)
    return [Doing(one, str(WORDS[one.verb]), people.get(one.result[1])) for one in latest if one.result]


def whom(key, organizer, now):
    """The person that this fresh deed of this organizer was about, if they may still see them."""
    own = Operation.objects.filter(pk=key_typed(key), organizer_id=organizer.pk, at__gt=now - A_DAY)
    return next(iter(_people([one for one in own if one.result], organizer).values()), None)


def _people(operations, organizer):
    """The person each result is about, if the organizer may still see it; a statement for each kind of record."""
    keys = defaultdict(list)
    for operation in operations:
        label, key = operation.result
        keys[label].append(key)
    people = {}
    for label, its_keys in keys.items():
        model = apps.get_model(label)
        if not issubclass(model, Record) or not (model.about == "pk" or hasattr(model, "person")):
            continue
        records = model.objects.visible_to(organizer).filter(pk__in=its_keys)
        for record in records if model.about == "pk" else records.select_related("person"):
            people[str(record.pk)] = record if model.about == "pk" else record.person
    return people
