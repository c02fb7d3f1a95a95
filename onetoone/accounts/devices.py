"""The words by which people know their own devices."""

from django.utils.translation import gettext as _

# Browsers and systems name others too, to be served as well: the first that fits is the right one.
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "CrOS": "Chromebook",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


def device(user_agent: str) -> str:
    """Such as "Firefox on Android"."""
    browser = _first(BROWSERS, user_agent) or _("A browser")
    system = _first(SYSTEMS, user_agent) or _("an unknown device")
    return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}


def _first(words, user_agent):
    return next((word for sign, word in words.items() if sign in user_agent), None)


def own_pin(request) -> str:
    """What the PIN is called that locks this very device."""
    handheld = is_handheld(request.headers.get("User-Agent", ""))
    return _("A PIN for this phone") if handheld else _("A PIN for this computer")


def is_handheld(user_agent: str) -> bool:
    """Whether it is a phone or a tablet."""
    return any(sign in user_agent for sign in ("iPhone", "iPad", "Android", "Mobile"))
