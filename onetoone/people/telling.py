"""How each thing that happened is told on a person's page.

In Python, because a page tells twenty of them and a template takes three times as long.
"""

from dataclasses import dataclass, field, replace
from functools import cache
from itertools import zip_longest

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onetoone.councils.models.organizer import ccs_in_words
from onetoone.lib.days import said


@dataclass
class Line:
    """A line under the title: in our words (""), in somebody's own (voice, spark), a promise of theirs or of ours
    (promise, mine), or who wrote what stands above (by). `further` is said more softly."""

    words: str
    kind: str = ""
    further: str = ""
    whose: str = ""  # of a promise of ours, which of us gave it
    change: str = ""  # where its author changes it, or who may read it


@dataclass
class Told:
    """One thing that happened, in words, with where it leads."""

    day: str
    date: str
    title: str
    lines: list[Line]
    by: str
    url: str = ""
    change: str = ""  # where its author changes it, or who may read it
    month: str = ""  # on the first of each month
    readings: list[str] = field(default_factory=list)


class Telling:
    """Tells what happened to one organizer, on one day."""

    def __init__(self, organizer, today, *, opens_talks):
        self.organizer, self.today, self.opens_talks = organizer, today, opens_talks
        self.ccs = ccs_in_words(organizer.council)

    def tell(self, happened, told_before=None) -> list[Told]:
        """All of it in words; the first of a month carries its name, but of the month that was told before."""
        month, told = told_before and _month(told_before), []
        for one in happened:
            words = self._told(one)
            if _month(one.day) != month:
                month = _month(one.day)
                words.month = capfirst(date_format(one.day, "YEAR_MONTH_FORMAT"))
            told.append(words)
        return told

    def _told(self, one):
        title, lines = _TELLINGS[one.kind](one, self.today)
        lines += self._in_a_row(one) if one.kind == "setup_calls" else self._said(one)
        if one.is_words:
            lines = [replace(line, further="") for line in lines]
        reads = [reading for each in (one, *one.said) for reading in each.readings]
        return Told(
            day=date_format(one.day, _("D j")),
            date=one.day.isoformat(),
            title=str(_("Calls to arrange a talk")) if one.said and one.kind == "setup_calls" else title,
            lines=[line for line in lines if line.words],
            by=self._by_all(one),
            url=self._url(one),
            change=self._change(one),
            readings=list(dict.fromkeys(_read(reader, at) for reader, at in reads)),
        )

    def _said(self, talk):
        """What was said in a talk; of what somebody wrote down also who did, and who may read it."""
        for one, following in zip_longest(talk.said, talk.said[1:]):
            _title, lines = _TELLINGS[one.kind](one, self.today)
            goes_on = following and following.is_words and self._by_whom(following) == self._by_whom(one)
            yield from (replace(line, change=self._change(one) if goes_on else "") for line in lines)
            if one.is_words and not goes_on:
                yield Line(self._by_whom(one), "by", change=self._change(one))

    def _by_all(self, one):
        """Who did it, also each of the calls in a row; of a talk nothing where their words below say so."""
        if any(said.is_words and said.who == one.who for said in one.said):
            return ""
        calls = one.said if one.kind == "setup_calls" else []
        return get_text_list(list(dict.fromkeys(map(self._by_whom, (one, *calls)))), _("and"))

    def _by_whom(self, happened):
        """Who did or wrote it; of words also who may read them."""
        who = _("You") if happened.is_mine else happened.who
        if not who:
            who = capfirst(self.ccs) if happened.kind == "check_ins" else _("Somebody who has left")
        if not happened.is_words:
            return who
        readers = {
            "me": _("for you alone"),
            "cc": _("shared with %(ccs)s") % {"ccs": self.ccs},
            "council": _("shared with the council"),
        }
        return f"{who}, {readers[happened.record.shared_with]}"

    def _in_a_row(self, call):
        """The calls before this one that nobody answered either."""
        if call.said:
            words = {"count": len(call.said) + 1, "day": said(call.said[-1].day, self.today)}
            yield Line(_("Tried %(count)s times since %(day)s.") % words)
        yield from (_voice(before.record.jottings) for before in call.said)

    def _change(self, one):
        is_own = one.kind == "notes" and one.is_mine
        return self._address("meetings:share", note_id=one.record.pk) if is_own else ""

    def _url(self, one):
        opens = one.kind == "one_to_ones" and (one.is_mine or self.opens_talks)
        return self._address("meetings:one_to_one", one_to_one_id=one.record.pk) if opens else ""

    def _address(self, name, **where):
        return reverse(name, kwargs={"council": self.organizer.council.slug, **where})


def _of_ask(happened, today):
    ask = happened.record
    again = ask.again_on and _("Ask again %(day)s.") % {"day": said(ask.again_on, today)}
    answer = f"{capfirst(_label(ask, 'answer'))}."
    if ask.words:
        answer = _("Asked “%(ask)s”: %(answer)s.") % {"ask": ask.words, "answer": _label(ask, "answer")}
    return _("The ask"), [Line(answer, further=_together(ask.why, again))]


def _of_call(happened, today):
    call = happened.record
    again = (
        call.again_on and call.again_on >= today and _("Again %(day)s.") % {"day": said(call.again_on, today)}
    )
    ended = f"{capfirst(call.sent or _label(call, 'outcome'))}, {_label(call, 'how')}."
    return _("Call to arrange a talk"), [Line(_together(ended, again)), _voice(call.jottings)]


def _of_meeting(happened, today):
    meeting = happened.record
    words = capfirst(_label(meeting, "state"))
    if meeting.is_held:
        minutes = ngettext("%(minutes)s minute", "%(minutes)s minutes", meeting.minutes)
        how = (
            () if meeting.is_only_a_day else (minutes % {"minutes": meeting.minutes}, _label(meeting, "mode"))
        )
        words = ", ".join(filter(None, (*how, meeting.place_told(happened.is_mine, happened.who))))
    also = happened.also_there and _("%(names)s was there too.") % {"names": happened.also_there}
    if happened.was_there:
        also = _together(_("You were there too."), also)
    return _("One-to-one"), [Line(_together(words and f"{words}.", also))]


def _of_check_in(happened, today):
    lines = [
        Line(f"{capfirst(_label(answer, 'outcome'))}: {answer.commitment.words}", further=answer.line)
        for answer in happened.answers
    ]
    return _("Check-in"), lines or [Line(_("They talked."))]


def _of_gathering(happened, today):
    return happened.more, [Line(_("They were there."))]


def _of_promise(happened, today):
    promise = happened.record
    by_when = {
        "kept": _("kept"),
        "let_go": _("let go"),
        "open": _("by %(day)s") % {"day": said(promise.due_on, today)},
    }
    kind, further = "mine" if promise.is_mine else "promise", by_when[happened.more]
    whose = _("yours") if happened.is_mine else happened.who or _("ours")
    return _("A promise"), [Line(promise.words, kind, further, whose)]


def _of_step(happened, today):
    return _("A step: %(step)s") % {"step": happened.more}, [_voice(happened.record.what_we_saw)]


def _of_note(happened, today):
    part = capfirst(_label(happened.record, "part"))
    return part, [Line(happened.record.text, "voice", further=part)]


def _of_spark(happened, today):
    return _("Spark"), [Line(happened.record.text, "spark")]


_TELLINGS = {
    "asks": _of_ask,
    "setup_calls": _of_call,
    "one_to_ones": _of_meeting,
    "check_ins": _of_check_in,
    "were_there": _of_gathering,
    "commitments": _of_promise,
    "steps_taken": _of_step,
    "notes": _of_note,
    "sparks": _of_spark,
}


def _month(day):
    return day.year, day.month


def _read(reader, at):
    day = date_format(timezone.localtime(at), "MONTH_DAY_FORMAT")
    return _("Read by %(reader)s, %(day)s") % {"reader": reader, "day": day}


def _label(record, name):
    """What `get_…_display` says; that one weighs all the choices each time."""
    return str(_labels(type(record), name).get(getattr(record, name), ""))


@cache
def _labels(model, name):
    return dict(model._meta.get_field(name).flatchoices)


def _voice(words):
    return Line(words, "voice")


def _together(*words):
    return " ".join(filter(None, words))
