from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onetoone.councils import undoing
from onetoone.councils.access import organizer_required
from onetoone.councils.doings import WORDS
from onetoone.councils.models import Record
from onetoone.lib.keys import key_typed


@organizer_required
@require_POST
def undo(request):
    """Undo one's own operation of the last day, or what it did with `only` one of several, then back to the page one
    was on, if it is still there."""
    only = request.POST.get("only", "")
    way_back = _local(request.POST.get("next", ""))
    try:
        key = key_typed(request.POST.get("operation", ""))
        operation = undoing.undo(key, by=request.organizer, only=only)
    except undoing.CannotUndo as reason:
        messages.info(request, str(reason))
    else:
        words = WORDS.get(operation.verb)
        said = _("Undone: %(deed)s.") % {"deed": words} if words else _("Undone.")
        messages.success(request, said)
        left_behind = "" if only else _left_behind(operation)
        way_back = left_behind or _if_still_there(way_back, operation)
    return HttpResponseRedirect(way_back or _today(request))


def _local(path):
    return path if path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None) else ""


def _left_behind(operation):
    """The page of something still to do because of what was undone: somebody may have been told of it."""
    return operation.answer.left_behind() if isinstance(operation.answer, Record) else ""


def _if_still_there(path, operation):
    """Nothing for the page of something that this operation had made: it went with the undo."""
    return "" if any(str(key) in path for _label, key in operation.made) else path


def _today(request):
    return reverse("today:today", kwargs={"council": request.organizer.council.slug})
