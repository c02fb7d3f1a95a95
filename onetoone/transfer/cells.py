"""What one cell of a people sheet says about a person, and what to say when it cannot be understood."""

import re
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from django.utils.translation import gettext as _

from onetoone.lib.folding import fold
from onetoone.lib.naming import first_last
from onetoone.transfer.left_out import says_when_last
from onetoone.transfer.numbers import may_be_of_next_door, numbers_in, region
from onetoone.transfer.wishes import NO_MAIL, Wish, wish_in


class Problem(NamedTuple):
    """What was odd about a row: where, and why, as a sentence for the person who brought the sheet."""

    row: int
    column: str
    why: str

    def __str__(self):
        return f"{self.column}: {self.why}" if self.column else self.why


@dataclass(slots=True)
class Row:
    """A person as one row tells of them. Without a name there is nobody to import; the problems say why."""

    number: int
    name: str = ""
    was_turned: bool = False  # the sheet had the family name first
    given_name: str = ""
    middle_name: str = ""
    family_name: str = ""
    name_suffix: str = ""
    goes_by: str = ""
    pronouns: str = ""
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    place: str = ""
    postcode: str = ""
    country: str = ""
    language: str = ""
    interpreter: str = ""
    team: str = ""
    tags: list[str] = field(default_factory=list)
    note: str = ""
    organizer: str = ""
    do_not_contact: bool = False
    unsubscribed: bool = False
    wish: Wish | None = None  # as a note has it
    external: dict[str, str] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)  # what could not be understood, by heading, as typed
    problems: list[Problem] = field(default_factory=list)


def reader(name, source, countries):
    """How a cell of the field goes into a row: a function of the row, the cell and the heading above it."""
    if name.endswith("_id"):
        return partial(_external, name.removesuffix("_id"))
    if name in ("do_not_contact", "unsubscribed"):
        return partial(_unless_no, name)
    if name == "phone":
        return partial(_phones, countries)
    if name == "tags":
        return partial(_tags, _TAGS_OF_ACTION_NETWORK if source == "action_network" else _TAGS)
    return {"email": _emails, "family_name": _family_name, "note": _note}.get(name) or partial(_first, name)


def settle_name(row: Row, headings_again=False):
    """Give the row the person's one name, as they wrote it or from its parts; or say why it has none."""
    row.name, family_first = first_last(row.name)
    row.was_turned, row.family_name = bool(family_first), row.family_name or family_first
    if not row.name:
        parts = (row.given_name, row.middle_name, row.family_name, row.name_suffix)
        row.name = " ".join(filter(None, parts)) or row.goes_by
    reached = row.emails or row.phones
    row.goes_by = row.goes_by or (row.name and _whole_given_name(row))
    if headings_again or (not reached and row.name.casefold() in _TOTALS):
        row.name, why = "", _("the headings again, or a total: not a person, so the row is left out")
    elif row.name:
        return
    elif reached:
        row.name = reached[0].partition("@")[0]
        why = _("no name: taken from the e-mail address or the telephone number")
    else:
        why = _("no name: the row is left out")
    row.problems.append(Problem(row.number, "", why))


def _whole_given_name(row):
    """María José is called that, and not María; an initial is no name one is called by."""
    words = [word for word in row.given_name.split() if len(word.rstrip(".")) > 1]
    return " ".join(words) if len(words) > 1 else ""


_TOTALS = frozenset(
    {"total", "totals", "subtotal", "sum", "count", "suma", "somme", "totale", "summe", "gesamt"}
)


def _first(name, row, cell, heading):
    if not getattr(row, name):
        setattr(row, name, " ".join(_unquoted(cell).split()))


def _family_name(row, cell, heading):
    """Two family names may stand in two columns."""
    if not row.family_name or fold(cell) not in fold(row.family_name):
        row.family_name = " ".join(f"{row.family_name} {_unquoted(cell)}".split())


def _note(row, cell, heading):
    told = f"{heading}: {cell}" if says_when_last(heading) else _unquoted(cell)
    row.note = "\n".join(filter(None, (row.note, told)))
    _hear(row, cell, heading)


def _hear(row, cell, heading):
    """Of several wishes the one that asks for more."""
    kind = wish_in(cell)
    if kind and (row.wish is None or row.wish.kind == NO_MAIL):
        row.wish = Wish(kind, heading, cell)


def _unquoted(cell):
    """Our own exports, like others, put an apostrophe before what a spreadsheet would take for a formula."""
    return cell[1:] if cell[0] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def _external(system, row, cell, heading):
    row.external.setdefault(system, cell)


def _unless_no(name, row, cell, heading):
    """A date, a cross, a sentence: whatever is written there is honoured, unless it is a no."""
    if cell.casefold() not in _NO:
        setattr(row, name, True)


_NOTHING = frozenset({"-", "--", "?", "x", "n/a", "na", "none", "null", "nan", "no", "unknown"})
_NO = (_NOTHING - {"x", "?"}) | {"0", "n", "false", "f", "off", "nein", "non", "não", "nao", "subscribed"}


# How one writes beneath a heading that somebody has none.
_HAS_NONE = frozenset({
    "", "has none", "no phone", "no email", "no e mail", "no tiene", "no tengo", "no hay", "no sabe", "no aplica",
    "no usa", "ninguno", "ninguna", "nada", "n d", "s n", "s d", "sin dato", "sin datos", "sin telefono", "sin correo",
    "desconocido",
})  # fmt: skip


def _is_none(cell):
    return cell.casefold() in _NOTHING or fold(cell) in _HAS_NONE


def _emails(row, cell, heading):
    found = [cell] if _EMAIL.fullmatch(cell) else _EMAIL.findall(cell)
    for email in found:
        if (email := email.lower()) not in row.emails:
            row.emails.append(email)
    if not found or found[0] is not cell:
        _hear(row, cell, heading)
    if not found and not _is_none(cell):
        _not_understood(row, heading, cell, _("does not look like an e-mail address"))


_EMAIL = re.compile(r"""[^@\s,;<>()/:"]+@[^@\s,;<>()/:"]+\.[^@\s,;<>()/:".]+""")


def _phones(countries, row, cell, heading):
    said = region(row.country)
    numbers = numbers_in(cell, countries, said)
    _hear(row, cell, heading)
    for number in numbers:
        if number and number not in row.phones:
            row.phones.append(number)
    if None in numbers and not said and may_be_of_next_door(cell, countries):
        why = _(
            "no number of this country, but perhaps of another one: write its country code first, as in +52"
        )
        _not_understood(row, heading, cell, why)
    elif None in numbers and not _is_none(cell):
        _not_understood(row, heading, cell, _("does not look like a telephone number"))
    elif _EXTENSION.search(cell):
        _not_understood(row, heading, cell, _("the number is taken without its extension"))


_EXTENSION = re.compile(r"(?:x|ext|extension|#)[\s.:=]*\d{1,7}\s*$", re.IGNORECASE)


def _tags(one_tag, row, cell, heading):
    for quoted, bare in one_tag.findall(cell):
        tag = quoted.replace('""', '"').strip() or bare.strip()
        if tag and tag not in row.tags and tag.casefold() not in _GROUPS_OF_GOOGLE:
            row.tags.append(tag)


# A tag in quotation marks may hold commas; in Action Network, so may any: it parts them by comma and blank.
_TAGS_OF_ACTION_NETWORK = re.compile(r'\s*(?:"((?:[^"]|"")*)"|(.+?))(?:, |,?\Z)', re.DOTALL)
_TAGS = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^,;|\n]+?))(?::::|[,;|\n]|\Z)')
_GROUPS_OF_GOOGLE = {"* mycontacts", "* starred"}


def _not_understood(row, heading, cell, why):
    row.unread[heading] = cell
    row.problems.append(Problem(row.number, heading, why))
