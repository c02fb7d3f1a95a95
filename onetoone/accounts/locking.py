"""The lock: a device that lies about is covered, and opens with a passkey or a PIN. Nobody is signed out by it."""

import time

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import logout
from django.utils.translation import gettext as _

from onetoone.accounts import passkeys, sessions
from onetoone.accounts.devices import is_handheld

CHOICES = (0, 5, 15, 60)  # minutes; 0 is never
SOON = 5
NOTED = 20  # seconds: oftener, use is not written down


def minutes(request) -> int:
    """After how many minutes without use this device is locked; 0 is never."""
    return request.session.get("lock_after", 0)


def usual(request, user) -> int:
    """What they chose before; else what is proposed.

    A phone lies about, a shared computer has others before it; one's own has a lock of its own, unless there is a PIN.
    """
    if sessions.chosen(request):
        return SOON
    if user.lock_after is not None:
        return user.lock_after
    return lying_about(user) if user.pin or is_handheld(request.headers.get("User-Agent", "")) else 0


def lying_about(user) -> int:
    """What is proposed for a device that lies about: less, where somebody must not see what the council is."""
    return SOON if user.posts.serving().exclude(council__discreet_name="").exists() else 15


def choose(request, minutes) -> None:
    """This device is locked after so many minutes."""
    request.session.pop("without_pin", None)
    request.session["lock_after"] = minutes
    request.session["used_at"] = int(time.time())


def keep(request, minutes) -> None:
    """Whoever asks chose so: for this device, and for those of their own to come."""
    choose(request, minutes)
    if not sessions.chosen(request):
        request.user.lock_after = minutes
        request.user.save(update_fields=["lock_after"])


def begin(request, user) -> None:
    """Somebody who can open a lock has it on a device new to them; a forgotten PIN would shut them out again."""
    if user.pin_forgotten:
        request.session["without_pin"] = True
    elif user.may_lock:
        choose(request, usual(request, user))


def lacks_pin(request) -> bool:
    """Whether they came in here by a code because the PIN was forgotten, and no other is chosen yet."""
    return request.user.pin_forgotten and request.session.get("without_pin", False)


def is_locked(request) -> bool:
    """Whether this device is covered: it was, or nobody used it for long enough."""
    idle = time.time() - request.session.get("used_at", 0)
    if minutes(request) and not has_been(request) and idle > minutes(request) * 60:
        lock(request)
    return has_been(request)


def has_been(request) -> bool:
    """Whether it was covered before, and nothing has opened it since."""
    return request.session.get("locked", False)


def lock(request) -> None:
    """Covered until a passkey or the PIN opens it, on whichever page."""
    request.session["locked"] = True


def note_use(request) -> None:
    """Somebody is there."""
    now = int(time.time())
    if now - request.session.get("used_at", 0) >= NOTED:
        request.session["used_at"] = now


def opens(request) -> bool:
    """Whether the PIN or passkey in this form opened the lock. The fifth wrong try signs this device out."""
    pin, credential = request.POST.get("unlock_pin", ""), request.POST.get("unlock_credential", "")
    if not (pin or credential):
        return False
    key = request.session.session_key
    allowed = ratelimit.consume(request, action="opening", key=key)
    if allowed and _fits(request.user, pin.strip(), credential):
        ratelimit.clear(request, action="opening", key=key)
        request.session["locked"] = False
        request.session["used_at"] = int(time.time())
        if pin:
            request.user.forget_pin(False)
        return True
    if not ratelimit.consume(request, action="opening", key=key, dry_run=True):
        request.user.forget_pin()
        logout(request)
        messages.info(
            request, _("Five wrong tries signed this device out. Once you are in, choose a new PIN.")
        )
    return False


def leave(request) -> None:
    """Before signing out: whoever leaves their own device locked may have forgotten the PIN."""
    # A shared computer may be left for them by whoever comes next.
    if has_been(request) and not sessions.chosen(request):
        request.user.forget_pin()


def _fits(user, pin, credential):
    return passkeys.shown(user, credential) if credential else user.has_pin(pin)
