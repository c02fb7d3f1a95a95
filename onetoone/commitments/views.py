from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from onetoone.audit.forms import DeedForm
from onetoone.calls.talking import sms
from onetoone.commitments.forms import CheckInForm, NotReachedForm
from onetoone.commitments.keepers import the_ccs
from onetoone.commitments.models import Ask, CheckIn, CheckInAnswer, Commitment, Whose
from onetoone.councils.access import organizer_required
from onetoone.councils.answers import done
from onetoone.councils.undoing import to_undo
from onetoone.guides.blanks import ready_text, with_what_follows
from onetoone.lib.htmx import render_part
from onetoone.people.drafts import keep_draft, take_draft, typed_before
from onetoone.people.models import Draft

STILL_GOING = gettext_lazy("I keep in mind what we said we would do.")
GOOD_TO_HEAR = gettext_lazy("It was good to hear how it went.")


@organizer_required
def check_in(request, check_in_id):
    """One talk about all open commitments: shows each, takes what became of it and what comes next; then tells it."""
    talk = _find(request, check_in_id)
    if request.method != "POST" and not talk.is_open:
        return _told(request, talk)
    if answer := take_draft(request, talk.person, talk.pk):
        return answer
    form = _form(request, talk)
    if form.is_bound and not form.is_draft and (operation := form.answer()):
        return done(request, operation, _("Written down."), "commitments:check_in", check_in_id=talk.pk)
    if form.errors:
        keep_draft(request, talk.person, talk.pk)
    return _page(request, talk, form=form)


@organizer_required
@require_POST
def not_reached(request, check_in_id):
    """Couldn't reach them: the check-in stands on another day, or is the CCs' from now on."""
    talk = _find(request, check_in_id)
    form = NotReachedForm(request.POST, check_in=talk, organizer=request.organizer)
    if operation := form.not_reach():
        return done(request, operation, _where_it_stands(form.check_in), "today:today")
    return _page(request, talk, not_reached_form=form)


@organizer_required
@require_POST
def pick_up(request, check_in_id):
    """A CC takes on a check-in that is the CCs' or has waited long; who belongs together stays together."""
    cc, talk = request.organizer, _find(request, check_in_id)
    form = DeedForm(request.POST)
    operation = form.sent_before(by=cc, verb="check_in.pick_up")
    if not operation and not talk.may_be_picked_up(cc, cc.council.today()):
        raise Http404
    operation = operation or form.carry_out(lambda: talk.pick_up(by=cc), by=cc, verb="check_in.pick_up")
    if operation:
        return done(request, operation, _("It is yours now."), "commitments:check_in", check_in_id=talk.pk)
    return _page(request, talk, pick_up_form=form)


@organizer_required
@require_POST
def keep(request, commitment_id):
    """An organizer's own promise is done, without a talk: for whom it is theirs, or who may answer it."""
    organizer = request.organizer
    ours = Commitment.objects.visible_to(organizer).filter(whose=Whose.ORGANIZER, let_go_at=None)
    promise = get_object_or_404(ours, pk=commitment_id)
    operation = DeedForm(request.POST).carry_out(promise.keep, by=organizer, verb="commitment.keep")
    if operation is None:
        return redirect("people:person", council=organizer.council.slug, person_id=promise.person_id)
    return done(request, operation, _("Promise kept."), "people:person", person_id=promise.person_id)


def _find(request, check_in_id):
    visible = CheckIn.objects.visible_to(request.organizer)
    return get_object_or_404(visible.select_related("person__council", "owner__user"), pk=check_in_id)


def _form(request, talk):
    left = None if request.method == "POST" else Draft.of(talk.pk, by=request.organizer)
    data = request.POST if request.method == "POST" else typed_before(left)
    is_draft = bool(left) or "another" in request.POST
    form = CheckInForm(data, check_in=talk, organizer=request.organizer, is_draft=is_draft)
    form.left = left
    return form


def _where_it_stands(talk):
    if talk.owner_id:
        return _("It stands on another day now.")
    return _("Handed on. It is now with %(ccs)s.") % {"ccs": the_ccs(talk.council)}


def _page(request, talk, *, form=None, not_reached_form=None, pick_up_form=None):
    organizer = request.organizer
    today = organizer.council.today()
    context = {
        "check_in": talk,
        "person": talk.person,
        "today": today,
        "form": form or CheckInForm(check_in=talk, organizer=organizer),
        "draft": form and form.left,
        "not_reached": not_reached_form or NotReachedForm(check_in=talk, organizer=organizer),
        "pick_up": talk.may_be_picked_up(organizer, today) and (pick_up_form or DeedForm()),
        "ask": _to_ask_again(organizer, talk.person),
        **_text("check_in", request, talk.person, day=talk.due_on),
    }
    judged = request.method == "POST" and not context["form"].is_draft
    return render_part(
        request, "commitments/check_in.html", "promises", context, status=422 if judged else 200
    )


def _to_ask_again(organizer, person):
    """What they wanted to think about, or could not do at the time."""
    latest = Ask.objects.visible_to(organizer).filter(person=person).latest_first().first()
    return latest if latest and latest.is_for_later else None


def _told(request, talk):
    organizer, person = request.organizer, talk.person
    answers = CheckInAnswer.objects.visible_to(organizer).filter(check_in=talk)
    answers = answers.select_related("commitment").order_by("commitment__due_on", "pk")
    next_talks = person.check_ins.visible_to(organizer).open().soonest_first()
    following = next_talks.select_related("owner__user").first()
    context = {
        "check_in": talk,
        "person": person,
        "today": organizer.council.today(),
        "answers": answers,
        "next": following,
        "call": person.setup_calls.visible_to(organizer).planned().soonest_first().first(),
        "to_undo": to_undo(talk, by=organizer),
        **_thanks(request, person, answers, following),
    }
    return TemplateResponse(request, "commitments/told.html", context)


def _thanks(request, person, answers, following):
    """A thank-you that says what stays: that something was promised, in no words of it, and the day one talks next."""
    if person.do_not_contact:
        return {}
    organizer = request.organizer
    text = ready_text("thank_you", organizer.council, organizer, person)
    is_open = any(answer.commitment.is_open for answer in answers)
    day = following.due_on if following and following.owner_id == organizer.pk else None
    said = STILL_GOING if is_open else GOOD_TO_HEAR if answers else ""
    text = with_what_follows(text, person, said, day)
    return {"text": text, "sms": sms(person.phone, text) if person.phone else ""}


def _text(key, request, person, **words):
    """A ready text to this person, unless they asked us not to contact them."""
    if person.do_not_contact:
        return {}
    text = ready_text(key, request.organizer.council, request.organizer, person, **words)
    return {"text": text, "sms": sms(person.phone, text) if person.phone else ""}
