"""What a column that nobody recognised could be: a hint for whoever brings the sheet, and no more."""

import re
from functools import cache
from statistics import mean

from onetoone.lib.folding import fold

WHERE = """
    area branch building campus chapter clinic department dept district division facility floor hall hospital line local
    location plant precinct region school section sector shift shop site station store turf unit ward workplace zone
    departamento lugar piso planta sala seccion turno zona
"""
WHAT = """
    event events interest interests issue issues job level occupation position profession role skill skills source
    status support title topic cargo habilidades intereses oficio profesion puesto
"""
TOLD = "about background conversation description details history memo remark said story descripcion detalles historia"
BY_WORD = {("team", "tags"): set(WHERE.split()), ("tags",): set(WHAT.split()), ("note",): set(TOLD.split())}
WHEN_LAST = re.compile(
    r"\b(last|latest|ultim[ao])\b.*\b(call|called|contact|contacted|contacto|conversation|conversacion|llamada|meeting|met"
    r"|reunion|spoke|talk|talked|time|touch|vez|visit|visita)\b"
)
LONG = 40  # letters: of this length is what somebody wrote, and no word for a group
ENOUGH = 4  # rows that say something


@cache
def says_when_last(heading: str) -> bool:
    """Whether the column tells when somebody last spoke with them: counted here from the talks themselves."""
    return bool(WHEN_LAST.search(fold(heading[:200])))


def could_be(heading: str, cells: list[str]) -> list[str]:
    """The fields it may hold, the likeliest first: by its heading, else by what comes again in it."""
    if says_when_last(heading):
        return ["note"]
    words = set(fold(heading[:200]).split())
    if named := next((fields for fields, known in BY_WORD.items() if words & known), None):
        return list(named)
    said = [cell for cell in cells if any(sign.isalpha() for sign in cell)]
    if len(said) < ENOUGH:
        return []
    if mean(map(len, said)) > LONG:
        return ["note"]
    kinds = {fold(cell) for cell in said}
    comes_again = 1 < len(kinds) <= len(said) / 2 and max(map(len, kinds)) > len("false")
    return ["team", "tags"] if comes_again else []
