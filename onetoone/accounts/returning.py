"""The page somebody wanted before something else had to be asked; never one of another site."""

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def wanted(request, otherwise="home") -> str:
    """Its address, from the form or from the query, else this one's."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if ours else reverse(otherwise)
