from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onetoone.accounts import locking, passkeys, proof
from onetoone.accounts import sessions as my_sessions
from onetoone.accounts.devices import device
from onetoone.accounts.forms import PasskeyForm, PasskeyNameForm
from onetoone.accounts.pages import my_page
from onetoone.accounts.returning import wanted


@require_http_methods(["GET", "HEAD", "POST"])
@ratelimit.decorator(app="allauth.mfa", action="webauthn_login")
def sign_in(request):
    """GET tells the browser what to ask the person for; POST lets in whom the shown passkey belongs to."""
    if request.method != "POST":
        return JsonResponse(passkeys.to_show())
    if request.user.is_authenticated:
        return redirect(wanted(request))
    passkey = passkeys.whose(request, request.POST.get("credential", ""))
    if passkey is None or not passkey.user.is_active:
        messages.error(request, _("This passkey is not known here any more. Come in with a code."))
        return redirect("account_login")
    my_sessions.choose(request, shared=request.POST.get("shared"))
    return perform_login(request, Login(user=passkey.user, redirect_url=wanted(request)))


@require_safe
@login_required
def challenge(request):
    """What the browser needs to ask whoever is signed in for one of their passkeys."""
    return JsonResponse(passkeys.to_show(request.user))


@require_safe
@login_required
@proof.first_proof_required
def making(request):
    """What the browser needs to make a passkey."""
    return JsonResponse(passkeys.to_make(request.user))


@my_page
@proof.first_proof_required
def mine(request):
    """My passkeys; POST keeps a new one."""
    called = device(request.headers.get("User-Agent", ""))
    form = PasskeyForm(request.POST or None, initial={"name": called})
    if form.is_valid():
        _keep(request, form)
        messages.success(request, _("From now on this device lets you in."))
        return redirect(wanted(request, "passkeys"))
    context = {"passkeys": request.user.passkeys, "form": form, "possible": passkeys.are_possible(request)}
    return TemplateResponse(request, "accounts/passkeys.html", context, status=422 if form.is_bound else 200)


@require_safe
@my_page
def offer(request):
    """After the first sign-in: what a passkey is, and the way on without one."""
    form = PasskeyForm(initial={"name": device(request.headers.get("User-Agent", ""))})
    return TemplateResponse(request, "accounts/offer.html", {"form": form, "next": wanted(request)})


@my_page
@proof.fresh_proof_required
def passkey(request, passkey_id):
    """Another name for one of my passkeys."""
    one = get_object_or_404(request.user.passkeys, pk=passkey_id)
    form = PasskeyNameForm(request.POST or None, initial={"name": one.wrap().name})
    if form.is_valid():
        one.wrap().name = form.cleaned_data["name"]
        one.save(update_fields=["data"])
        messages.success(request, _("Kept."))
        return redirect("passkeys")
    context = {"form": form, "passkey": one}
    return TemplateResponse(request, "accounts/passkey.html", context, status=422 if form.is_bound else 200)


@require_POST
@my_page
@proof.fresh_proof_required
def remove(request, passkey_id):
    """One of my passkeys lets nobody in any more."""
    get_object_or_404(request.user.passkeys, pk=passkey_id).delete()
    if not request.user.may_lock:
        locking.choose(request, 0)
    messages.success(request, _("This passkey lets nobody in any more."))
    return redirect("passkeys")


def _keep(request, form):
    words = form.cleaned_data
    first = not request.user.may_lock
    passkeys.keep(request.user, words["name"], words["credential"])
    proof.give(request)
    if first:
        locking.begin(request, request.user)
