"""The languages people speak, named in the reader's own."""

from django.conf.locale import LANG_INFO
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from onetoone.lib.folding import fold

SCRIPTS = {"zh-hans", "zh-hant"}


def languages(known="") -> list[tuple[str, str]]:
    """Choices of a language by name, after "the council's own"; `known` is among them even if nobody names it."""
    codes = {code for code, told in LANG_INFO.items() if "name" in told and "-" not in code}
    named = [(code, language_name(code)) for code in codes | SCRIPTS | {known or "en"}]
    return [("", _("The council’s own")), *sorted(named, key=lambda choice: fold(choice[1]))]


def language_name(code):
    """A language in the reader's words; a code that nobody knows stays as it is."""
    told = LANG_INFO.get(code, {})
    return get_language_info(code)["name_translated"].capitalize() if "name" in told else code
