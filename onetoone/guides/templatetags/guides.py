"""In which language somebody is called and met, in a sentence."""

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onetoone.guides.beside import is_wanted
from onetoone.guides.blanks import why_in
from onetoone.guides.content import GAP
from onetoone.guides.models import Guide
from onetoone.lib.languages import as_its_speakers_say, in_a_sentence, simple

register = template.Library()
register.filter(as_its_speakers_say)


@register.filter
def said_in(worded, language):
    """What the council fights for or asks for now, as it is said in this language."""
    return worded.said_in(language)


@register.simple_tag(takes_context=True)
def covered(context, words):
    """These words; under a discreet name a gap, until somebody ticks that they show."""
    if not context["request"].organizer.council.discreet_name:
        return words
    gap = '<label class="blank discreet" for="aloud">{}</label><span class="blank aloud">{}</span>'
    return format_html(gap, GAP, words)


@register.inclusion_tag("guides/_beside.html", takes_context=True)
def in_my_language(context, spoken, is_told):
    """The tick that shows what is said in this language in the reader's too; nothing where it is the same."""
    reader, why = simple(get_language()), why_in(spoken, context["person"])
    return {
        "is_told": is_told,
        "is_foreign": spoken != reader,
        # Whoever calls may as well begin in their own language where nobody knows the other's.
        "is_wanted": is_wanted(context["request"], at_first=why == "unknown"),
        "why": why,
        "text_language": in_a_sentence(spoken),
        "own": in_a_sentence(reader),
    }


@register.simple_tag
def guide_speaks(person):
    """That the guide is in their language, or that there is none yet; nothing for the council's own language."""
    theirs, council = simple(person.language), person.council
    if not theirs or theirs == simple(council.language):
        return ""
    spoken = Guide.for_person(person).language
    if spoken == theirs:
        return _("The guide speaks it too.")
    return _("There is no guide in it yet: what you read is in %(language)s.") % {
        "language": in_a_sentence(spoken)
    }
