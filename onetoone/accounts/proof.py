"""A fresh proof: whoever does what cannot be taken back has shown a moment ago that it is them.

Signing in is such a proof, for a quarter of an hour. Whoever has nothing to show it with yet gets that first.
"""

import time
from functools import wraps

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from allauth.mfa.base.forms import ReauthenticateForm
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from onetoone.accounts import locking
from onetoone.accounts.codes import digest

FRESH = 15 * 60


def give(request) -> None:
    """From now on, for a quarter of an hour, this device is in the right hands."""
    request.session["proved_at"] = int(time.time())
    request.session.pop("proof_mailed", None)


def is_fresh(request) -> bool:
    """Whether that was shown a moment ago; in an invented council nobody can show it."""
    since = time.time() - request.session.get("proved_at", 0)
    return 0 <= since < FRESH or settings.ONETOONE_SAMPLE_MARK.exists()


def ways(user) -> set[str]:
    """With what this user can show that it is them; with a second step a PIN, mail or paper is not enough."""
    passkey = {"passkey"} if user.passkeys.exists() else set()
    if user.second_step:
        return passkey | {"app"}
    mail = {"mail"} if settings.ONETOONE_SENDS_MAIL and user.email else set()
    paper = {"paper"} if user.printed_codes.usable(timezone.now()).exists() else set()
    return passkey | mail | paper | ({"pin"} if user.pin else set())


def at_hand(request) -> set[str]:
    """Those ways of whoever asks; where they came in because they forgot the PIN, it is none."""
    return ways(request.user) - ({"pin"} if locking.lacks_pin(request) else set())


def ask(request, back="") -> HttpResponseRedirect:
    """To the page that asks for the proof, and from there back to where it was needed."""
    if back:
        messages.info(request, _("Show first that it is you; then press the button once more."))
    return redirect(f"{reverse('proof')}?{urlencode({'next': back or request.get_full_path()})}")


def missing(request, *, back="", is_first=False) -> HttpResponseRedirect | None:
    """Where to go when there is no fresh proof, else None; `is_first` when what follows gives a way to prove it."""
    fine = is_fresh(request) or (is_first and not at_hand(request))
    return None if fine else ask(request, back)


def fresh_proof_required(view):
    """Only with a fresh proof. What was posted too late is asked for again on its own page."""

    @wraps(view)
    def checked(request, *args, **kwargs):
        return missing(request) or view(request, *args, **kwargs)

    return checked


def first_proof_required(view):
    """As `fresh_proof_required`, but whoever has nothing to show yet may get it here."""

    @wraps(view)
    def checked(request, *args, **kwargs):
        return missing(request, is_first=True) or view(request, *args, **kwargs)

    return checked


def mail_code(request) -> bool:
    """A code by mail to whoever is signed in, to be typed on this device; False after too many."""
    user = request.user
    if not ratelimit.consume(request, action="proof_mail", key=str(user.pk)):
        return False
    code = get_adapter().generate_login_code()
    request.session["proof_mailed"] = {"digest": digest(code), "until": int(time.time()) + FRESH}
    get_adapter().send_mail("account/email/login_code", user.email, {"code": code})
    return True


def fits(request, typed) -> bool:
    """Whether what was typed shows that it is them. A code from paper stays as good as it was."""
    user, may = request.user, ways(request.user)
    if "app" in may:
        form = ReauthenticateForm({"code": typed}, user=user)
        return form.is_valid()
    mailed = request.session.get("proof_mailed") or {}
    if "mail" in may and mailed.get("digest") == digest(typed):
        return mailed["until"] > time.time()
    if "pin" in may and user.has_pin(typed.strip()):
        return True
    return user.printed_codes.usable(timezone.now()).filter(digest=digest(typed)).exists()
