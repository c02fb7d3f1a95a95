"""Every address of the product, whoever added it, with things of ours, of another council and of nobody to ask for."""

import re
import uuid
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver, reverse

from onetoone.meetings.models import Shared

TOLD = re.compile(r"<(?:\w+:)?(\w+)>")
NOWHERE = uuid.UUID("00000000-0000-7000-8000-000000000000")


@dataclass(frozen=True)
class Address:
    """One URL pattern: its name and what it has to be told."""

    name: str
    names_of: tuple[str, ...]

    def told(self, things):
        """The path to these things."""
        return reverse(self.name, kwargs={name: things[name] for name in self.names_of})


def addresses(resolver=None, prefix="", told=()):
    """All of them; one without a name cannot be looked after and is refused."""
    for pattern in (resolver or get_resolver()).url_patterns:
        names = (*told, *TOLD.findall(str(pattern.pattern)))
        if isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern.pattern} needs a name"
            yield Address(prefix + pattern.name, names)
        else:
            namespace = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from addresses(pattern, prefix + namespace, names)


def ours(town):
    """Things of this council: a one-to-one of Rosa's arranged, held, and with its debrief written; and Lena's."""
    life = town.hers
    arranged = {
        "council": town.council.slug,
        "person_id": town.bayard.pk,
        "pair_id": town.tomas_pair.pk,
        "kept_id": town.kept.pk,
        "one_to_one_id": life.arranged.pk,
        "check_in_id": life.check_in.pk,
        "commitment_id": life.open.pk,
        "note_id": life.notes[Shared.CC].pk,
        "organizer_id": town.tomas.pk,
        "invitation_id": town.invitation.pk,
        "opening_id": town.opening.pk,
        "guide_id": town.guide.pk,
        "campaign_id": town.campaign.pk,
        "word_id": town.step.pk,
        "batch_id": town.batch.pk,
        "session_id": town.session_id,
        "passkey_id": 999_999_999,
        "code": town.code,
    }
    held = {"one_to_one_id": life.held, "note_id": life.notes[Shared.COUNCIL], "check_in_id": town.of_the_ccs}
    written = {"one_to_one_id": life.debriefed, "note_id": life.notes[Shared.ME], "check_in_id": life.talked}
    life = town.lenas
    lenas = {"one_to_one_id": life.arranged, "note_id": life.notes[Shared.ME], "check_in_id": life.check_in}
    lenas["commitment_id"] = life.open
    later = {"ours, held": held, "ours, written": written, "ours, Lena's": lenas}
    return {"ours": arranged} | {
        which: arranged | {name: thing.pk for name, thing in them.items()} for which, them in later.items()
    }


def theirs(town):
    """Things of the other council, asked for in it and in ours; and things that are nowhere."""
    life, pair = town.there, town.odile.pairs.get()
    there = {
        "council": town.harbor.slug,
        "person_id": town.odile.pk,
        "pair_id": pair.pk,
        "kept_id": town.other_kept.pk,
        "one_to_one_id": life.arranged.pk,
        "check_in_id": life.check_in.pk,
        "commitment_id": life.open.pk,
        "note_id": life.notes[Shared.COUNCIL].pk,
        "organizer_id": town.mallory.pk,
        "invitation_id": town.other_invitation.pk,
        "opening_id": town.other_opening.pk,
        "guide_id": town.other_guide.pk,
        "campaign_id": town.other_campaign.pk,
        "word_id": town.other_step.pk,
        "batch_id": town.other_batch.pk,
        "session_id": town.other_session_id,
        "passkey_id": 999_999_999,
        "code": town.other_code,
    }
    nobodys = dict.fromkeys(there, NOWHERE) | {
        "session_id": 999_999_999,
        "passkey_id": 999_999_999,
        "code": "nowhere",
    }
    return {
        "theirs": there,
        "theirs in ours": there | {"council": town.council.slug},
        "nobody's": nobodys | {"council": town.council.slug},
        "nowhere": nobodys | {"council": "nowhere"},
    }


def things(town, address):
    """What this address can be asked for: (which, path), each path once."""
    seen = {}
    for which, them in (ours(town) | theirs(town)).items():
        missing = [name for name in address.names_of if name not in them]
        assert not missing, f"{address.name}: no thing is known for {missing}"
        seen.setdefault(address.told(them), which)
    return [(which, path) for path, which in seen.items()]
