from allauth.account import views as allauth
from django.conf import settings

from onetoone.accounts import locking, passkeys
from onetoone.accounts import sessions as my_sessions
from onetoone.accounts.forms import CodeForm, MailedCodeForm, MailForm
from onetoone.accounts.tasks import post


class SignIn(allauth.RequestLoginCodeView):
    """Signing in: a code by mail where the server sends mail, else a code from paper."""

    form_class = MailForm
    template_name = "accounts/sign_in.html"

    def get_context_data(self, **context):
        context |= {
            "by_mail": settings.ONETOONE_SENDS_MAIL,
            "code_form": CodeForm(),
            "passkeys_possible": passkeys.are_possible(self.request),
        }
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
    """GET asks, and says what lets them in again; without a way back, a coordinator is shown their code first."""

    template_name = "accounts/sign_out.html"

    def post(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            locking.leave(request)
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **context):
        user, may_show = self.request.user, not locking.has_been(self.request)
        posts = user.posts.serving().select_related("council").order_by("pk")
        led = [post for post in posts if post.is_cc]
        context |= {
            "ways": user.ways_back,
            "organizer": (led or list(posts) or [None])[0],
            "led": led and may_show and led[0],
            "may_show": may_show,
            "possible": may_show and passkeys.are_possible(self.request),
        }
        return super().get_context_data(**context)


class Inactive(allauth.AccountInactiveView):
    """Where allauth sends somebody whose account was closed."""

    template_name = "accounts/inactive.html"
