from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from onetoone.accounts import locking, offering, passkeys, proof
from onetoone.accounts.devices import own_pin
from onetoone.accounts.forms import LockForm
from onetoone.accounts.pages import my_page
from onetoone.accounts.returning import wanted

LOCKING = "?locking=1"  # a PIN is chosen to lock at once
OPENING = ("unlock_pin", "unlock_credential", "unlock_again", "csrfmiddlewaretoken")


def lock_page(request):
    """The lock, in the place of any page; what was being sent waits in it and is sent when it opens."""
    waiting = without_opening(request.POST)
    context = _lock(request) | {
        "again": request.method == "POST" and ("unlock_again" in request.POST or not was_tried(request)),
        "files": bool(request.FILES),
        "waiting": [(name, value) for name, values in waiting.lists() for value in values],
    }
    return TemplateResponse(request, "accounts/locked.html", context, status=423).render()


def without_opening(posted):
    """What was sent, without what opened the lock."""
    kept = posted.copy()
    for name in OPENING:
        kept.pop(name, None)
    return kept


def _lock(request):
    return {
        "has_pin": bool(request.user.pin),
        "has_passkey": request.user.passkeys.exists() and passkeys.are_possible(request),
        "ways": request.user.ways_back,
        "leads": request.user.posts.serving().filter(post="cc").exists(),
        "wrong": was_tried(request),
    }


def was_tried(request):
    """Whether this form opens a lock."""
    return "unlock_pin" in request.POST or "unlock_credential" in request.POST


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sensitive_post_parameters("unlock_pin")
def lock(request):
    """POST locks this device, or opens it. The cover of a page asks quietly: 204 is open, all else what to show."""
    is_quiet = request.method == "POST" and "quiet" in request.POST
    closes = not is_quiet or "locking" in request.POST
    opens = request.user.may_lock and not locking.lacks_pin(request)
    if closes and opens:  # else nothing would open it
        locking.lock(request)
    if not is_quiet:
        return redirect("home" if opens else reverse("lock_settings") + LOCKING)
    if not closes and locking.opens(request):
        return HttpResponse(status=204)
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    return TemplateResponse(request, "accounts/_lock.html", _lock(request) | {"quiet": True})


@my_page
@proof.first_proof_required
@sensitive_post_parameters("pin", "pin_again")
def lock_settings(request):
    """My PIN, and after how many minutes this device is locked; as one of the first steps it can be skipped.

    Whoever wanted to lock what nothing would open chooses the PIN that does, and it locks at once.
    """
    is_first = "first" in request.GET and offering.lock_stands(request)
    locks = "locking" in request.GET and not request.user.may_lock
    proposed = {"minutes": _proposed(request)}
    form = LockForm(request.POST or None, user=request.user, needs_pin=locks, initial=proposed)
    if form.is_valid():
        return _kept(request, form.cleaned_data, locks=locks)
    context = {
        "form": form,
        "locks": locks,
        "next": wanted(request, "sessions"),
        "has_passkey": request.user.passkeys.exists(),
        "own_pin": own_pin(request) if is_first else "",
    }
    return TemplateResponse(
        request, "accounts/lock_settings.html", context, status=422 if form.is_bound else 200
    )


def _kept(request, said, *, locks):
    if said["pin"]:
        request.user.choose_pin(said["pin"])
        proof.give(request)
    locking.keep(request, int(said["minutes"]))
    if locks:
        locking.lock(request)
        return redirect("home")
    messages.success(request, _("Kept."))
    return redirect(wanted(request, "sessions"))


def _proposed(request):
    """Its minutes; nobody chooses a first PIN to lock nothing."""
    stands = locking.minutes(request) or locking.usual(request, request.user)
    return stands or (0 if request.user.may_lock else locking.lying_about(request.user))


@require_POST
@my_page
@proof.fresh_proof_required
def end_pin(request):
    """No PIN any more; without a passkey nothing would open the lock, so this device has none either."""
    request.user.choose_pin("")
    if not request.user.may_lock:
        locking.choose(request, 0)
    messages.success(request, _("The PIN is gone."))
    return redirect("sessions")
