"""The languages people speak, named in the reader's own."""

import re
from functools import cache

from django.conf import settings
from django.utils.translation import get_language, override, pgettext

from onetoone.lib.folding import fold
from onetoone.lib.spoken import SPOKEN

SCRIPTS = {"zh-hans", "zh-hant"}
_BETWEEN = re.compile(r"\s*(?:[,;/|&]|\b(?:and|or|y|e|o)\b)\s*")
# Where a language has other hours and numbers than elsewhere: onetoone/lib/formats says which.
REGIONAL = {("es", "US"): "es-us", ("es", "PR"): "es-us"}


def languages(known="", first=()) -> list[tuple[str, str]]:
    """Choices of a language by name, those of `first` on top; `known` is among them even if nobody names it."""
    named = [(code, language_name(code)) for code in {*languages_in_english(), known or "en"}]
    return sorted(named, key=lambda choice: (choice[0] not in first, fold(choice[1])))


def languages_in_english() -> dict[str, str]:
    """The name of each language by its code, which the catalogues translate."""
    return {code: name for code, (name, _own) in SPOKEN.items() if "-" not in code or code in SCRIPTS}


@cache
def codes_by_name() -> dict[str, str]:
    """Each language by its code, its own name, and its name in each language that the program has words in."""
    codes = {}
    for reader, _name in settings.LANGUAGES:
        with override(reader):
            for code in sorted(languages_in_english(), reverse=True):
                spellings = code, language_name(code), as_it_is_written(code)
                codes |= {fold(spelling): code for spelling in spellings}
    return codes


def named_in(words: str) -> list[str]:
    """The codes of the languages that somebody wrote, as far as we know them: “Español y K’iche’”."""
    known = (codes_by_name().get(fold(name)) for name in _BETWEEN.split(words) if name)
    return [code for code in known if code]


def said_as_known(words: str) -> list[str]:
    """The languages that somebody wrote, those we know as they stand within the reader's sentence."""
    names = [name for name in _BETWEEN.split(words) if name]
    codes = [codes_by_name().get(fold(name)) for name in names]
    return [in_a_sentence(code) if code else name for code, name in zip(codes, names, strict=True)]


def language_name(code):
    """A language in the reader's words; a code that nobody knows stays as it is."""
    return _large(pgettext("language", SPOKEN[code][0])) if code in SPOKEN else code


def simple(language) -> str:
    """A language without its country: "es-MX" is "es"; Chinese keeps its script."""
    language = str(language or "").lower().replace("_", "-")
    return language if language in SCRIPTS else language.split("-")[0]


def one_with_words(*wanted) -> str:
    """The first of these languages in which the program has words, else the reader's."""
    known = dict(settings.LANGUAGES)
    return next((simple(one) for one in wanted if simple(one) in known), get_language())


def in_a_sentence(code):
    """A language as it stands within the reader's sentence: “English”, “inglés”; a code nobody knows stays."""
    name = language_name(code)
    # A language that writes its own name small (“español”) writes all of them so.
    return name.lower() if as_it_is_written(get_language()[:2]).islower() else name


def as_said_in(country, language="") -> str:
    """This language, else the reader's, as it is said in this country: Spanish tells hours otherwise in the US."""
    language = language or get_language()
    return REGIONAL.get((language, country), language)


def as_it_is_written(code):
    """A language in its own words, as within a sentence; a code that nobody knows stays as it is."""
    return SPOKEN[code][1] if code in SPOKEN else code


def as_its_speakers_say(code):
    """A language in its own words; a code that nobody knows stays as it is."""
    return _large(as_it_is_written(code))


def _large(name):
    return name[:1].upper() + name[1:]
