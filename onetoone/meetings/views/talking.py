from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onetoone.councils.access import organizer_required
from onetoone.councils.answers import done
from onetoone.lib.htmx import render_part
from onetoone.meetings.forms import GatheringForm, JustTalkedForm


@organizer_required
def just_talked(request):
    """Several names after a rally: each is a one-to-one that was held, and a debrief waits; one deed, undone as one."""
    organizer = request.organizer
    form = JustTalkedForm(_sent(request), organizer=organizer)
    operation = form.carry_out(form.write_down, by=organizer, verb="one_to_one.just_talked")
    if operation:
        sentence = ngettext(
            "Written down. A debrief waits for you.",
            "Written down. A debrief waits for each of them.",
            operation.of_its_kind,
        )
        return done(request, operation, sentence, "today:next" if "row" in request.GET else "today:today")
    return render_part(request, "meetings/just_talked.html", "picker", {"form": form})


@organizer_required
def gathering(request):
    """Who was there at a house meeting or a rally: a touch for each of them, never a one-to-one."""
    organizer = request.organizer
    form = GatheringForm(_sent(request), organizer=organizer)
    operation = form.carry_out(form.write_down, by=organizer, verb="gathering.write_down")
    if operation:
        sentence = _("Written down. It stands with each of them.")
        return done(request, operation, sentence, "today:today")
    return render_part(request, "meetings/gathering.html", "picker", {"form": form})


def _sent(request):
    if request.method == "POST":
        return request.POST
    came_from = request.GET.copy()  # where one comes from the call to somebody, they are ticked
    came_from["look"] = "1"
    return came_from if "who" in came_from else None
