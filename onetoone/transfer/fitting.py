"""What a row says, so that it fits the facts we keep about a person; what does not fit is said."""

import re
from functools import lru_cache

from django.utils.translation import gettext as _

from onetoone.lib.folding import fold
from onetoone.lib.languages import codes_by_name
from onetoone.people.models import Identifier, Person, Team
from onetoone.transfer.cells import Problem, Row

SHORT_FACTS = ("name", "goes_by", "pronouns", "place", "postcode")


def _longest(model, name) -> int:
    return getattr(model._meta.get_field(name), "max_length", None) or 0


LONGEST = {name: _longest(Person, name) for name in (*SHORT_FACTS, "email")}
LONGEST |= {"team": _longest(Team, "name"), "id": _longest(Identifier, "value")}


def fit(row: Row, heading) -> None:
    """Shorten what is too long and leave out what cannot be kept, with a problem for each; `heading` names a column."""
    for name in (*SHORT_FACTS, "team"):
        if len(getattr(row, name)) > LONGEST[name]:
            setattr(row, name, getattr(row, name)[: LONGEST[name]].strip())
            why = _("too long: only the first %(limit)d characters are kept") % {"limit": LONGEST[name]}
            row.problems.append(Problem(row.number, heading(name), why))
    for email in [email for email in row.emails if len(email) > LONGEST["email"]]:
        row.emails.remove(email)
        row.problems.append(
            Problem(row.number, heading("email"), _("too long for an e-mail address: left out"))
        )
    for system in [system for system, value in row.external.items() if len(value) > LONGEST["id"]]:
        del row.external[system]
        row.problems.append(Problem(row.number, heading(f"{system}_id"), _("too long for an id: left out")))


def reached_through(row: Row) -> str:
    """What stood where a number or an address should: “Phone: call her sister”."""
    return "\n".join(f"{heading}: {cell}" if heading else cell for heading, cell in row.unread.items())


@lru_cache(maxsize=1024)
def languages(typed: str, own: str) -> tuple[str, str]:
    """The code of the first language that we know by name or code, and the others as typed.

    The code of the council's `own` language is "".
    """
    code, others = "", []
    for part in filter(None, re.split(r"\s*[,;/|&]\s*", typed)):
        known = codes_by_name().get(fold(part))
        if known and not code:
            code = known
        else:
            others.append(part)
    return "" if code == own else code, ", ".join(others)[:120]


@lru_cache(maxsize=1024)
def needs_interpreter(typed: str) -> bool:
    """Whatever is written there is a yes, unless it is a no."""
    return bool(typed) and fold(typed) not in _NO


_NO = {"", "0", "n", "no", "none", "false", "f", "nein", "non", "nao", "not needed", "n a", "na"}
