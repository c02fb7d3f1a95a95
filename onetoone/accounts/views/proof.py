from allauth.core import ratelimit
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from onetoone.accounts import passkeys, proof
from onetoone.accounts.forms import ProofForm
from onetoone.accounts.pages import my_page
from onetoone.accounts.returning import wanted


@my_page
@sensitive_post_parameters("code")
def prove(request):
    """GET says what shows that it is me; POST takes it, and leads back to where it was needed."""
    form = ProofForm(request.POST or None)
    if form.is_valid() and _is_me(request, form):
        proof.give(request)
        return redirect(wanted(request, "sessions"))
    context = {
        "form": form,
        "next": wanted(request, "sessions"),
        "ways": proof.at_hand(request),
        "possible": passkeys.are_possible(request),
        "mailed": "proof_mailed" in request.session,
    }
    return TemplateResponse(request, "accounts/proof.html", context, status=422 if form.is_bound else 200)


@require_POST
@my_page
def mail(request):
    """A code goes to my own address, to be typed here."""
    if "mail" in proof.ways(request.user) and not proof.mail_code(request):
        messages.info(request, _("Three mails are on their way already. Wait a few minutes before another."))
    return redirect(f"{reverse('proof')}?{urlencode({'next': wanted(request, 'sessions')})}")


def _is_me(request, form):
    words, key = form.cleaned_data, str(request.user.pk)
    if not ratelimit.consume(request, action="proof", key=key):
        form.add_error(None, _("That was a lot of tries. Wait five minutes, then try again."))
    elif words["credential"] and not passkeys.shown(request.user, words["credential"]):
        form.add_error(None, _("The passkey did not fit. Try once more, or take another way."))
    elif not words["credential"] and not proof.fits(request, words["code"]):
        form.add_error("code", _("This did not fit. Look again, or take another way."))
    else:
        ratelimit.clear(request, action="proof", key=key)
        return True
    return False
