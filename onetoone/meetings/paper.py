"""The worksheet on one sheet of paper: every word of it as data for `worksheet.typ`, which sets it as a PDF."""

import json
import re
from pathlib import Path

from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from onetoone.guides import content
from onetoone.guides.models import Guide
from onetoone.lib.days import at, said
from onetoone.meetings.carried import carry_in
from onetoone.meetings.preparing import beside, guide_of, questions

TEMPLATE = Path(__file__).with_name("worksheet.typ")
PAPERS = {"a4": "a4", "letter": "us-letter"}
ON_LETTER = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
MOST_PROMISES, MOST_SIGNS = 5, 900
LONG_WORD = re.compile(r"(\S{24})(?=\S)")


def size_of(asked, council) -> str:
    """ "a4" or "letter": the one asked for, else what people have in the council's country."""
    return asked if asked in PAPERS else "letter" if council.country in ON_LETTER else "a4"


def names(council) -> list[tuple[str, str]]:
    """What to ask for and what it is called: the council's own paper first."""
    called = {"a4": _("A4"), "letter": _("Letter")}
    usual = size_of("", council)
    return [(size, called[size]) for size in sorted(PAPERS, key=lambda size: size != usual)]


def print_out(sheet, size, *, tells=False, large=False) -> bytes:
    """The PDF: one page however much there is to say, two if `large`; of what is too long the beginning and "…".

    `tells` puts under each question what it means in the reader's language, where their guide has it.
    """
    import typst  # seven megabytes: loaded when somebody prints

    words = json.dumps(_sheet(sheet, tells) | {"paper": PAPERS[size], "large": large}, default=str)
    return typst.compile(str(TEMPLATE), root=str(TEMPLATE.parent), sys_inputs={"sheet": words})


def _sheet(sheet, tells):
    meeting = sheet.one_to_one
    carried, guide = carry_in(meeting, sheet.author), guide_of(meeting)
    own = Guide.to_the_reader(guide, meeting.council)
    meant = own if tells and content.tells(own, guide) else None
    today = meeting.council.today()
    return {
        "title": _("Worksheet"),
        "language": get_language().split("-")[0],
        "heading": _breakable(
            _("%(day)s with %(name)s")
            % {"day": capfirst(said(meeting.local_start, today)), "name": meeting.person.short_name}
        ),
        "facts": [_fact(*fact) for fact in _facts(sheet, carried)],
        "carried": [group for group in _carried(carried, sheet, today) if group["rows"]],
        "spoken": guide["language"],
        "parts": [
            _part(part | beside(part, own), meant, sheet, _of_now(carried, guide["language"], meant))
            for part in guide["agenda"]
        ],
        "room": _("What I want to remember"),
    }


def _facts(sheet, carried):
    meeting, person = sheet.one_to_one, sheet.person
    start = meeting.local_start
    day = capfirst(_day(start))
    minutes = ngettext("%(minutes)s minute", "%(minutes)s minutes", meeting.minutes)
    how = meeting.get_mode_display()
    yield _("You"), sheet.author
    yield _("Meeting"), person, person.pronouns
    yield _("Phone"), person.phone_as_read, person.reached_through
    when = _("%(day)s, %(time)s") % {"day": day, "time": at(start)}
    known = (when, minutes % {"minutes": meeting.minutes})
    yield _("When"), *((day,) if meeting.is_only_a_day else known)
    yield _("Where"), meeting.place_told(meeting.organizer_id == sheet.author_id), how
    yield _("Bring"), meeting.materials
    yield _("Notes"), "\n".join(filter(None, [sheet.what_i_know, " · ".join(carried.jotted)]))


def _fact(label, words, more=""):
    return {"label": label, **_said(words, more)}


def _carried(carried, sheet, today):
    """What stands beside the agenda, in groups of rows under a head."""
    by = sheet.author
    yield _group(_("What you carry in"), [_said(" ".join(map(str, carried.who)))])
    yield _group("", [_said(spark.text, mark="spark") for spark in carried.sparks])
    yield _group(_("Where your stories met"), [_line(note, by, today) for note in carried.connected])
    yield _group("", [_line(note, by, today) for note in carried.lines])
    open_ones = [
        _said(one.words, _by_when(one, sheet, today), "theirs") for one in carried.theirs[:MOST_PROMISES]
    ]
    open_ones += [
        _said(one.words, _by_when(one, sheet, today), "mine") for one in carried.ours[:MOST_PROMISES]
    ]
    yield _group(_("Still open between you"), open_ones)
    kept = [_said(one.words, said(one.kept_at, today), "theirs") for one in carried.kept]
    were_there = [_said(one.gathering.name, said(one.at, today)) for one in carried.were_there]
    yield _group(_("What they did"), [*kept, *were_there])
    yield _group("", _asked(carried.asked, today))


def _line(note, by, today):
    who = _("You") if note.author_id == by.pk else note.author.first_name
    return _said(note.text, f"{who}, {said(note.at, today)}")


def _by_when(promise, sheet, today):
    if not promise.is_mine:
        who = sheet.person.short_name
    else:
        who = _("You") if promise.organizer_id == sheet.author_id else promise.organizer.first_name
    return _("%(name)s, by %(day)s") % {"name": who, "day": said(promise.due_on, today)}


def _asked(ask, today):
    if not (ask and ask.words):
        return []
    told = {"day": said(ask.at, today), "words": ask.words, "answer": ask.get_answer_display()}
    return [_said(_("Asked %(day)s: “%(words)s”. They said: %(answer)s.") % told)]


def _part(part, meant, sheet, of_now):
    """One part of the agenda: its prompts, what is known for it, and one's own words or room for them."""
    words = {"self": sheet.my_story, "ask": sheet.planned_ask, "commitments": _day(sheet.planned_check_in)}
    return {
        "name": _breakable(part["name"]),
        "prompts": [_breakable(prompt) for prompt in part["prompts"]],
        "means": [_breakable(means) for _asked, means in questions(part, meant)] if meant else [],
        "mine": _breakable(part["mine"]),
        "words": _breakable(words.get(part["key"], "")),
        "rows": [_breakable(row) for row in of_now.get(part["key"], [])],
    }


def _day(day):
    return date_format(day, _("l, N j, Y")) if day else ""


def _of_now(carried, spoken, meant):
    """What the council fights for and asks for now as one says it, and below, if one ticked so, what it means."""
    fight, ask = carried.campaign, carried.ask_for_now
    rows = {
        "now": fight and (fight.said_in(spoken).in_full, fight.said.in_full),
        "ask": ask and (_ask_for_now(ask.said_in(spoken)), ask.said.words),
    }
    rows = {key: row for key, row in rows.items() if row}
    return {key: row if meant and row[1] not in row[0] else row[:1] for key, row in rows.items()}


def _ask_for_now(asked):
    at = asked.at and time_format(asked.at, "TIME_FORMAT")
    words = ", ".join(filter(None, [asked.words, _day(asked.on), at, asked.place]))
    return _("What we ask for now: %(ask)s") % {"ask": words}


def _group(head, rows):
    return {"head": head, "rows": rows}


def _said(words, more="", mark=""):
    return {"words": _breakable(words), "more": _breakable(more), "mark": mark}


def _breakable(words):
    """The same words, as many as could ever fit; a very long one may end its line in the middle."""
    words = str(words or "").strip()
    words = words if len(words) <= MOST_SIGNS else f"{words[:MOST_SIGNS]}…"
    return LONG_WORD.sub("\\1\u200b", words)
