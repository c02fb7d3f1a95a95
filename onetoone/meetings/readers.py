"""Who may read a note, said in words."""

from django.utils.translation import gettext as _

from onetoone.councils.models.organizer import ccs_in_words
from onetoone.meetings.models import Shared


def readers_in_words(council) -> list[tuple[str, str]]:
    """The choices an author has, with the council's own word for who coordinates it."""
    with_cc = _("me and %(ccs)s") % {"ccs": ccs_in_words(council)}
    everybody = _("everybody here") if council.discreet_name else _("everybody in the council")
    return [(Shared.ME, _("only me")), (Shared.CC, with_cc), (Shared.COUNCIL, everybody)]


def read_by_in_words(written, council) -> str:
    """Who may read this note or spark."""
    return dict(readers_in_words(council))[written.shared_with]
