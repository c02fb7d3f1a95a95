"""Who keeps a check-in that is not one organizer's own."""

from django.utils.translation import gettext as _


def the_ccs(council) -> str:
    """The coordinators in the council's own word, and in everyday words: whoever of them is free."""
    if council.cc_word:
        return _("any %(cc)s, whoever is free") % {"cc": council.cc_word}
    return _("the coordinators, whoever is free")
