from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from onetoone.councils.access import organizer_required
from onetoone.today.next_steps import Today, calls_due
from onetoone.today.waiting import waiting_for


@organizer_required
def today(request):
    """Home: what is due, in the order of the cycle; for a CC also what waits longest, by organizer."""
    organizer = request.organizer
    page = Today(organizer, timezone.now())
    return TemplateResponse(
        request,
        "today/today.html",
        {
            "page": page,
            "today": page.date,
            "now": timezone.localtime(page.now, organizer.council.clock),
            "waiting": waiting_for(organizer, page.now) if organizer.is_cc else [],
        },
    )


@organizer_required
def next_call(request):
    """On to the next person: the script of this organizer's next due call, or Today when none waits."""
    organizer = request.organizer
    slug = organizer.council.slug
    call = calls_due(organizer, organizer.council.today()).first()
    if call:
        return redirect("calls:call", council=slug, person_id=call.person_id)
    messages.info(request, _("Nobody else waits for your call today."))
    return redirect("today:today", council=slug)
