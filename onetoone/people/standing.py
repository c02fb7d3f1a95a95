"""What stands around a person now, asked in one statement: pairs, promises, check-ins, sparks, who led to whom."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Value

from onetoone.councils.asking import about_one_person
from onetoone.people.models import IssueTag, Person

NOTHING, NO_WORD = Value(None, CharField()), Value("")
# A moment, a day, who, their name, a word, a sealed text. PostgreSQL takes the types of all from the first kind.
COLUMNS: dict[str, tuple[Any, ...]] = {
    "commitments": ("at", "due_on", "organizer_id", "organizer__user__name", "whose", "words"),
    "sparks": ("at", NOTHING, "author_id", "author__user__name", "shared_with", "text"),
    "check_ins": (NOTHING, "due_on", "owner_id", "owner__user__name", NO_WORD, NOTHING),
    "pairs": (NOTHING, "since", "organizer_id", "organizer__user__name", NO_WORD, NOTHING),
    "handed_on": ("at", NOTHING, "organizer_id", "organizer__user__name", "why", "words"),
    "issue_tags": (NOTHING, NOTHING, NOTHING, "name", NO_WORD, NOTHING),
    "pairs_to_come": (NOTHING, NOTHING, NOTHING, "invitation__name", NO_WORD, NOTHING),
    "introduced": (NOTHING, NOTHING, NOTHING, "name", NO_WORD, NOTHING),
    "introduced_by": (NOTHING, NOTHING, NOTHING, "name", NO_WORD, NOTHING),
}

NAMED = ("issue_tags", "introduced", "introduced_by")  # of these only the name is asked


@dataclass
class Standing:
    """The records of each kind as far as one organizer may see them, each with `who`; the soonest first."""

    commitments: list[Any] = field(default_factory=list)
    check_ins: list[Any] = field(default_factory=list)
    pairs: list[Any] = field(default_factory=list)
    pairs_to_come: list[Any] = field(default_factory=list)
    handed_on: list[Any] = field(default_factory=list)  # the latest first
    sparks: list[Any] = field(default_factory=list)  # the latest first
    issue_tags: list[Any] = field(default_factory=list)
    introduced: list[Any] = field(default_factory=list)
    introduced_by: list[Any] = field(default_factory=list)

    def __post_init__(self):
        self.commitments.sort(key=lambda promise: (promise.due_on, promise.pk))
        self.check_ins.sort(key=lambda check_in: (check_in.due_on, check_in.pk))
        self.pairs.sort(key=lambda pair: (pair.since, pair.pk))
        self.sparks.sort(key=lambda spark: (spark.at, spark.pk), reverse=True)
        self.handed_on.sort(key=lambda handed: (handed.at, handed.pk), reverse=True)
        self.pairs_to_come.sort(key=lambda kept: kept.who)
        self.issue_tags.sort(key=lambda issue: issue.who)
        self.introduced.sort(key=lambda person: person.who)


def standing(person, organizer) -> Standing:
    """All of it about this person, as this organizer may see it."""
    found: dict[str, list[Any]] = {kind: [] for kind in COLUMNS}
    for kind, key, *columns in _rows(person.pk, organizer):
        found[kind].append(_record(kind, person, key, columns))
    return Standing(**found)


@about_one_person
def _rows(person_id, organizer):
    asked = {
        "commitments": _of("commitments", person_id, organizer).open(),
        "sparks": _of("sparks", person_id, organizer).current(),
        "check_ins": _of("check_ins", person_id, organizer).open(),
        "pairs": _of("pairs", person_id, organizer).open(),
        "pairs_to_come": _of("pairs_to_come", person_id, organizer).waiting(),
        "handed_on": _of("handed_on", person_id, organizer).waiting(),
        "issue_tags": IssueTag.objects.visible_to(organizer).filter(people=person_id),
        "introduced": Person.objects.visible_to(organizer).filter(introduced_by=person_id),
        "introduced_by": Person.objects.visible_to(organizer).filter(introduced=person_id),
    }
    first, *others = [rows.values_list(Value(kind), "pk", *COLUMNS[kind]) for kind, rows in asked.items()]
    return first.union(*others, all=True)


def _of(kind, person_id, organizer):
    return _model(kind).objects.filter(person=person_id).visible_to(organizer)


def _model(kind):
    if kind in NAMED:
        return IssueTag if kind == "issue_tags" else Person
    return getattr(Person, kind).rel.related_model


def _record(kind, person, key, columns):
    record = _model(kind)(id=key, council_id=person.council_id)
    if kind not in NAMED:
        record.person_id = person.pk
    for name, value in zip(COLUMNS[kind], columns, strict=True):
        if isinstance(name, str) and "__" not in name:
            setattr(record, name, value)
    record.who = columns[3] or ""
    return record
