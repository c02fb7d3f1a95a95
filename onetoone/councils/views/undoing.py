from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onetoone.councils import undoing
from onetoone.councils.access import organizer_required


@organizer_required
@require_POST
def undo(request):
    """Undo one's own operation of the last day, then back to the page one was on."""
    try:
        undoing.undo(_key(request.POST.get("operation", "")), by=request.organizer)
    except undoing.CannotUndo as reason:
        messages.info(request, str(reason))
    else:
        messages.success(request, _("Undone."))
    return HttpResponseRedirect(_local(request.POST.get("next", "")) or _today(request))


def _key(typed):
    try:
        return UUID(typed)
    except ValueError:
        return None


def _local(path):
    return path if path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None) else ""


def _today(request):
    return reverse("today:today", kwargs={"council": request.organizer.council.slug})
