from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onetoone.councils.access import cc_required
from onetoone.councils.forms import InviteForm
from onetoone.councils.links import invitation_text, way_in
from onetoone.councils.models import Invitation


@cc_required
def invite(request):
    """GET asks whom; POST keeps the seat and shows link, text and code, this once."""
    council = request.organizer.council
    form = InviteForm(request.POST or None, council=council)
    kept = []

    def keep_a_seat():
        words = {name: form.cleaned_data[name] for name in ("name", "email", "post")}
        kept.extend(Invitation.invite(council, **words, by=request.organizer))
        return kept[0]

    if form.carry_out(keep_a_seat, by=request.organizer, verb="organizer.invite"):
        return _show_once(request, *kept) if kept else _shown_before(request)
    return TemplateResponse(
        request, "councils/invite.html", {"form": form}, status=422 if form.is_bound else 200
    )


@cc_required
@require_POST
def end_invitation(request, invitation_id):
    """The link and the code stop working; twice is as good as once."""
    invitation = get_object_or_404(request.organizer.council.invitations, pk=invitation_id)
    if invitation.is_open():
        invitation.end()
    messages.success(request, _("The invitation has ended. Its link and code do not work any more."))
    return redirect("councils:organizers", council=request.organizer.council.slug)


@cc_required
@require_POST
def print_again(request, invitation_id):
    """A fresh link and code for a seat still open; the ones before stop working."""
    still_open = request.organizer.council.invitations.open(timezone.now())
    invitation = get_object_or_404(still_open.select_related("council"), pk=invitation_id)
    return _show_once(request, invitation, invitation.print_again())


def _show_once(request, invitation, code):
    context = {"invitation": invitation, **way_in(code, request)}
    context |= invitation_text(invitation, context["link"])
    return TemplateResponse(request, "councils/invited.html", context)


def _shown_before(request):
    messages.info(request, _("This invitation is made already. Print a fresh code if the first is lost."))
    return redirect("councils:organizers", council=request.organizer.council.slug)
