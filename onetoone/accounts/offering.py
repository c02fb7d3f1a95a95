"""After the first sign-in a passkey is offered, once; whoever does not want it is not asked again."""

from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from onetoone.accounts import passkeys, sessions


def first(request, user, answer):
    """The answer to signing in, or before it the offer, where this device could keep a passkey of its owner."""
    if user.offered_at or sessions.chosen(request) or not passkeys.are_possible(request):
        return answer
    if settings.ONETOONE_SAMPLE_MARK.exists() or not answer.has_header("Location") or user.passkeys.exists():
        return answer
    user.offered_at = timezone.now()
    user.save(update_fields=["offered_at"])
    return redirect(f"{reverse('passkey_offer')}?{urlencode({'next': answer['Location']})}")
