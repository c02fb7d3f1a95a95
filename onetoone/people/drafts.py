"""What somebody typed and did not send: a page keeps it while they type, and shows it again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from onetoone.audit.models import Operation
from onetoone.lib import days
from onetoone.lib.keys import key_typed, new_key
from onetoone.people.models import Draft

MOST = 100_000  # letters; far more than a page holds


def take_draft(request, person, page) -> HttpResponse | None:
    """The answer to a page that sends what is typed so far, or gives it up; None to one that means it."""
    asked, organizer = request.POST.get("draft"), request.organizer
    if not asked:
        return None
    if asked == "drop":
        Draft.settle(page, by=organizer)
        return redirect(request.get_full_path())
    is_kept = keep_draft(request, person, page)
    if asked == "typed":
        return HttpResponse(_kept_in_words() if is_kept else "", content_type="text/plain")
    messages.info(request, _("Kept for you as a draft. Nobody else sees it."))
    return redirect("today:today", council=organizer.council.slug)


def keep_draft(request, person, page) -> bool:
    """Keep what this page sends as its author's draft; not if it was said meanwhile, or is endless."""
    key = key_typed(request.POST.get("operation", ""))
    if sum(map(len, request.POST.values())) > MOST or (key and Operation.objects.filter(pk=key).exists()):
        return False
    Draft.keep(person, page, request.POST, by=request.organizer)
    return True


def typed_before(draft):
    """What was typed, for a form to show as its own; None without a draft."""
    if draft is None:
        return None
    typed = draft.typed
    typed["operation"] = str(new_key())
    return typed


def _kept_in_words():
    return _("Kept as a draft at %(time)s") % {"time": days.at(timezone.localtime())}
