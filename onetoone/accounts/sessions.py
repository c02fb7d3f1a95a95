"""How somebody comes in, how long they stay, and how all their devices are out at the next request."""

import time

from allauth.account.utils import perform_login
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.utils import timezone

from onetoone.accounts.codes import digest
from onetoone.accounts.models import User

SHARED = 30 * 60  # seconds on a computer that others use too
TEN_MINUTES = 10 * 60
A_DAY = 24 * 3600


def choose(request, *, shared) -> None:
    """Remember, until somebody is signed in, whether others use this computer too."""
    request.session["shared"] = bool(shared)


def chosen(request) -> bool:
    """Whether this was said to be a shared computer."""
    return request.session.get("shared", False)


def was_asked(request) -> bool:
    """Whether somebody at this device has said already if others use it too."""
    return "shared" in request.session


def limit(request, shared) -> None:
    """A shared computer is left after half an hour without use, one's own phone after ninety days."""
    choose(request, shared=shared)
    request.session["seen"] = int(time.time())
    request.session.set_expiry(SHARED if shared else None)


def begin(request, user, *, operation, shared=False, to=None):
    """Sign this user in and go on. Sent twice within ten minutes, the same form signs in twice."""
    cache.set(_mark(operation), str(user.pk), TEN_MINUTES)
    choose(request, shared=shared)
    return perform_login(request, user, redirect_url=to)


def begun_with(operation) -> User | None:
    """Whom the form with this key signed in a moment ago."""
    key = cache.get(_mark(operation))
    return User.objects.filter(pk=key).first() if key else None


def seen(request) -> None:
    """Once a day, on shared computers every five minutes, a session in use is noted and lasts anew."""
    now = int(time.time())
    if now - request.session.get("seen", 0) < (SHARED // 6 if chosen(request) else A_DAY):
        return
    request.session["seen"] = now
    UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=timezone.now())


def of(user):
    """The sessions of this user that still open the door, the latest first."""
    living = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return UserSession.objects.filter(user=user, session_key__in=living).order_by("-last_seen_at")


def end(them) -> None:
    """These sessions are over with their next request."""
    for session in them:
        session.end()


def _mark(operation) -> str:
    return f"signed-in-with-{digest(str(operation))}"
