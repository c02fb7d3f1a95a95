from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from onetoone.calls.forms import CallForm
from onetoone.calls.models import UNANSWERED, How, Outcome, SetupCall
from onetoone.calls.talking import Talk, mail, sms, usual_way
from onetoone.councils.access import organizer_required
from onetoone.councils.answers import done
from onetoone.guides.beside import keeps_the_tick
from onetoone.lib import days
from onetoone.people.drafts import take_draft
from onetoone.people.models import Draft
from onetoone.people.seeing import person_or_404


@organizer_required
@keeps_the_tick
def call(request, person_id):
    """One screen to read from while the phone is at the ear; `?how=` gives the words for a text or the shop door."""
    person = person_or_404(person_id, request.organizer)
    before = SetupCall.taken_back(person, by=request.organizer, now=timezone.now())
    draft = Draft.of(person.pk, by=request.organizer)
    jotted = draft.typed.dict() if draft else {}
    how = request.GET.get("how") or (before and before.how)
    how = how if how in How else usual_way(person)
    form = CallForm(council=request.organizer.council, initial=jotted | {"how": how})
    return call_page(request, person, form, before=None if draft else before, draft=draft)


@organizer_required
def outcome(request, person_id):
    """How the call ended, in one tap; then on in the row, or back to the person. Looked at, it leads to the call."""
    organizer = request.organizer
    person = person_or_404(person_id, organizer)
    if request.method != "POST":
        return redirect("calls:call", council=organizer.council.slug, person_id=person.pk)
    if answer := take_draft(request, person, person.pk):
        return answer
    form = CallForm(request.POST, council=organizer.council)
    operation = form.carry_out(lambda: form.end(person, by=organizer), by=organizer, verb="call.end")
    if operation:
        return _go_on(request, operation, person)
    return call_page(request, person, form, status=422)


def _go_on(request, operation, person):
    """In a row of calls to the next one, else to where one came from; for a wrong number first to another way.

    Who asked for a text gets it first.
    """
    words, is_in_a_row = _what_now(operation.answer), "row" in request.GET
    if operation.answer.outcome == Outcome.ASKED_FOR_TEXT and not operation.undone_at:
        answer = done(request, operation, words, "calls:call", person_id=person.pk)
        answer["Location"] += "?how=text" + ("&row=1" if is_in_a_row else "")
        return answer
    if operation.answer.outcome == Outcome.WRONG_NUMBER and not operation.undone_at:
        answer = done(request, operation, words, "people:reach", person_id=person.pk)
        answer["Location"] += "?row=1" if is_in_a_row else ""
        return answer
    if is_in_a_row:
        return done(request, operation, words, "today:next")
    return done(request, operation, words, "people:person", person_id=person.pk)


def call_page(request, person, form, *, status=200, before=None, **more):
    """The call page round this form, with what was jotted down in the call `before` if its ending was undone.

    `more` may hold a bound form of the next step, `arranging`, to put right.
    """
    how = form["how"].value() or How.PHONE
    talk = Talk(person, request.organizer, form, how=how, now=timezone.now())
    words = {} if person.do_not_contact else _words(talk)
    if before:
        form.say_again(before.jottings, sum(bool(point.jot) for point in words.get("points", ())))
    context = {
        "person": person,
        "council": request.organizer.council,
        "form": form,
        "talk": talk,
        "ways": _ways(person, request.organizer, how),
        "before": before,
        "tells_whom": True,
    }
    return TemplateResponse(request, "calls/call.html", context | words | more, status=status)


def _ways(person, organizer, how):
    here = reverse("calls:call", kwargs={"council": organizer.council.slug, "person_id": person.pk})
    by_mail = person.email and not person.phone and not person.no_mail
    words = {
        How.PHONE: _("Phone"),
        How.TEXT: _("Mail") if by_mail else _("Text"),
        How.IN_PERSON: _("In person"),
    }
    return [(f"{here}?how={way}", label, how == way) for way, label in words.items()]


def _words(talk):
    if talk.how == How.TEXT:
        text = talk.text()
        links = {"sms": sms(talk.person.phone, text), "mail": mail(talk.person.email, text, talk.council)}
        return links | {"text": text}
    language, points = talk.script()
    is_told = any(point.meaning for point in points)
    return {"script_language": language, "points": points, "is_told": is_told}


def _what_now(call):
    today = call.council.today()
    day = days.said(call.again_on, today) if call.again_on else ""
    if call.outcome in UNANSWERED and call.again_on == today + call.LET_REST:
        easier = _("A text may be easier to answer.") if call.person.phone and call.how != How.TEXT else ""
        return f"{_('Three tries in a row, so the next one is %(day)s.') % {'day': day}} {easier}".strip()
    if hour := call.outcome == Outcome.CALL_BACK and call.hour_promised():
        time = days.at(hour)
        return _("You call back %(day)s at %(time)s.") % {"day": day, "time": time}
    return {
        Outcome.CALL_BACK: _("You call back %(day)s."),
        Outcome.ASKED_FOR_TEXT: _("They asked for a text. Here it is."),
        Outcome.NOT_NOW: _("Not now. You ask again %(day)s."),
        Outcome.WRONG_NUMBER: _("The number is removed from their page. Who knows another way?"),
        Outcome.DO_NOT_CALL: _("Nobody here will call or write to them."),
        Outcome.LEFT_MESSAGE: _("Sent. The next try is %(day)s.")
        if call.sent
        else _("Message left. The next try is %(day)s."),
        Outcome.NOBODY_HOME: _("Nobody home. The next try is %(day)s."),
    }.get(call.outcome, _("No answer. The next try is %(day)s.")) % {"day": day}
