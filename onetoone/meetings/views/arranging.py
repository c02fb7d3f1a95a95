from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from onetoone.calls.forms import CallForm
from onetoone.calls.talking import mail, sms, text_language
from onetoone.calls.views import call_page
from onetoone.councils import policy
from onetoone.councils.access import organizer_required
from onetoone.guides.blanks import ready_text
from onetoone.meetings.calendar import invitation
from onetoone.meetings.forms import ArrangeForm, WriteDownForm
from onetoone.meetings.models import OneToOne
from onetoone.meetings.preparing import on_a_map
from onetoone.meetings.views.finding import go_on, one_to_one_of, person_of


@organizer_required
def arrange(request, person_id):
    """A day, a time and a place; with `call` the call in hand ends as agreed, in the same operation."""
    organizer = request.organizer
    person = person_of(request, person_id)
    before = ArrangeForm.as_before(person, organizer)
    form = ArrangeForm(request.POST or None, council=organizer.council, initial=before)
    operation = form.carry_out(
        lambda: form.arrange(person, by=organizer), by=organizer, verb="one_to_one.arrange"
    )
    if operation:
        key = operation.result[1]
        return go_on(request, operation, _("It is set."), person, "meetings:one_to_one", one_to_one_id=key)
    if form.data.get("call"):
        kept = CallForm(council=organizer.council, initial=form.data.dict())
        return call_page(request, person, kept, status=422, arranging=form)
    return _page(request, "meetings/arrange.html", person, form)


@organizer_required
def write_down(request, person_id):
    """A one-to-one that has happened, yesterday or years ago; its debrief comes next."""
    organizer = request.organizer
    person = person_of(request, person_id)
    form = WriteDownForm(request.POST or None, organizer=organizer)
    operation = form.carry_out(
        lambda: form.write_down(person, by=organizer), by=organizer, verb="one_to_one.write_down"
    )
    if operation:
        key = operation.result[1]
        return go_on(
            request, operation, _("It is written down."), person, "debriefs:debrief", one_to_one_id=key
        )
    return _page(request, "meetings/write_down.html", person, form)


def _page(request, template, person, form):
    context = {"person": person, "council": request.organizer.council, "form": form}
    return TemplateResponse(request, template, context, status=422 if form.is_bound else 200)


@organizer_required
def one_to_one(request, one_to_one_id):
    """When and where they meet, and all that goes out: a text, the calendar file; moving and calling off."""
    meeting = one_to_one_of(request, one_to_one_id)
    person = meeting.person
    context = {
        "one_to_one": meeting,
        "person": person,
        "council": meeting.council,
        "sheet": meeting.worksheets.visible_to(request.organizer).first(),
        "map": on_a_map(meeting.place),
    }
    if meeting.is_arranged and not person.do_not_contact:
        context |= text_for(meeting, "agreed", by=request.organizer)
    return TemplateResponse(request, "meetings/one_to_one.html", context)


def text_for(meeting, key, *, by) -> dict:
    """The ready text of this name about the meeting, from whoever sends it, and the links that do."""
    start, person = meeting.local_start, meeting.person
    moment = {"day": start.date(), "time": start.time(), "place": meeting.place}
    text = ready_text(key, meeting.council, by, person, **moment)
    links = {"sms": sms(person.phone, text), "mail": mail(person.email, text)}
    return links | {"text": text, "text_language": text_language(person, meeting.council)}


@organizer_required
def invitation_file(request, one_to_one_id):
    """The calendar file; after calling off, or undoing, the one that takes it out of the calendar again."""
    visible = policy.visible(OneToOne.everything.all(), request.organizer)
    meeting = get_object_or_404(
        visible.select_related("council", "person", "organizer__user"), pk=one_to_one_id
    )
    file = invitation(meeting, cancelled=meeting.is_cancelled)
    method = "CANCEL" if meeting.is_cancelled else "REQUEST"
    headers = {"Content-Disposition": 'attachment; filename="invitation.ics"'}
    return HttpResponse(file, content_type=f"text/calendar; charset=utf-8; method={method}", headers=headers)
