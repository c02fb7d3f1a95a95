"""Asked from this machine itself: only there one may be anybody of the sample."""

import ipaddress

FORWARDED = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_VIA",
)
HERE = {"127.0.0.1", "localhost", "[::1]"}


def is_on_this_machine(request) -> bool:
    """Whether the browser that asks runs where the server runs, with nothing in between."""
    if any(request.META.get(header) for header in FORWARDED):
        return False
    host = request.get_host()
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    return name in HERE and _is_loopback(request.META.get("REMOTE_ADDR", ""))


def _is_loopback(address):
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
