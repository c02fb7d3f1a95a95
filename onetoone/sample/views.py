"""Look around as anybody: only in a folder made by `--sample`, and only from this machine itself."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods

from onetoone.councils.models import Organizer
from onetoone.lib.keys import key_typed
from onetoone.lib.languages import as_said_in
from onetoone.sample.here import is_on_this_machine
from onetoone.today.next_steps import Today
from onetoone.today.summing_up import the_day
from onetoone.today.waiting import waiting_for


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_as(request):
    """The invented council's organizers, each one tap away. 404 outside a sample folder or this machine."""
    if not is_on_this_machine(request) or not settings.ONETOONE_SAMPLE_MARK.exists():
        raise Http404
    serving = Organizer.objects.serving().select_related("user", "council")
    if request.method == "POST":
        organizer = get_object_or_404(serving, pk=key_typed(request.POST.get("organizer", "")))
        login(request, organizer.user, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect("today:today", council=organizer.council.slug)
    # Whoever looks around is not who they were a moment ago: the page stays in their own language.
    translation.activate(translation.get_language_from_request(request))
    organizers, now = serving.order_by("post", "user__name"), timezone.now()
    if organizers:
        translation.activate(as_said_in(organizers[0].council.country))
    context = {"organizers": [(one, _what_waits(one, now)) for one in organizers]}
    return TemplateResponse(request, "sample/sign_in_as.html", context)


def _what_waits(organizer, now):
    """What is theirs to do today, and what a coordinator finds besides."""
    return the_day(Today(organizer, now)), len(waiting_for(organizer, now)) if organizer.is_cc else 0
