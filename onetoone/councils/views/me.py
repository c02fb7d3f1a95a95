from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from onetoone.accounts import sessions
from onetoone.accounts.forms import ProfileForm
from onetoone.councils.access import organizer_required
from onetoone.councils.doings import imports_since_yesterday, invitations_since_yesterday, since_yesterday

FIRST, MOST = 10, 200


@organizer_required
def me(request):
    """My name, address and language; the ways to my devices, the council's pages, other councils, and out."""
    organizer = request.organizer
    is_discreet = bool(organizer.council.discreet_name)
    form = ProfileForm(request.POST or None, instance=organizer.user, is_discreet=is_discreet)
    if form.is_valid():
        form.save()
        messages.success(request, _("Kept."))
        return redirect("councils:me", council=organizer.council.slug)
    doings = since_yesterday(organizer, most=FIRST + 1)
    others = organizer.user.posts.serving().exclude(pk=organizer.pk).select_related("council")
    context = {
        "form": form,
        "devices": sessions.of(organizer.user).count(),
        "doings": doings[:FIRST],
        "has_more": len(doings) > FIRST,
        **_undone_elsewhere(organizer),
        "others": others.order_by("council__name", "pk"),
    }
    return TemplateResponse(request, "councils/me.html", context, status=422 if form.is_bound else 200)


@organizer_required
def what_i_did(request):
    """All that I did since yesterday, and what of it can still be undone."""
    doings = since_yesterday(request.organizer, most=MOST)
    context = {"doings": doings, "most": MOST, **_undone_elsewhere(request.organizer)}
    return TemplateResponse(request, "councils/what_i_did.html", context)


def _undone_elsewhere(organizer):
    """What has a way back of its own."""
    return {
        "imports": imports_since_yesterday(organizer),
        "invitations": invitations_since_yesterday(organizer),
    }
