from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onetoone.councils.access import cc_required
from onetoone.councils.inviting import InvitationForm, InviteForm, to_pass_on
from onetoone.councils.links import is_only_here, to_ring

ANEW = "invitation to make anew"


@cc_required
def invite(request):
    """GET asks whom, as one taken back to be made anew says; POST keeps the seats and shows each code, this once."""
    before = _taken_back(request) if request.method == "GET" else {}
    form = InviteForm(request.POST or None, council=request.organizer.council, initial=before)
    kept = []

    def keep_seats():
        kept.extend(form.invite(by=request.organizer))
        return kept[0][0]

    if form.carry_out(keep_seats, by=request.organizer, verb="organizer.invite"):
        return _show_once(request, kept) if kept else _shown_before(request)
    context = {"form": form, "only_here": is_only_here(request)}
    return TemplateResponse(request, "councils/invite.html", context, status=422 if form.is_bound else 200)


def _taken_back(request):
    ended = request.organizer.council.invitations.exclude(ended_at=None)
    invitation = ended.filter(pk=request.session.pop(ANEW, None)).first()
    return InviteForm.as_before(invitation) if invitation else {}


@cc_required
def invitation(request, invitation_id):
    """A seat nobody has taken yet: for whom and in which role, to be put right, and the way to end it."""
    waiting = request.organizer.council.invitations.waiting().filter(invited_by__isnull=False)
    seat = get_object_or_404(waiting.select_related("council"), pk=invitation_id)
    kept, name = seat.pairs_to_come.count(), seat.name
    form = InvitationForm(request.POST or None, council=seat.council, instance=seat)
    if form.is_valid():
        form.save()
        messages.success(request, _("Kept. The link and the code you passed on stay as they are."))
        return _to_the_invited(request)
    context = {"invitation": seat, "name": name, "kept": kept, "form": form}
    return TemplateResponse(
        request, "councils/invitation.html", context, status=422 if form.is_bound else 200
    )


@cc_required
@require_POST
def end_invitation(request, invitation_id):
    """The link and the code stop working; twice is as good as once. `anew` leads on to making another."""
    invitation = get_object_or_404(request.organizer.council.invitations, pk=invitation_id)
    if not (invitation.accepted_at or invitation.ended_at):
        invitation.end()
    messages.success(request, _("The invitation has ended. Its link and code do not work any more."))
    if "anew" not in request.POST:
        return redirect("councils:organizers", council=request.organizer.council.slug)
    request.session[ANEW] = str(invitation.pk)
    return redirect("councils:invite", council=request.organizer.council.slug)


@cc_required
@require_POST
def print_again(request, invitation_id):
    """A fresh link and code for a seat nobody has taken; the ones before stop working."""
    waiting = request.organizer.council.invitations.waiting()
    invitation = get_object_or_404(waiting.select_related("council"), pk=invitation_id)
    return _show_once(request, [(invitation, invitation.print_again(), "")], is_another=True)


def _to_the_invited(request):
    return redirect(reverse("councils:organizers", args=[request.organizer.council.slug]) + "#invited")


def _show_once(request, seats, *, is_another=False):
    context = {
        "is_another": is_another,
        "guests": to_pass_on(seats, request),
        "ring": to_ring(request.organizer),
    }
    return TemplateResponse(request, "councils/invited.html", context)


def _shown_before(request):
    messages.info(request, _("This is made already. Ask for a new link if the first is lost."))
    return redirect("councils:organizers", council=request.organizer.council.slug)
