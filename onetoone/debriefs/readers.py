"""Who may read a note, said in words."""

from django.utils.translation import gettext as _

from onetoone.meetings.models import Shared


def readers_in_words(council) -> list[tuple[str, str]]:
    """The choices an author has, with the council's own word for who coordinates it."""
    own_word = council.cc_word and _("me and the %(cc)s") % {"cc": council.cc_word}
    with_cc = own_word or _("me and the coordinators")
    return [(Shared.ME, _("only me")), (Shared.CC, with_cc), (Shared.COUNCIL, _("everybody in the council"))]


def read_by_in_words(written, council) -> str:
    """Who may read this note or spark."""
    return dict(readers_in_words(council))[written.shared_with]
