"""What a person sends or prints, so that somebody finds the way in."""

from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onetoone.accounts.pictures import for_camera
from onetoone.lib.languages import simple
from onetoone.lib.telephone import as_read

HERE = "http://127.0.0.1:8000"


def way_in(code, request=None) -> dict:
    """The link that carries this code, and the page where it is typed."""
    base = _base(request)
    link, page = base + reverse("join", kwargs={"code": code}), base + reverse("join")
    return {
        "code": code,
        "link": link,
        "page": page,
        "typed": page.removeprefix("https://").rstrip("/"),  # what the fingers need to find it
        "picture": "" if is_only_here(request) else for_camera(link),
        "only_here": is_only_here(request),
    }


def is_only_here(request=None) -> bool:
    """Whether no other phone reaches this server's address."""
    return any(here in _base(request) for here in ("//127.0.0.1", "//localhost"))


def to_ring(organizer) -> str:
    """The number of whoever printed a card, if the council keeps one of theirs."""
    person = getattr(organizer, "person", None)
    return as_read(person.phone, organizer.council.country) if person and person.phone else ""


def spoken_with(invitation) -> str:
    """The language of the message and of the card: the chosen one, else that of whoever sends and prints."""
    return invitation.language or get_language() or invitation.council.language


def invitation_text(invitation, link, number="", *, sender) -> dict:
    """The ready text, also as a link that opens one's own messages to this number, and what it means to the reader.

    It says who sends it. Under a discreet name it does not say what the group is for.
    """
    theirs, own = spoken_with(invitation), get_language()
    text = _message(invitation, link, sender, theirs)
    meaning = _message(invitation, link, sender, own) if simple(theirs) != simple(own) else ""
    return {"text": text, "sms": f"sms:{number}?&body={quote(text)}", "meaning": meaning}


def _message(invitation, link, sender, language):
    council = invitation.council
    with translation.override(language):
        words = {
            "name": invitation.first_name,
            "council": council.outside_name,
            "link": link,
            "sender": sender,
            "day": date_format(invitation.last_day, "MONTH_DAY_FORMAT"),
        }
        if council.discreet_name:
            text = _(
                "Hello %(name)s, this is %(sender)s. This link lets you in to %(council)s: %(link)s"
                " It works once, until %(day)s, and only for you."
            )
        else:
            text = _(
                "Hello %(name)s, this is %(sender)s. Will you organize with us?"
                " This link lets you in to %(council)s: %(link)s"
                " It works once, until %(day)s, and only for you."
            )
        return text % words


def _base(request):
    return settings.ONETOONE_ADDRESS or (request and f"{request.scheme}://{request.get_host()}") or _here()


def _here():
    last = settings.ONETOONE_LAST_ADDRESS
    return last.read_text().strip() if last.exists() else HERE
