"""What the pages say, and how it is said in Spanish: `python -m tests.catalogue` writes what is new into the catalogue.

In Python alone, so that nobody has to install gettext.
"""

import io
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from onetoone.lib.languages import languages_in_english
from onetoone.lib.places import countries_in_english, zones_in_english

ROOT = Path(__file__).resolve().parents[1]
SPANISH = ROOT / "locale" / "es" / "LC_MESSAGES" / "django.po"
ENGLISH = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"  # only what Django says otherwise
OURS = {
    "": ["onetoone/**/*.py", "manage.py"],
    "of a page": ["templates/**/*.html", "templates/**/*.txt", "onetoone/**/*.html", "onetoone/**/*.txt"],
}
LAZY = {f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in ("gettext", "ngettext", "pgettext", "npgettext")}


def spoken() -> Catalog:
    """Every sentence that the code and the templates can say, in the order of the files."""
    catalog = Catalog(locale="es")
    for kind, patterns in OURS.items():
        for path in sorted(path for pattern in patterns for path in ROOT.glob(pattern)):
            _add(catalog, path, is_template=bool(kind))
    for _code, name in countries_in_english():
        catalog.add(name, context="country")
    for name in languages_in_english().values():
        catalog.add(name, context="language")
    for name in zones_in_english():
        catalog.add(name, context="time zone")
    return catalog


def _add(catalog, path, *, is_template):
    source = path.read_text()
    if is_template:
        # Python reads the result, and minds how its lines begin.
        source = "\n".join(line.lstrip() for line in templatize(source, origin=str(path)).splitlines())
    lines = io.BytesIO(source.encode())
    for _line, message, _comments, context in extract("python", lines, {**DEFAULT_KEYWORDS, **LAZY}):
        catalog.add(message, context=context)


def kept(path=SPANISH) -> Catalog:
    """The catalogue as it is kept."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name)


def written(catalog) -> bytes:
    """The text of this catalogue, one sentence a line."""
    file = io.BytesIO()
    write_po(file, catalog, width=0, no_location=True, omit_header=False, ignore_obsolete=True)
    return file.getvalue()


def compiled(catalog) -> bytes:
    """What Django reads."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def in_words(message, what="string") -> list[str]:
    """Its words (or its `id`), each form of a plural by itself."""
    words = getattr(message, what)
    return list(words) if isinstance(words, tuple | list) else [words]


def refresh(path=SPANISH):
    """Put what is said now into the catalogue and its compiled form; what is new waits there for its words."""
    catalog = kept(path)
    template = spoken()
    template.creation_date = catalog.creation_date
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    path.write_bytes(written(catalog))
    for one in (path, ENGLISH):
        one.with_suffix(".mo").write_bytes(compiled(kept(one)))
    missing = [message.id for message in catalog if message.id and not all(in_words(message))]
    print(f"{len(catalog)} sentences, {len(missing)} without Spanish words", *missing, sep="\n  ")


if __name__ == "__main__":
    refresh()
