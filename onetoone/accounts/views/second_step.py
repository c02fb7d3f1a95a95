from allauth.account.internal.decorators import login_stage_required
from allauth.mfa.stages import AuthenticateStage
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from onetoone.accounts import proof
from onetoone.accounts import second_step as steps
from onetoone.accounts.forms import AppForm, SecondStepForm
from onetoone.accounts.pages import my_page


@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login")
def ask(request):
    """Signing in, the second step: the code of the app, or a recovery code."""
    stage = request._login_stage
    form = SecondStepForm(request.POST or None, user=stage.login.user)
    if form.is_valid():
        form.save()
        return stage.exit()
    return TemplateResponse(
        request, "mfa/authenticate.html", {"form": form}, status=422 if form.is_bound else 200
    )


@my_page
@proof.first_proof_required
def second_step(request):
    """Off: the picture for the app, and its first code switches it on. On: what is left, and the way to end it."""
    if request.user.second_step:
        context = {"left": steps.recovery_codes_left(request.user)}
        return TemplateResponse(request, "mfa/second_step.html", context)
    form = AppForm(request.POST or None, user=request.user)
    if form.is_valid():
        return _show_once(request, steps.switch_on(request, form.secret))
    context = {
        "form": form,
        "picture": steps.picture(request.user, form.secret),
        "secret": [form.secret[at : at + 4] for at in range(0, len(form.secret), 4)],
    }
    return TemplateResponse(request, "mfa/switch_on.html", context, status=422 if form.is_bound else 200)


@require_POST
@my_page
@proof.fresh_proof_required
def end(request):
    """One step is enough again."""
    steps.switch_off(request.user)
    messages.success(request, _("The second step is off. Throw the recovery codes away."))
    return redirect("sessions")


@require_POST
@my_page
@proof.fresh_proof_required
def recovery_codes(request):
    """Fresh recovery codes, shown this once."""
    if not request.user.second_step:
        return redirect("second_step")
    return _show_once(request, steps.fresh_recovery_codes(request.user))


@sensitive_variables("codes")
def _show_once(request, codes):
    proof.give(request)
    return TemplateResponse(request, "mfa/recovery_codes.html", {"codes": codes})
