"""What is offered after signing in, and not again to whoever does not want it: a passkey, a PIN, a new card."""

from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from onetoone.accounts import passkeys, sessions

LOCK, CARD, PIN, ELSEWHERE = "offers_lock", "offers_card", "new_pin", "tells_elsewhere"


def first(request, user, answer):
    """The answer to signing in; before it a new PIN for a forgotten one, or the offer of a passkey where one fits."""
    if user.pin_forgotten and answer.has_header("Location"):
        return _by_way_of("lock_settings", answer)
    if user.offered_at or sessions.chosen(request) or not passkeys.are_possible(request):
        return answer
    if settings.ONETOONE_SAMPLE_MARK.exists() or not answer.has_header("Location") or user.passkeys.exists():
        return answer
    _was_offered(user)
    return _by_way_of("passkey_offer", answer)


def lock_first(request, answer):
    """The answer to joining, or before it the lock, where a passkey was not offered that does the same."""
    if not lock_stands(request) or passkeys.are_possible(request):
        return answer
    return _by_way_of("lock_settings", answer, first=1)


def begin(request, user) -> None:
    """On a first device of one's own the first steps speak of a lock, until it is there or not wanted."""
    own = not sessions.chosen(request) and not settings.ONETOONE_SAMPLE_MARK.exists()
    if own and not user.offered_at and not user.may_lock:
        request.session[LOCK] = True


def card(request) -> None:
    """Whoever came in by their last way in is offered a new card at once."""
    request.session[CARD] = True


def tell_elsewhere(request) -> None:
    """Whoever came in by a code may have lost a phone that is still signed in."""
    request.session[ELSEWHERE] = True


def elsewhere(request) -> int:
    """On how many other devices they are signed in, where that is still to be told."""
    if not request.session.get(ELSEWHERE):
        return 0
    return sessions.of(request.user).exclude(session_key=request.session.session_key).count()


def is_locked_by_now(request) -> bool | None:
    """Whether the lock that was offered here is there; None where it was not offered, or not wanted."""
    return request.user.may_lock if request.session.get(LOCK) else None


def lock_stands(request) -> bool:
    """Whether a lock is still to be offered here."""
    return is_locked_by_now(request) is False


def card_stands(request) -> bool:
    """Whether a new card is still to be offered here."""
    return request.session.get(CARD, False) and not request.user.has_way_back


def end(request, offer) -> None:
    """Not wanted: this is not spoken of again."""
    if request.session.pop(offer, False) and offer == LOCK:
        _was_offered(request.user)


def _by_way_of(page, answer, **more):
    return redirect(f"{reverse(page)}?{urlencode(more | {'next': answer['Location']})}")


def _was_offered(user):
    user.offered_at = timezone.now()
    user.save(update_fields=["offered_at"])
