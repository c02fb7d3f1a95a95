from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from onetoone.audit.forms import DeedForm
from onetoone.councils.access import organizer_required
from onetoone.meetings.forms import AgainForm, MoveForm, PlaceForm
from onetoone.meetings.models import AlreadyHeld
from onetoone.meetings.views.finding import go_on, one_to_one_of


@organizer_required
def hold(request, one_to_one_id):
    """Did you meet? Yes: it is held, and the debrief comes next. From the glance card, before its day, it asks."""
    meeting = one_to_one_of(request, one_to_one_id)
    if "glance" in request.POST and meeting.is_before_its_day:
        return redirect(request.path)
    form = DeedForm(request.POST or None)
    operation = _carry_out(form, meeting.hold, by=request.organizer, verb="one_to_one.hold")
    if operation:
        sentence = _("You met. A few lines now, while it is fresh.")
        return go_on(
            request, operation, sentence, meeting.person, "debriefs:debrief", one_to_one_id=meeting.pk
        )
    return _page(request, "meetings/did_you_meet.html", meeting, form)


@organizer_required
def could_not(request, one_to_one_id):
    """They couldn't come: a call stands on a day near, and the form to arrange again is the next page."""
    meeting = one_to_one_of(request, one_to_one_id)
    form = AgainForm(request.POST or None, today=meeting.council.today())
    operation = _carry_out(
        form,
        lambda: _theirs(meeting, request).could_not(on=form.day),
        by=request.organizer,
        verb="one_to_one.could_not",
    )
    if operation:
        sentence = _("It happens. The call to find another day is planned; or choose it here.")
        return go_on(
            request, operation, sentence, meeting.person, "meetings:arrange", person_id=meeting.person_id
        )
    return _page(request, "meetings/could_not.html", meeting, form)


@organizer_required
def move(request, one_to_one_id):
    """Another day, hour or place, `?place` only that; then the text and the calendar file that say so."""
    meeting = one_to_one_of(request, one_to_one_id)
    form = MoveForm(request.POST or None, one_to_one=meeting, by=request.organizer)
    if "place" in request.GET:
        form = PlaceForm(request.POST or None, one_to_one=meeting, by=request.organizer)
    operation = _carry_out(form, form.move, by=request.organizer, verb="one_to_one.move")
    if operation:
        sentence = _("The place is set.") if "place" in request.GET else _("It is moved.")
        return go_on(
            request, operation, sentence, meeting.person, "meetings:one_to_one", one_to_one_id=meeting.pk
        )
    return _page(request, "meetings/move.html", meeting, form)


@organizer_required
def call_off(request, one_to_one_id):
    """It will not happen: the calendar file takes it out again, and a call for another stands on its day."""
    meeting = one_to_one_of(request, one_to_one_id)
    form = AgainForm(request.POST or None, today=meeting.council.today())
    operation = _carry_out(
        form,
        lambda: _theirs(meeting, request).call_off(on=form.day),
        by=request.organizer,
        verb="one_to_one.call_off",
    )
    if operation:
        sentence = _("It is called off. The call for another day is planned.")
        return go_on(
            request, operation, sentence, meeting.person, "meetings:one_to_one", one_to_one_id=meeting.pk
        )
    return _page(request, "meetings/call_off.html", meeting, form)


def _theirs(meeting, request):
    """Of somebody who has left it goes over to whoever says so: they make the call that follows."""
    if meeting.organizer.until:
        meeting.go_over_to(request.organizer)
    return meeting


def _carry_out(form, deed, *, by, verb):
    try:
        return form.carry_out(deed, by=by, verb=verb)
    except AlreadyHeld:
        form.add_error(None, _("Meanwhile somebody wrote down that you met. Open the page again to see it."))
        return None


def _page(request, template, meeting, form):
    context = {"one_to_one": meeting, "person": meeting.person, "council": meeting.council, "form": form}
    return TemplateResponse(request, template, context, status=422 if form.is_bound else 200)
