"""The languages in which a council's words are wanted beside its own."""

from dataclasses import dataclass

from django.utils.translation import get_language

from onetoone.councils.models.worded import OWN
from onetoone.guides.content import languages
from onetoone.guides.models import Guide
from onetoone.lib.folding import fold
from onetoone.lib.languages import in_a_sentence, simple


@dataclass(frozen=True)
class Wanted:
    """One of them, and whether it is spoken by people of the council, not only by who organizes there."""

    code: str
    is_spoken: bool
    is_own: bool = False  # the council's

    @property
    def key(self):
        """As a worded record calls it."""
        return OWN if self.is_own else self.code

    @property
    def name(self):
        """As it stands in the reader's sentence."""
        return in_a_sentence(self.code)


def own(council) -> Wanted:
    """The one the council itself speaks."""
    return Wanted(simple(council.language), is_spoken=True, is_own=True)


def wanted(cc, *worded) -> list[Wanted]:
    """Those that people or organizers speak and a guide is in, and those with words already; the reader's first."""
    own, reader = simple(cc.council.language), simple(get_language())
    spoken = _simple(cc.council.persons.visible_to(cc), "language")
    known = spoken | _simple(cc.council.organizers.serving(), "user__language")
    have_guide = {*languages(), *_simple(Guide.objects.visible_to(cc), "language")}
    given = {code for each in worded if each for code in each.also_in}
    found = [Wanted(code, code in spoken) for code in (known & have_guide) - {own} | given]
    return sorted(found, key=lambda one: (one.code != reader, fold(one.name)))


def lacking(worded, languages) -> list[str]:
    """The names of those that people speak and in which this has not all its words."""
    spoken = [one for one in languages if one.is_spoken]
    return [one.name for one in spoken if (worded.is_lent if one.is_own else worded.lacks(one.code))]


def _simple(rows, field):
    return {simple(code) for code in rows.order_by().values_list(field, flat=True).distinct()}
