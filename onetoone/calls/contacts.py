"""Who here tried or touched a person, as one organizer may know of it, latest first."""

import datetime as dt
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from onetoone.calls.models import SPOKE, UNANSWERED, Outcome
from onetoone.councils.models.organizer import ccs_in_words
from onetoone.lib import days

JUST_NOW = dt.timedelta(minutes=10)


@dataclass(frozen=True)
class Contact:
    """Somebody here tried this person, or both spoke: when, who, the sentence that tells it, and one's own jottings."""

    at: dt.datetime
    organizer: object
    sentence: str
    spoke: bool
    jottings: str = ""
    sat_down: bool = False


def contacts_with(person, organizer, now) -> list[Contact]:
    """The latest calls, one-to-one and check-in this organizer may know of, latest first."""
    today = organizer.council.today(now)
    calls = person.setup_calls.visible_to(organizer).made().latest_first().select_related("organizer__user")
    held = person.one_to_ones.visible_to(organizer).held().latest_first().select_related("organizer__user")
    talks = person.check_ins.visible_to(organizer).done().order_by("-done_at").select_related("owner__user")
    found = [_of_call(call, organizer, today, now) for call in calls[:5]]
    found += [
        Contact(
            one.starts_at,
            one.organizer,
            _met(one.organizer, organizer, one.starts_at, today),
            spoke=True,
            sat_down=True,
        )
        for one in held[:1]
    ]
    found += [
        Contact(talk.done_at, talk.owner, _checked_in(talk.owner, organizer, talk.done_at, today), True)
        for talk in talks[:1]
    ]
    return sorted(found, key=lambda contact: contact.at, reverse=True)


def _of_call(call, organizer, today, now):
    words = {
        "who": call.organizer.first_name,
        "when": days.said(call.made_at, today),
        "what": call.came_of_it(),
    }
    mine = call.organizer == organizer
    jottings = call.jottings if mine else ""
    if mine and now - call.made_at < JUST_NOW and call.outcome != Outcome.ASKED_FOR_TEXT:
        sentence = _("You wrote down just now: %(what)s. What you tap now is one more try.")
    elif call.outcome in UNANSWERED:
        sentence = (
            _("You tried last, %(when)s: %(what)s.")
            if mine
            else _("Last tried by %(who)s, %(when)s: %(what)s.")
        )
    else:
        sentence = (
            _("You reached them %(when)s: %(what)s.")
            if mine
            else _("%(who)s reached them %(when)s: %(what)s.")
        )
    return Contact(call.made_at, call.organizer, sentence % words, call.outcome in SPOKE, jottings)


def _met(who, organizer, at, today):
    sentence = _("You met them %(when)s.") if who == organizer else _("%(who)s met them %(when)s.")
    return sentence % {"who": who.first_name, "when": days.said(at, today)}


def _checked_in(who, organizer, at, today):
    if who == organizer:
        return _("You checked in with them %(when)s.") % {"when": days.said(at, today)}
    name = who.first_name if who else capfirst(ccs_in_words(organizer.council))
    return _("%(who)s checked in with them %(when)s.") % {"who": name, "when": days.said(at, today)}
