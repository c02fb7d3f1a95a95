"""What Today says of the way in and of the lock, for a while after signing in."""

from django import template

from onetoone.accounts import offering, passkeys
from onetoone.accounts.devices import own_pin

register = template.Library()


@register.simple_tag(takes_context=True)
def ways_in(context, *, steps=None):
    """Which offer stands: "card" for a coordinator whose only code is used up, the number of other devices after a
    code let them in, else "lock"; else none.

    Where the first `steps` are shown, the lock is one of them.
    """
    request = context["request"]
    if request.organizer.is_cc and offering.card_stands(request):
        return "card"
    if others := offering.elsewhere(request):
        return others
    return "lock" if not steps and offering.lock_stands(request) else ""


@register.simple_tag(takes_context=True)
def a_pin_of_ones_own(context):
    """What the PIN for this device is called."""
    return own_pin(context["request"])


@register.simple_tag(takes_context=True)
def passkeys_possible(context):
    """Whether this browser could keep a passkey for this address."""
    return passkeys.are_possible(context["request"])
