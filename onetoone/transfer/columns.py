"""What the columns of a people sheet hold: known by name, never by position; then by what is in them."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from onetoone.lib.folding import fold

FIELDS = {
    "country": _("Country"),
    "name": _("Full name"),
    "given_name": _("Given name"),
    "middle_name": _("Middle name"),
    "family_name": _("Family name"),
    "name_suffix": _("After the name (Jr., III)"),
    "goes_by": _("Goes by"),
    "pronouns": _("Pronouns"),
    "email": _("E-mail"),
    "phone": _("Telephone"),
    "place": _("Town or neighborhood"),
    "postcode": _("Postcode"),
    "language": _("Language"),
    "interpreter": _("Interpreter"),
    "team": _("Team"),
    "tags": _("Tags"),
    "note": _("Note"),
    "organizer": pgettext_lazy("a column of a sheet", "Organizer"),
    "do_not_contact": _("Asked us not to call or write"),
    "unsubscribed": _("Unsubscribed from e-mails"),
    "onetoone_id": _("Our own id"),
    "action_network_id": _("Action Network id"),
    "nationbuilder_id": _("NationBuilder id"),
    "van_id": _("VAN id"),
    "van_voter_file_id": _("VAN id in the voter file"),
    "mobilize_id": _("Mobilize id"),
    "external_id": _("Id in another system"),
}

_ABOUT_PHONES = re.compile("phone|telef|movil|mobil|celular|whatsapp")

_EMAIL = re.compile(r"[^@\s,;<>()]+@[^@\s,;<>()]+\.[^@\s,;<>().]+")
_PHONE = re.compile(r"\+?[(\d][\d\s().+/-]{6,}\d")
_ZIP_AND_FOUR = re.compile(r"\d{5}-\d{4}")
_PERSON_NAME = re.compile(r"[^\W\d_]+([ ,.'’-]+[^\W\d_]+)*\.?")


@dataclass(frozen=True)
class Columns:
    """Where a sheet comes from, and the field of each column that has one."""

    source: str
    mapping: dict[int, str]
    guessed: frozenset[int] = field(default=frozenset())  # by what is in them: ask the person


def recognise(headings, rows) -> Columns:
    """The columns under these headings; the rows are a sample of what is below them."""
    keys = [_key(heading) for heading in headings]
    source = _source_of(keys)
    mapping = {index: name for index, key in enumerate(keys) if (name := _field(key, source))}
    _settle_single_names(mapping, rows)
    by_content = _by_content(keys, mapping, rows)
    if not any(keys):
        by_content |= _names_by_content(len(keys), by_content, rows)
    return Columns(source, dict(sorted((mapping | by_content).items())), frozenset(by_content))


def known(cells) -> int:
    """How many different fields these cells head; none if a cell could be somebody's address or number."""
    if _reaches_somebody(cells):
        return 0
    return len({_field(_key(cell), "other") for cell in cells} - {None})


def heading_at(rows) -> int | None:
    """Which of the first rows holds the headings: titles may stand above them; None if the sheet has none."""
    scores = [known(cells) for cells in rows[:10]]
    if not scores:
        return None
    best = max(scores)
    if best > max(scores[0], 1):
        return scores.index(best)
    if scores[0]:
        return 0
    return 0 if _first_differs(rows) else None


def looks_like_email(cell) -> bool:
    """Could be somebody's e-mail address."""
    return "@" in cell and bool(_EMAIL.fullmatch(cell.strip()))


def looks_like_phone(cell) -> bool:
    """Could be somebody's telephone number: too long for a date or a number of seven digits."""
    cell = cell.strip()
    if not _PHONE.fullmatch(cell[:40]) or _ZIP_AND_FOUR.fullmatch(cell):
        return False
    return 9 <= sum(map(str.isdigit, cell)) <= 15


def _key(heading):
    """`E-mail 1 - Value` and `EMAIL1VALUE` are both `email1value`."""
    return fold(heading[:200]).replace(" ", "")


_SPELLINGS = tomllib.loads(Path(__file__).with_name("headings.toml").read_text("utf-8"))
_BY_KEY = {_key(spelling): name for name, spellings in _SPELLINGS.items() for spelling in spellings}


def _field(key, source):
    if source == "mobilize" and key == "userid":
        return "mobilize_id"
    return _BY_KEY.get(key) or _BY_KEY.get(re.sub(r"\d", "", key))


def _source_of(keys):
    present = set(keys)
    if any(key.startswith("can2") for key in keys) or {"uuid", "zipcode", "firstname"} <= present:
        return "action_network"
    if "nationbuilderid" in present:
        return "nationbuilder"
    if present & {"vanid", "voterfilevanid", "yourcampaignid", "mycampaignid"}:
        return "van"
    if "email1value" in present or {"groupmembership", "givenname"} <= present:
        return "google"
    if present & {"signupid", "attendanceid", "timeslotid"}:
        return "mobilize"
    return "other"


def _settle_single_names(mapping, rows):
    """`Name` beside `Vorname` is the family name, `Nombre` beside `Apellidos` the given one, if not both."""
    columns = {name: index for index, name in reversed(mapping.items())}
    halves = columns.keys() & {"given_name", "family_name"}
    if "name" not in columns or len(halves) != 1:
        return
    whole, half = columns["name"], columns[halves.pop()]
    full_rows = [row for row in rows if len(row) > max(whole, half) and row[half].strip()]
    pairs = [(fold(row[whole]), fold(row[half])) for row in full_rows]
    if not pairs or sum(part in name for name, part in pairs) * 2 < len(pairs):
        mapping[whole] = "family_name" if mapping[half] == "given_name" else "given_name"


def _by_content(keys, mapping, rows):
    found = {}
    for index, key in enumerate(keys):
        if index in mapping:
            continue
        cells = _filled(rows, index)
        if _most(looks_like_email, cells) and (not key or "email" not in mapping.values()):
            found[index] = "email"
        elif _most(looks_like_phone, cells) and (not key or _ABOUT_PHONES.search(key)):
            found[index] = "phone"
    return found


def _names_by_content(width, taken, rows):
    """Without any heading: a column of several words is the name; two of one word, given and family name."""
    worded = {i: _filled(rows, i) for i in range(width) if i not in taken}
    worded = {i: cells for i, cells in worded.items() if _most(_PERSON_NAME.fullmatch, cells)}
    for index, cells in worded.items():
        if _most(lambda cell: " " in cell.strip(), cells):
            return {index: "name"}
        if index + 1 in worded:
            return {index: "given_name", index + 1: "family_name"}
        return {index: "name"}
    return {}


def _first_differs(rows):
    """The first row is not of the kind of those below: it must be headings, in words that we do not know."""
    first, below = rows[0], rows[1:]
    if _reaches_somebody(first):
        return False
    if any(_most(_reaches, _filled(below, index)) for index in range(len(first))):
        return True
    return not all(" " in cell.strip() for cell in first if cell.strip())


def _reaches(cell):
    return looks_like_email(cell) or looks_like_phone(cell)


def _reaches_somebody(cells):
    return any(map(_reaches, cells))


def _filled(rows, index):
    return [row[index][:200] for row in rows if len(row) > index and row[index].strip()]


def _most(looks, cells):
    return bool(cells) and sum(map(bool, map(looks, cells))) * 10 >= 6 * len(cells)
