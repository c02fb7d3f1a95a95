"""Passkeys: what a phone unlocks with a finger, a face or its PIN. Allauth speaks with the browser."""

import ipaddress
import json

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError

NONSENSE = (
    ValidationError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
)  # all that odd JSON raises below


def are_possible(request) -> bool:
    """Browsers keep passkeys for a name, never for a number, and only over HTTPS or on this very computer."""
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    return host == "localhost" or (request.is_secure() and not _is_number(host))


def to_make(user) -> dict:
    """What the browser is told to make a passkey for this user."""
    return dict(auth.begin_registration(user, passwordless=True))


def to_show(user=None) -> dict:
    """What the browser is told to show a passkey of this user, or of anybody it knows."""
    return dict(auth.begin_authentication(user))


def made(text) -> dict | None:
    """The passkey in what the browser sent, if it is the one that it was told to make."""
    try:
        credential = json.loads(text)
        auth.parse_registration_response(credential)
        return credential if auth.complete_registration(credential).is_user_verified() else None
    except NONSENSE:
        return None


def keep(user, name, credential) -> Authenticator:
    """The passkey lets this user in from now on."""
    return auth.WebAuthn.add(user, name, credential).instance


def shown(user, text) -> bool:
    """Whether the browser showed a passkey of this user."""
    try:
        credential = json.loads(text)
        auth.parse_authentication_response(credential)
        auth.complete_authentication(user, credential).record_usage()
    except NONSENSE:
        return False
    return True


def whose(request, text) -> Authenticator | None:
    """The passkey that the browser showed before anybody is signed in, or None."""
    try:
        credential = json.loads(text)
        auth.parse_authentication_response(credential)
        user = auth.extract_user_from_response(credential)
        passkey = auth.complete_authentication(user, credential)
    except NONSENSE:
        return None
    passkey.user = user
    post_authentication(request, passkey, passwordless=True)
    return passkey


def _is_number(host):
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
