"""How each thing that happened is told on a person's page.

In Python, because a page tells twenty of them and a template takes three times as long.
"""

from dataclasses import dataclass, field
from functools import cache

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from onetoone.lib.days import said

SHARED = {
    "me": gettext_lazy("for you alone"),
    "cc": gettext_lazy("shared with the CC"),
    "council": gettext_lazy("shared with the council"),
}


@dataclass
class Line:
    """A line under the title: in somebody's own voice, or ours; `further` is said more softly."""

    words: str
    is_voice: bool = False
    further: str = ""


@dataclass
class Told:
    """One thing that happened, in words, with where it leads."""

    day: str
    date: str
    title: str
    lines: list[Line]
    by: str
    url: str = ""
    share: str = ""
    readings: list[str] = field(default_factory=list)


def tell(happened, organizer, today) -> Told:
    """This thing in words, to this organizer."""
    title, lines = _TELLINGS[happened.kind](happened, today)
    date = happened.day
    day = date_format(date, _("j M"))
    told = Told(
        day=day if date.year == today.year else f"{day} {date.year}",
        date=date.isoformat(),
        title=title,
        lines=[line for line in lines if line.words],
        by=_by_whom(happened),
        readings=[_read(reader, at) for reader, at in happened.readings],
    )
    slug, key = organizer.council.slug, happened.record.pk
    if happened.kind == "one_to_ones":
        told.url = reverse("meetings:one_to_one", kwargs={"council": slug, "one_to_one_id": key})
    if happened.kind == "notes" and happened.is_mine:
        told.share = reverse("meetings:share", kwargs={"council": slug, "note_id": key})
    return told


def _of_ask(happened, today):
    ask = happened.record
    again = ask.again_on and _("Ask again %(day)s.") % {"day": said(ask.again_on, today)}
    answer = f"{capfirst(_label(ask, 'answer'))}."
    return _("The ask"), [_voice(ask.words), Line(_together(answer, ask.why, again))]


def _of_call(happened, today):
    call = happened.record
    again = call.again_on and _("Again %(day)s.") % {"day": said(call.again_on, today)}
    ended = f"{capfirst(_label(call, 'outcome'))}, {_label(call, 'how')}."
    return _("Set-up call"), [Line(_together(ended, again)), _voice(call.jottings)]


def _of_meeting(happened, today):
    meeting = happened.record
    words = capfirst(_label(meeting, "state"))
    if meeting.is_held:
        minutes = ngettext("%(minutes)s minute", "%(minutes)s minutes", meeting.minutes)
        facts = minutes % {"minutes": meeting.minutes}, _label(meeting, "mode"), meeting.place
        words = ", ".join(filter(None, facts))
    return _("One-to-one"), [Line(f"{words}.")]


def _of_check_in(happened, today):
    lines = [
        Line(f"{capfirst(_label(answer, 'outcome'))}: {answer.commitment.words}", further=answer.line)
        for answer in happened.answers
    ]
    return _("Check-in"), lines or [Line(_("They talked."))]


def _of_step(happened, today):
    return _("A step: %(step)s") % {"step": happened.step}, [_voice(happened.record.what_we_saw)]


def _of_note(happened, today):
    return capfirst(_label(happened.record, "part")), [_voice(happened.record.text)]


def _of_spark(happened, today):
    return _("Spark"), [_voice(happened.record.text)]


_TELLINGS = {
    "asks": _of_ask,
    "setup_calls": _of_call,
    "one_to_ones": _of_meeting,
    "check_ins": _of_check_in,
    "steps_taken": _of_step,
    "notes": _of_note,
    "sparks": _of_spark,
}


def _by_whom(happened):
    """Who did or wrote it; of words also who may read them."""
    nobody = _("The CCs") if happened.kind == "check_ins" else _("Somebody who has left")
    who = _("You") if happened.is_mine else happened.who or nobody
    if not happened.is_words:
        return who
    readers = {
        "me": _("for you alone"),
        "cc": _("shared with the CC"),
        "council": _("shared with the council"),
    }
    return f"{who}, {readers[happened.record.shared_with]}"


def _read(reader, at):
    return _("Read by %(reader)s, %(day)s") % {"reader": reader, "day": date_format(at, "MONTH_DAY_FORMAT")}


def _label(record, name):
    """What `get_…_display` says; that one weighs all the choices each time."""
    return str(_labels(type(record), name).get(getattr(record, name), ""))


@cache
def _labels(model, name):
    return dict(model._meta.get_field(name).flatchoices)


def _voice(words):
    return Line(words, is_voice=True)


def _together(*words):
    return " ".join(filter(None, words))
