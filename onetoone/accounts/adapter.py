"""How allauth behaves here: nobody signs up alone, mail leaves through the worker."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from onetoone.accounts import sessions
from onetoone.accounts.tasks import post


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("This is not the code of the newest mail. Look again, or ask for another."),
        "too_many_login_attempts": _("That was a lot of tries. Wait a few minutes, then ask for a new code."),
        "rate_limited": _("That was a lot of tries. Wait a few minutes, then ask for a new code."),
    }

    def is_open_for_signup(self, request):
        """Accounts come from invitations only."""
        return False

    def send_mail(self, template_prefix, email, context):
        """Sends only where the operator named a mail server; only there the sign-in page offers it."""
        if settings.ONETOONE_SENDS_MAIL:
            mail = self.render_mail(template_prefix, email, context)
            post(email, mail.subject, mail.body)

    def login(self, request, user):
        """The session begins; how long it lasts was chosen on the page before."""
        shared = sessions.chosen(request)
        super().login(request, user)
        sessions.limit(request, shared)
