"""What happened so far with a person, as one organizer may see it, newest first."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, IntegerField, OuterRef, Q, StringAgg, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from onetoone.councils.asking import about_one_person
from onetoone.lib.paging import beyond
from onetoone.people.models import Person

NOTHING, NO_WORD, NO_NUMBER = Value(None, CharField()), Value(""), Cast(Value(None), IntegerField())
ORGANIZER = ("organizer_id", "organizer__user__name")
AUTHOR = ("author_id", "author__user__name")
OWNER = ("owner_id", "owner__user__name")
SEEN_BY = ("seen_by_organizer_id", "seen_by_organizer__user__name")
# When, who, their name, three words, a day, two sealed texts, a number, the one-to-one it belongs to, names: columns
# that mean the same stand in the same place, so that one statement asks for everything. PostgreSQL takes the types of
# all from the first kind.
TALK, NO_TALK = "one_to_one_id", NOTHING
COLUMNS: dict[str, tuple[Any, ...]] = {
    "asks": ("at", *ORGANIZER, "answer", NO_WORD, NO_WORD, "again_on", "words", "why", NO_NUMBER, TALK, NO_WORD),
    "setup_calls": (
        "made_at", *ORGANIZER, "outcome", "how", NO_WORD, "again_on", "jottings", NOTHING, NOTHING, NO_TALK, NO_WORD,
    ),
    "one_to_ones": (
        "starts_at", *ORGANIZER, "state", "mode", "place", NOTHING, NOTHING, NOTHING, "minutes", NO_TALK, "also",
    ),
    "check_ins": (
        "done_at", *OWNER, NO_WORD, NO_WORD, NO_WORD, NOTHING, NOTHING, NOTHING, NOTHING, NO_TALK, NO_WORD,
    ),
    "were_there": (
        "at", *ORGANIZER, NO_WORD, "gathering__name", NO_WORD, NOTHING, NOTHING, NOTHING, NOTHING, NO_TALK, NO_WORD,
    ),
    "commitments": (
        "at", *ORGANIZER, "whose", "became", NO_WORD, "due_on", "words", NOTHING, NOTHING, TALK, NO_WORD,
    ),
    "steps_taken": (
        "on", *SEEN_BY, NO_WORD, "step__name", NO_WORD, NOTHING, "what_we_saw", NOTHING, NOTHING, NO_TALK, NO_WORD,
    ),
    "notes": ("at", *AUTHOR, "part", "shared_with", NO_WORD, NOTHING, "text", NOTHING, NOTHING, TALK, NO_WORD),
    "sparks": ("at", *AUTHOR, NO_WORD, "shared_with", NO_WORD, NOTHING, "text", NOTHING, NOTHING, TALK, NO_WORD),
}  # fmt: skip
# The columns that are fields of the record, with their places.
FIELDS = {
    kind: [
        (place, name)
        for place, name in enumerate(columns)
        if isinstance(name, str) and "__" not in name and name not in ("became", "also")
    ]
    for kind, columns in COLUMNS.items()
}
BECAME = Case(
    When(kept_at__isnull=False, then=Value("kept")),
    When(let_go_at__isnull=False, then=Value("let_go")),
    default=Value("open"),
)
HAPPENED = {
    "setup_calls": lambda calls: calls.made(),
    "one_to_ones": lambda one_to_ones: one_to_ones.exclude(state="arranged").annotate(
        also=_also_there(one_to_ones)
    ),
    "check_ins": lambda check_ins: check_ins.done(),
    "commitments": lambda promises: promises.annotate(became=BECAME),
    "notes": lambda notes: notes.current(),
    "sparks": lambda sparks: sparks.current(),
}
# Of these kinds only what was said between two people.
TALKS = {
    "setup_calls": Q(outcome__in=("agreed", "call_back", "asked_for_text", "not_now", "do_not_call")),
    "one_to_ones": Q(state="held"),
    "check_ins": Q(),
    **{kind: Q(one_to_one__isnull=False) for kind in ("asks", "commitments", "notes", "sparks")},
}
BEGINNING, A_MOMENT = dt.datetime(1970, 1, 1, tzinfo=dt.UTC), dt.timedelta(microseconds=1)


@dataclass
class Happened:
    """One thing that happened: its kind, a relation of Person; its record, as far as the COLUMNS tell; who did it."""

    kind: str
    record: Any
    at: dt.datetime
    who: str  # "" for the CCs, and for somebody who is gone
    is_mine: bool
    more: str = ""  # a word that the record itself does not hold: which step; what became of a promise
    also_there: str = ""
    was_there: bool = False  # the reader, with whoever had arranged it
    said: list["Happened"] = field(
        default_factory=list
    )  # what belongs to this talk, or calls before this one
    answers: list[Any] = field(default_factory=list)  # what a check-in found of each promise
    readings: list[Any] = field(default_factory=list)  # who else read one's own words, and when

    @property
    def is_words(self):
        """Written by somebody who chose its readers."""
        return self.kind in ("notes", "sparks")

    @cached_property
    def day(self):
        """The day it was, where the council is."""
        return self.at.date() if self.kind == "steps_taken" else timezone.localtime(self.at).date()

    @property
    def token(self):
        """Leads to what happened before: a day or a moment and a key, never a word."""
        of = "day" if self.kind == "steps_taken" else "moment"
        return f"{of}_{(self.at - BEGINNING) // A_MOMENT:x}_{self.record.pk.hex}"


def timeline(person, organizer, *, before="", size=20, talks=False) -> tuple[list[Happened], str]:
    """The `size` latest things, or talks, or those before this token, and the token that leads further back or ""."""
    if mark := _mark(before):
        rows = _before(person.pk, organizer, size, talks, mark)
    else:
        rows = _latest(person.pk, organizer, size, talks)
    happened = [_happened(person, organizer, *row) for row in rows]
    further = happened[size - 1].token if len(happened) > size else ""
    return _with_answers(person, organizer, happened[:size]), further


def day_before(token):
    """The day of what this token leads past, where the council is; None for a token that leads nowhere."""
    if mark := _mark(token):
        of, moment, _key = mark
        return moment.date() if of == "day" else timezone.localtime(moment).date()
    return None


@about_one_person
def _latest(person_id, organizer, size, talks):
    return _before(person_id, organizer, size, talks, mark=None)


def _before(person_id, organizer, size, talks, mark):
    kinds = [kind for kind in COLUMNS if not talks or kind in TALKS]
    first, *others = [_columns(person_id, kind, organizer, talks, mark) for kind in kinds]
    # What knows only its day comes after all that happened at the midnight it begins with: SQLite sorts it so.
    return first.union(*others, all=True).order_by("-at", "-of_moment", "-pk")[: size + 1]


def _columns(person_id, kind, organizer, talks, mark):
    at, *columns = COLUMNS[kind]
    records = _records(kind).objects.filter(person=person_id).visible_to(organizer)
    records = HAPPENED.get(kind, lambda all_of_them: all_of_them)(records)
    if talks:
        records = records.filter(TALKS[kind])
    if mark:
        records = records.filter(_earlier(at, *mark))
    of_moment = Value(int(at != "on"))
    return records.annotate(of_moment=of_moment).values_list(Value(kind), "pk", at, "of_moment", *columns)


def _also_there(one_to_ones):
    """The names of whoever else of us sat down with them."""
    joined = one_to_ones.model.also_there.through.objects.filter(onetoone=OuterRef("pk")).values("onetoone")
    names = joined.annotate(names=StringAgg("organizer__user__name", Value(", "))).values("names")
    return Coalesce(Subquery(names), NO_WORD, output_field=CharField())


def _records(kind):
    """The model of what is related to a person so."""
    return getattr(Person, kind).rel.related_model


def _earlier(at, of, moment, key):
    """What happened before this mark, among records that know the moment or only the day `on`."""
    if (of == "day") == (at == "on"):
        return beyond((f"-{at}", "-pk"), (moment, key))
    return Q(on__lte=moment.date()) if at == "on" else Q(**{f"{at}__lt": moment})


def _happened(person, organizer, kind, key, at, _of_moment, *columns):
    """The record that a row of the columns was made of; what the row does not tell is left blank."""
    record = _records(kind)(id=key, person_id=person.pk, council_id=person.council_id)
    values = at, *columns
    for place, name in FIELDS[kind]:
        setattr(record, name, values[place])
    who_id, who, _word, more, *_others, also_there = columns
    is_mine = who_id == organizer.pk
    if kind == "setup_calls" and not is_mine:
        record.jottings = ""  # the caller's own, as they are on the page of the call
    more = more if kind in ("steps_taken", "were_there", "commitments") else ""
    also_there = [name for name in also_there.split(", ") if name]
    others = [name for name in also_there if name != organizer.user.name]
    return Happened(kind, record, at, who or "", is_mine, more, ", ".join(others), others != also_there)


def _with_answers(person, organizer, happened):
    """Check-ins with what they found, as far as the promises themselves may be seen."""
    check_ins = {one.record.pk: one for one in happened if one.kind == "check_ins"}
    if check_ins:
        answers = type(next(iter(check_ins.values())).record).answers.rel.related_model.objects
        promises = person.commitments.visible_to(organizer)
        found = answers.visible_to(organizer).filter(check_in__in=check_ins, commitment__in=promises)
        for answer in found.select_related("commitment").order_by("pk"):
            check_ins[answer.check_in_id].answers.append(answer)
    return happened


def _mark(token):
    """Of a day or a moment, which one, and the key that made this token; None when none did."""
    try:
        of, moments, key = token.split("_")
        return of, BEGINNING + int(moments, 16) * A_MOMENT, UUID(key)
    except (ValueError, OverflowError):
        return None
