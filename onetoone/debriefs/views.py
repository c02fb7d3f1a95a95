from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from onetoone.councils.access import organizer_required
from onetoone.councils.answers import done
from onetoone.debriefs.forms import DebriefForm, own_form
from onetoone.debriefs.models import Debrief
from onetoone.debriefs.reading import Reading
from onetoone.lib.htmx import render_part
from onetoone.meetings.models import OneToOne
from onetoone.people.drafts import keep_draft, take_draft, typed_before
from onetoone.people.models import Draft


@organizer_required
def debrief(request, one_to_one_id):
    """Right after: the three things, then two more minutes. Once it is written, the page tells what it says."""
    meeting, written = _find(request, one_to_one_id)
    if written and request.method != "POST":
        return _told(request, meeting, written)
    if not written and not _has_happened(meeting):
        return _not_yet(request, meeting)
    if answer := take_draft(request, meeting.person, meeting.pk):
        return answer
    form = _form(request, meeting)
    if form.is_bound and not form.is_draft and (operation := form.write()):
        return done(request, operation, _("Kept."), "debriefs:debrief", one_to_one_id=meeting.pk)
    return _page(request, meeting, form, written)


@organizer_required
def heard(request, one_to_one_id):
    """One debrief a one-to-one; each who was there comes back to their own sparks, notes and line for themselves."""
    meeting, written = _find(request, one_to_one_id)
    if not (written and _was_there(request.organizer, meeting)):
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = own_form(data, debrief=written, organizer=request.organizer)
    if operation := form.add():
        return done(request, operation, _("Kept."), "debriefs:debrief", one_to_one_id=meeting.pk)
    context = {"one_to_one": meeting, "person": meeting.person, "debrief": written, "form": form}
    return TemplateResponse(request, "debriefs/heard.html", context, status=422 if form.is_bound else 200)


def _find(request, one_to_one_id):
    """The one-to-one and its debrief; 404 for who was not there, unless the debrief is theirs to read."""
    organizer = request.organizer
    visible = OneToOne.objects.visible_to(organizer).select_related("person__council", "organizer__user")
    meeting = get_object_or_404(visible, pk=one_to_one_id)
    written = _debriefs(organizer).filter(one_to_one=meeting).first()
    if not written and (meeting.debriefs.exists() or not _may_write(organizer, meeting)):
        raise Http404
    return meeting, written


def _may_write(organizer, meeting):
    """Whoever was there; of somebody who has left, whoever the person is given to, and the CCs."""
    if not meeting.organizer.until or _was_there(organizer, meeting):
        return _was_there(organizer, meeting)
    return organizer.is_cc or organizer.pairs.filter(until=None, person=meeting.person_id).exists()


def _debriefs(organizer):
    visible = Debrief.objects.visible_to(organizer)
    return visible.select_related(
        "organizer__user", "check_in__owner__user", "drawn_to", "person__council", "one_to_one"
    )


def _was_there(organizer, meeting):
    return meeting.organizer_id == organizer.pk or organizer.joined_one_to_ones.filter(pk=meeting.pk).exists()


def _has_happened(meeting):
    return meeting.is_held or (meeting.is_arranged and meeting.starts_at <= timezone.now())


def _form(request, meeting):
    left = None if request.method == "POST" else Draft.of(meeting.pk, by=request.organizer)
    data = request.POST if request.method == "POST" else typed_before(left)
    is_draft = bool(left) or "another" in request.POST or "look" in request.POST
    form = DebriefForm(data, one_to_one=meeting, organizer=request.organizer, is_draft=is_draft)
    form.left = left
    return form


def _page(request, meeting, form, written):
    context = {"one_to_one": meeting, "person": meeting.person, "form": form, "draft": form.left}
    if form.errors and not written:
        keep_draft(request, meeting.person, meeting.pk)
    context["to_add_to"] = written if _was_there(request.organizer, meeting) else None
    part = "hint" if "look" in request.POST else "promises"
    return render_part(request, "debriefs/debrief.html", part, context)


def _not_yet(request, meeting):
    context = {"one_to_one": meeting, "person": meeting.person, "council": request.organizer.council}
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "debriefs/not_yet.html", context, status=status)


def _told(request, meeting, written):
    organizer = request.organizer
    context = {
        "one_to_one": meeting,
        "person": meeting.person,
        "debrief": written,
        "reading": Reading(written, organizer),
        "may_add": _was_there(organizer, meeting),
        "today": organizer.council.today(),
    }
    return TemplateResponse(request, "debriefs/told.html", context)
