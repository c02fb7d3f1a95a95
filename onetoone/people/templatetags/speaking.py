"""In which language one speaks with somebody."""

from django import template
from django.utils.translation import gettext as _

from onetoone.lib.languages import in_a_sentence, said_as_known

register = template.Library()


@register.filter
def speaks(person, council):
    """What to know before one speaks with them: their languages, if not only the council's own; an interpreter."""
    own = person.language if person.language != council.language else ""
    languages = ", ".join([*([in_a_sentence(own)] if own else []), *said_as_known(person.other_languages)])
    spoken = _("Speaks %(languages)s.") % {"languages": languages} if languages else ""
    interpreter = _("Needs an interpreter.") if person.needs_interpreter else ""
    return " ".join(filter(None, [spoken, interpreter]))
