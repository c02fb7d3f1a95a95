from allauth.account import views as allauth
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onetoone.accounts import sessions as my_sessions
from onetoone.accounts.devices import device
from onetoone.accounts.forms import CodeForm, MailedCodeForm, MailForm
from onetoone.accounts.tasks import post


class SignIn(allauth.RequestLoginCodeView):
    """Signing in: a code by mail where the server sends mail, else a code from paper."""

    form_class = MailForm
    template_name = "accounts/sign_in.html"

    def get_context_data(self, **context):
        context |= {"by_mail": settings.ONETOONE_SENDS_MAIL, "code_form": CodeForm()}
        return super().get_context_data(sample=settings.ONETOONE_SAMPLE_MARK.exists(), **context)

    def form_valid(self, form):
        if form._user is None:
            post("", "", "")  # as much work as for a known address: the time must not tell who has an account
        my_sessions.choose(self.request, shared=form.cleaned_data["shared"])
        return super().form_valid(form)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _redirect_to_pending_stage(self, request, stage):
        """Whoever waits for a mail may still turn back here and use a printed code."""
        return None


class MailedCode(allauth.ConfirmLoginCodeView):
    """The code from the mail: right, somebody is in; wrong three times, a new mail is asked for."""

    form_class = MailedCodeForm
    template_name = "accounts/mailed_code.html"

    def form_invalid(self, form):
        answer = super().form_invalid(form)
        if answer.status_code == 200:
            answer.status_code = 422
        return answer


class SignOut(allauth.LogoutView):
    """GET asks, and offers a coordinator without a way back their own code first; POST signs out."""

    template_name = "accounts/sign_out.html"

    def get_context_data(self, **context):
        led = self.request.user.posts.serving().filter(post="cc").select_related("council").first()
        return super().get_context_data(led=led, **context)


class Inactive(allauth.AccountInactiveView):
    """Where allauth sends somebody whose account was closed."""

    template_name = "accounts/inactive.html"


@require_safe
@login_required
def sessions(request):
    """The devices on which I am signed in, this one first."""
    here = request.session.session_key
    mine = [(session, device(session.user_agent)) for session in my_sessions.of(request.user)]
    mine.sort(key=lambda one: one[0].session_key != here)
    request.organizer = _post_one_came_from(request)
    return TemplateResponse(
        request, "accounts/sessions.html", {"sessions": mine, "here": here, "place": "councils"}
    )


def _post_one_came_from(request):
    """The post in the council that the address names, or the only one: its places are on the page."""
    posts = [post for post in request.user.posts.serving().select_related("council") if post.may_see_people]
    named = [post for post in posts if post.council.slug == request.GET.get("council")]
    return named[0] if named else posts[0] if len(posts) == 1 else None


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
