"""The second step: a code from an app after the first way in, for whoever switched it on."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.internal.auth import TOTP, clear_totp_secret
from allauth.mfa.webauthn.internal.flows import did_use_passwordless_login
from django.db import transaction

from onetoone.accounts.pictures import for_camera


class SecondStepStage(AuthenticateStage):
    """Signing in stops here for whoever has an app that gives codes, unless a passkey was the first step."""

    def _should_handle(self, request):
        user = self.login.user
        return bool(user and user.second_step and not did_use_passwordless_login(request, user))


@transaction.atomic
def switch_on(request, secret) -> list[str]:
    """From the next sign-in on a code is asked for; answers with fresh recovery codes."""
    TOTP.activate(request.user, secret)
    clear_totp_secret(request)
    return fresh_recovery_codes(request.user)


@transaction.atomic
def switch_off(user) -> None:
    """Nobody is asked for a code any more, and the recovery codes are worth nothing."""
    user.authenticator_set.exclude(type=Authenticator.Type.WEBAUTHN).delete()


@transaction.atomic
def fresh_recovery_codes(user) -> list[str]:
    """Ten codes, each for one use in place of the app; the ones before stop working. Shown this once."""
    user.authenticator_set.filter(type=Authenticator.Type.RECOVERY_CODES).delete()
    codes = RecoveryCodes.activate(user).generate_codes()
    return [f"{code[:4]} {code[4:]}" for code in codes]


def recovery_codes_left(user) -> int:
    """How many of them nobody has used."""
    kept = user.authenticator_set.filter(type=Authenticator.Type.RECOVERY_CODES).first()
    return len(kept.wrap().get_unused_codes()) if kept else 0


def picture(user, secret) -> str:
    """What an app reads with the camera, as an SVG."""
    return for_camera(get_adapter().build_totp_url(user, secret))
