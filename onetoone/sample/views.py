"""Look around as anybody: only in a folder made by `--sample`, and only from this machine itself."""

import ipaddress

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from onetoone.councils.models import Organizer
from onetoone.lib.keys import key_typed

FORWARDED = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_VIA",
)
HERE = {"127.0.0.1", "localhost", "[::1]"}


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_as(request):
    """The invented council's organizers, each one tap away. 404 outside a sample folder or this machine."""
    if not _on_this_machine(request) or not settings.ONETOONE_SAMPLE_MARK.exists():
        raise Http404
    serving = Organizer.objects.serving().select_related("user", "council")
    if request.method == "POST":
        organizer = get_object_or_404(serving, pk=key_typed(request.POST.get("organizer", "")))
        login(request, organizer.user, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect("today:today", council=organizer.council.slug)
    organizers = serving.order_by("post", "user__name")
    return TemplateResponse(request, "sample/sign_in_as.html", {"organizers": organizers})


def _on_this_machine(request):
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
