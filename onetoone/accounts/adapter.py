"""How allauth behaves here: nobody signs up alone, mail leaves through the worker, secrets are sealed."""

import base64

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from onetoone.accounts import locking, offering, proof, sessions
from onetoone.accounts.tasks import post
from onetoone.vault import keys, master
from onetoone.vault.sealing import place, seal, unseal

SECOND_STEP = place("second step")


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
        proof.give(request)
        locking.begin(request, user)
        offering.begin(request, user)

    def get_login_stages(self):
        """Allauth's own way in, but a passkey is a way in of its own and no second step."""
        ours = "onetoone.accounts.second_step.SecondStepStage"
        return [
            ours if stage.endswith(".AuthenticateStage") else stage for stage in super().get_login_stages()
        ]

    def post_login(self, request, user, **more):
        """On to the page that was wanted; the first time, by way of offering a passkey."""
        return offering.first(request, user, super().post_login(request, user, **more))


class SecondStepAdapter(DefaultMFAAdapter):
    """The secrets of second steps are sealed with the master key, which is outside the database."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code does not fit. Wait for the next one, and type that.")
    }

    def encrypt(self, text):
        """The name of the master key, and what it sealed."""
        if not master.path().exists():
            keys.check()
        masters = master.read()
        sealed = seal(masters.keys[masters.current], text.encode(), SECOND_STEP)
        return f"{masters.current}:{base64.b64encode(sealed).decode()}"

    def decrypt(self, encrypted_text):
        """What `encrypt` put in."""
        name, sealed = encrypted_text.split(":")
        return unseal(master.read().keys[name], base64.b64decode(sealed), SECOND_STEP).decode()
