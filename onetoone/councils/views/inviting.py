from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onetoone.councils.access import cc_required
from onetoone.councils.inviting import InviteForm, to_pass_on
from onetoone.councils.links import is_only_here, to_ring


@cc_required
def invite(request):
    """GET asks whom; POST keeps the seats and shows each link, text and code, this once."""
    form = InviteForm(request.POST or None, council=request.organizer.council)
    kept = []

    def keep_seats():
        kept.extend(form.invite(by=request.organizer))
        return kept[0][0]

    if form.carry_out(keep_seats, by=request.organizer, verb="organizer.invite"):
        return _show_once(request, kept) if kept else _shown_before(request)
    context = {"form": form, "only_here": is_only_here(request)}
    return TemplateResponse(request, "councils/invite.html", context, status=422 if form.is_bound else 200)


@cc_required
@require_POST
def end_invitation(request, invitation_id):
    """The link and the code stop working; twice is as good as once. `anew` leads on to making another."""
    invitation = get_object_or_404(request.organizer.council.invitations, pk=invitation_id)
    if not (invitation.accepted_at or invitation.ended_at):
        invitation.end()
    messages.success(request, _("The invitation has ended. Its link and code do not work any more."))
    on = "councils:invite" if "anew" in request.POST else "councils:organizers"
    return redirect(on, council=request.organizer.council.slug)


@cc_required
@require_POST
def print_again(request, invitation_id):
    """A fresh link and code for a seat nobody has taken; the ones before stop working."""
    waiting = request.organizer.council.invitations.waiting()
    invitation = get_object_or_404(waiting.select_related("council"), pk=invitation_id)
    return _show_once(request, [(invitation, invitation.print_again(), "")])


def _show_once(request, seats):
    context = {"guests": to_pass_on(seats, request), "ring": to_ring(request.organizer)}
    return TemplateResponse(request, "councils/invited.html", context)


def _shown_before(request):
    messages.info(request, _("This is made already. Ask for a new link if the first is lost."))
    return redirect("councils:organizers", council=request.organizer.council.slug)
