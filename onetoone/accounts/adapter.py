"""How allauth behaves here: nobody signs up alone, no mail leaves without mail settings."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """Accounts come from invitations only."""
        return False

    def send_mail(self, template_prefix, email, context):
        """Sends only where the operator named a mail server; the sign-in page offers codes by mail only there."""
        if settings.ONETOONE_SENDS_MAIL:
            super().send_mail(template_prefix, email, context)
