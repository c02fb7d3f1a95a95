"""A request begins and ends with no key in hand."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from onetoone.vault import ring


class KeyRingMiddleware:
    """Clears the ring of keys around every request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        ring.clear()
        try:
            return self.get_response(request)
        finally:
            ring.clear()
