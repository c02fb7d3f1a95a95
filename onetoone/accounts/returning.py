"""The page somebody wanted before something else had to be asked; never one of another site."""

from allauth.account.adapter import get_adapter
from django.urls import reverse


def wanted(request, otherwise="home") -> str:
    """Its address, from the form or from the query, else this one's."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    return address if address and get_adapter().is_safe_url(address) else reverse(otherwise)
