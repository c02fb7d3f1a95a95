"""What an import must know of a person, whether they are here already or come with the sheet."""

from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any
from uuid import UUID

from onetoone.lib.folding import fold
from onetoone.people.models import Person
from onetoone.transfer.cells import Row
from onetoone.transfer.fitting import languages, needs_interpreter, reached_through


@dataclass(slots=True, eq=False)
class Known:
    """A person, light enough for a million of them."""

    id: UUID
    name: str = ""
    goes_by: str = ""
    pronouns: str = ""
    language: str = ""
    other_languages: str = ""
    needs_interpreter: bool = False
    phone: str = ""
    email: str = ""
    other_phones: list[str] = field(default_factory=list)
    other_emails: list[str] = field(default_factory=list)
    place: str = ""
    postcode: str = ""
    team_id: UUID | None = None
    tags: list[str] = field(default_factory=list)
    do_not_contact: bool = False
    no_mail: bool = False
    reached_through: Any = None  # sealed as it was read; a text when it is new
    council: Any = None
    family_name: str = ""

    def addresses(self):
        """All e-mails and telephone numbers that lead to them."""
        emails = (email.lower() for email in (self.email, *self.other_emails))
        return filter(None, (*emails, self.phone, *self.other_phones))

    def fill(self, row: Row, team_id=None) -> dict[str, int]:
        """Take from the row what was empty so far, and nothing else; how many facts of each kind that were."""
        filled = {}
        for name, fact in _facts(row, team_id, self.council):
            if fact and not getattr(self, name):
                setattr(self, name, fact)
                filled[name] = 1
        self._fill_list(filled, "email", "other_emails", row.emails)
        self._fill_list(filled, "phone", "other_phones", row.phones)
        if more := [tag for tag in row.tags if tag not in self.tags]:
            self.tags = [*self.tags, *more]
            filled["tags"] = len(more)
        return filled

    def empty(self, filled: dict[str, int]) -> None:
        """Take back what `fill` told."""
        for name, number in filled.items():
            told = getattr(self, name)
            setattr(self, name, told[:-number] if isinstance(told, list) else _EMPTY[name])

    def _fill_list(self, filled, first, others, told):
        known = {address.lower() for address in (getattr(self, first), *getattr(self, others))}
        more = [address for address in told if address not in known]
        if more and not getattr(self, first):
            setattr(self, first, more.pop(0))
            filled[first] = 1
        if more:
            setattr(self, others, [*getattr(self, others), *more])
            filled[others] = len(more)


FACTS = [one.name for one in fields(Known) if one.name not in ("council", "family_name")]


_EMPTY = {one.name: one.default for one in fields(Known)}


def known(council, ids, *, to_change=True):
    """Those of these people who count, as they came; with `to_change` nobody else changes them meanwhile."""
    found = (
        Person.objects.filter(council=council, pk__in=ids).order_by("pk") if ids else Person.objects.none()
    )
    if to_change:
        found = found.select_for_update()
    for facts in found.values_list(*FACTS):
        yield Known(*facts, council=council)


def _facts(row, team_id, council):
    language, others = languages(row.language, council.language) if row.language else ("", "")
    yield "goes_by", row.goes_by
    yield "pronouns", row.pronouns
    yield "language", language
    yield "other_languages", others
    yield "needs_interpreter", needs_interpreter(row.interpreter)
    yield "place", row.place
    yield "postcode", row.postcode
    yield "team_id", team_id
    yield "do_not_contact", row.do_not_contact
    yield "no_mail", row.unsubscribed
    yield "reached_through", row.unread and reached_through(row)


@lru_cache(maxsize=10_000)
def name_key(name: str) -> str:
    """The same for the same name, accents, capitals, order and initials aside."""
    words = fold(name).split()
    return " ".join(sorted([word for word in words if len(word) > 1] or words)) or name.casefold()


def names_agree(one: str, other: str) -> bool:
    """Whether two people could share this name: `name_key` is the same, and their initials do not differ."""
    if name_key(one) != name_key(other):
        return False
    initials, others = _initials(one), _initials(other)
    return initials <= others or others <= initials


def _initials(name):
    return {word for word in fold(name).split() if len(word) == 1}
