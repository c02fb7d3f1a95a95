import datetime as dt

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from onetoone.councils.access import cc_required, organizer_required
from onetoone.today import calling
from onetoone.today.departed import comes_first, departed
from onetoone.today.monday import Monday
from onetoone.today.next_steps import Today
from onetoone.today.summing_up import the_day
from onetoone.today.waiting import waiting_for
from onetoone.today.welcoming import Welcome

A_DAY = dt.timedelta(days=1)


@organizer_required
def today(request):
    """Home: what is due, in the order of the cycle; for a CC also what waits longest, by organizer."""
    organizer = request.organizer
    page = Today(organizer, timezone.now(), everybody=request.GET.get("show") == "everybody")
    waiting = waiting_for(organizer, page.now) if organizer.is_cc else []
    gone = departed(organizer, page.now) if organizer.is_cc else []
    return TemplateResponse(
        request,
        "today/today.html",
        {
            "page": page,
            "summary": "" if page.everybody else the_day(page),
            "today": page.date,
            "tomorrow": page.date + A_DAY,
            "yesterday": page.date - A_DAY,
            "tells_whom": True,
            "now": timezone.localtime(page.now, organizer.council.clock),
            "waiting": waiting,
            "departed": gone,
            "departed_first": comes_first(gone, page.next_meeting),
            "welcome": Welcome(page, waiting=waiting),
        },
    )


@organizer_required
def next_call(request):
    """On to the next person in the row, at its end to the calls on Today; a POST skips one `person`, without a try."""
    slug = request.organizer.council.slug
    row = calling.Row(request.organizer, request.session, timezone.now())
    skipped = request.POST.get("person", "")
    if request.method == "POST" and row.skip(skipped):
        # The toast names them; the cookie that carries it does not.
        messages.info(request, _("%(name)s is skipped for now, and stays on Today.") % {"name": skipped})
    person_id = row.next()
    if person_id:
        how = "?how=text" if person_id in row.to_write_to else ""
        return redirect(reverse("calls:call", kwargs={"council": slug, "person_id": person_id}) + how)
    return redirect(reverse("today:today", kwargs={"council": slug}) + "#calls")


@organizer_required
def called(request):
    """Whom one called today: how it ended, and what comes next with each."""
    day = request.organizer.council.today()
    context = {"calls": calling.called(request.organizer, day), "today": day, "place": "today"}
    return TemplateResponse(request, "today/called.html", context)


@cc_required
def monday(request):
    """What a CC looks at on a Monday, on the screen or on paper."""
    page = Monday(request.organizer, timezone.now())
    return TemplateResponse(request, "today/monday.html", {"page": page, "today": page.today})
