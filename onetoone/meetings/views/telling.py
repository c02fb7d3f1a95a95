"""The page of a one-to-one and all that goes out about it: ready texts and the calendar file."""

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from onetoone.calls.talking import mail, sms
from onetoone.councils.access import organizer_required
from onetoone.councils.answers import done
from onetoone.councils.doings import WITH_SEVERAL
from onetoone.councils.undoing import to_undo
from onetoone.guides.blanks import ready_text
from onetoone.meetings import preparing
from onetoone.meetings.calendar import calendar_file, file_name, invitation, may_invite
from onetoone.meetings.forms import AlsoThereForm
from onetoone.meetings.models import OneToOne, State
from onetoone.meetings.views.finding import at_once_with, one_to_one_of, told_of


@organizer_required
def one_to_one(request, one_to_one_id):
    """When and where they meet, and all that goes out: a text, the calendar file; moving and calling off."""
    meeting, organizer = told_of(request, one_to_one_id), request.organizer
    may_change = OneToOne.objects.open_to_change_by(organizer).filter(pk=meeting.pk).exists()
    context = _facts(meeting, organizer) | {"may_change": may_change}
    if may_change and meeting.is_held and not meeting.debriefed_at:
        context["one_of_several"] = _one_of_several(meeting, organizer)
    if may_change or meeting.undone_at:
        context |= _texts(meeting, organizer)
    return TemplateResponse(request, "meetings/one_to_one.html", context)


def _facts(meeting, organizer):
    return {
        "one_to_one": meeting,
        "person": meeting.person,
        "council": meeting.council,
        "today": meeting.council.today(),
        "also_there": meeting.also_there.select_related("user").by_name(),
        "sheet": meeting.worksheets.visible_to(organizer).first(),
        "map": preparing.on_a_map(meeting),
        "may_invite": may_invite(meeting, by=organizer),
        "at_once": at_once_with(meeting, organizer)
        if meeting.is_arranged and _sits_in(meeting, organizer)
        else [],
    }


def _one_of_several(meeting, organizer):
    """The fresh deed that wrote this one down together with others."""
    deed = to_undo(meeting, by=organizer)
    return deed if deed and deed.verb in WITH_SEVERAL and deed.of_its_kind > 1 else None


def _sits_in(meeting, organizer):
    return OneToOne.objects.of(organizer).filter(pk=meeting.pk).exists()


def _texts(meeting, by):
    """What to send as it stands with them now, and the day before "still good for tomorrow?"."""
    if meeting.person.do_not_contact or meeting.is_held:
        return {}
    return text_as_it_stands(meeting, by=by)


def text_as_it_stands(meeting, *, by) -> dict:
    """The ready text that says how things are: whoever goes instead of somebody who has left says so to the end."""
    if meeting.is_cancelled:
        return text_for(meeting, "called_off", by=by)
    if meeting.state == State.COULD_NOT:
        return text_for(meeting, "missed", by=by)
    if meeting.agreed_with and meeting.organizer_id == by.pk:
        return text_for(meeting, "taken_over", by=by, former=meeting.agreed_with.first_name)
    if preparing.is_to_confirm(meeting):
        return text_for(meeting, "confirm_tomorrow", by=by) | {"confirms": True}
    return text_for(meeting, "moved" if meeting.sequence else "agreed", by=by)


def text_for(meeting, key, *, by, **more) -> dict:
    """The ready text of this name about the meeting, from whoever sends it, and the links that do."""
    start, person = meeting.local_start, meeting.person
    moment = {"day": start.date(), "time": start.time(), "place": meeting.place_said(by)}
    text = ready_text(key, meeting.council, by, person, **moment, **more)
    return {"text": text, "sms": sms(person.phone, text), "mail": mail(person.email, text, meeting.council)}


@organizer_required
def also_there(request, one_to_one_id):
    """Who else of us sits down with them: notes of their own, one debrief; they can be taken off again."""
    meeting = one_to_one_of(request, one_to_one_id)
    form = AlsoThereForm(request.POST or None, one_to_one=meeting, by=request.organizer)
    operation = form.carry_out(form.join, by=request.organizer, verb="one_to_one.also_there")
    if operation:
        return done(request, operation, _("Kept."), "meetings:one_to_one", one_to_one_id=meeting.pk)
    context = {"one_to_one": meeting, "person": meeting.person, "council": meeting.council, "form": form}
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "meetings/also_there.html", context, status=status)


@organizer_required
def invitation_file(request, one_to_one_id):
    """The calendar file, with both e-mails or for oneself if asked; called off or undone, it takes itself out."""
    meeting = told_of(request, one_to_one_id)
    ends, reader = meeting.is_cancelled, request.organizer if "mine" in request.GET else None
    with_addresses = "addresses" in request.GET and may_invite(meeting, by=request.organizer)
    file = (invitation if with_addresses else calendar_file)(meeting, cancelled=ends, reader=reader)
    method = "CANCEL" if ends else "REQUEST" if with_addresses else "PUBLISH"
    headers = {"Content-Disposition": f'attachment; filename="{file_name(meeting, reader=reader)}"'}
    return HttpResponse(file, content_type=f"text/calendar; charset=utf-8; method={method}", headers=headers)
