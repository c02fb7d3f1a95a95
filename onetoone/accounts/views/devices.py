from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onetoone.accounts import locking, offering, passkeys
from onetoone.accounts import sessions as my_sessions
from onetoone.accounts.devices import device
from onetoone.accounts.pages import my_page
from onetoone.accounts.returning import wanted


@require_safe
@my_page
def sessions(request):
    """How I come in, what locks this device, and the devices on which I am signed in, this one first."""
    here = request.session.session_key
    mine = [(session, device(session.user_agent)) for session in my_sessions.of(request.user)]
    mine.sort(key=lambda one: one[0].session_key != here)
    context = {
        "sessions": mine,
        "here": here,
        "passkeys": request.user.passkeys.count(),
        "passkeys_possible": passkeys.are_possible(request),
        "second_step": request.user.second_step,
        "minutes": locking.minutes(request),
    }
    return TemplateResponse(request, "accounts/sessions.html", context)


@require_POST
@login_required
def end_session(request, session_id):
    """Another of my devices is signed out with its next request; what is not mine, or is over, stays as it is."""
    others = UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key)
    my_sessions.end(others.filter(pk=session_id))
    messages.success(request, _("That device is signed out."))
    return redirect("sessions")


@require_POST
@login_required
def end_other_sessions(request):
    """Only this device stays signed in."""
    others = UserSession.objects.filter(user=request.user)
    my_sessions.end(others.exclude(session_key=request.session.session_key))
    messages.success(request, _("All other devices are signed out."))
    return redirect("sessions")


@require_POST
@login_required
def end_offers(request):
    """What was offered after signing in is not wanted; on where one was."""
    if (offer := request.POST.get("offer")) in (offering.LOCK, offering.CARD, offering.ELSEWHERE):
        offering.end(request, offer)
    if offer == offering.PIN:
        request.user.forget_pin(False)
        locking.begin(request, request.user)
    return redirect(wanted(request))
