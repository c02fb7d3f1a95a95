import datetime as dt

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onetoone.accounts import proof
from onetoone.accounts.models import PrintedCode
from onetoone.councils import posts
from onetoone.councils.access import cc_required, organizer_required
from onetoone.councils.forms import LeavingForm, PostForm
from onetoone.councils.links import to_ring, way_in

LATELY = dt.timedelta(days=30)
MOST_LEFT = 50
SHOWN = 20  # of those kept for one seat


@organizer_required
def organizers(request):
    """Who organizes here, and how to reach a CC; for CCs also the seats kept for others, and who has come."""
    kept = list(_seats(request.organizer)) if request.organizer.is_cc else []
    context = {
        "left": _left(request.organizer.council) if request.organizer.is_cc else [],
        "organizers": _known_to(request.organizer),
        "invitations": [one for one in kept if not one.accepted_at],
        "invited": len(kept),
        "come": len([one for one in kept if one.accepted_at]),
    }
    return TemplateResponse(request, "councils/organizers.html", context)


@cc_required
@require_POST
def print_code(request, organizer_id):
    """A fresh code on paper: a CC's own, or for somebody all of whose posts are in councils this CC answers for.

    Of these, one who has `lost` a device is signed out on all of them instead.
    """
    other = _serving(request, organizer_id)
    back = reverse("councils:organizers", kwargs={"council": other.council.slug})
    if answer := proof.missing(request, back=back, is_first=other == request.organizer):
        return answer
    if other == request.organizer:
        return show_own_code(request, other)
    if not request.organizer.answers_for(other):
        return TemplateResponse(request, "councils/not_ours.html", {"other": other}, status=403)
    if "lost" in request.POST:
        return _sign_out(request, other)
    code = posts.print_code(other, by=request.organizer)
    until, ring = other.council.today() + PrintedCode.LASTS, to_ring(request.organizer)
    theirs = other.user.language or get_language()
    context = {"other": other, "theirs": theirs, "until": until, "ring": ring, **way_in(code, request)}
    return TemplateResponse(request, "councils/fresh_code.html", context)


def _sign_out(request, other):
    posts.sign_out(other, by=request.organizer)
    messages.success(request, _("They are signed out on every device. The new code lets them in."))
    return redirect("councils:organizers", council=other.council.slug)


def show_own_code(request, organizer):
    """The card that lets this organizer in again: shown this once, then on to Today."""
    had_one = organizer.user.printed_codes.usable(timezone.now()).exists()
    code = posts.print_code(organizer, by=organizer)
    until = organizer.council.today() + PrintedCode.OWN_LASTS
    context = {"organizer": organizer, "had_one": had_one, "until": until, **way_in(code, request)}
    return TemplateResponse(request, "councils/own_code.html", context)


@cc_required
@proof.fresh_proof_required
def change_post(request, organizer_id):
    """GET shows the posts, POST gives one of them; the last CC keeps theirs."""
    other = _serving(request, organizer_id)
    form = PostForm(request.POST or None, council=other.council, initial={"post": other.post})
    if form.is_valid():
        try:
            posts.change(other, form.cleaned_data["post"], by=request.organizer)
        except posts.LastCC as last:
            form.add_error("post", str(last))
        else:
            messages.success(request, _("The role is changed, from their next click on."))
            return redirect("councils:organizers", council=request.organizer.council.slug)
    context = {"other": other, "form": form}
    return TemplateResponse(request, "councils/post.html", context, status=422 if form.is_bound else 200)


@organizer_required
def leave(request, organizer_id):
    """GET says what happens, POST ends the post: one's own, or as a CC anybody's."""
    other = _serving(request, organizer_id)
    if other != request.organizer and not request.organizer.is_cc:
        raise PermissionDenied
    if other != request.organizer and not proof.is_fresh(request):
        return proof.ask(request)
    form = LeavingForm(request.POST if request.method == "POST" else None, other=other, by=request.organizer)
    if form.is_valid() and form.leave():
        return _after_leaving(request, other)
    alone = posts.given_to_nobody_without(other).count()
    context = {"other": other, "form": form, "pairs": form.pairs, "alone": alone}
    return TemplateResponse(request, "councils/leave.html", context, status=422 if form.is_bound else 200)


def _known_to(organizer):
    """Those who organize here; for who is no CC with the page about each that they may see: how to reach them."""
    known = organizer.council.organizers.serving().known_to(organizer).select_related("user", "council")
    if not organizer.is_cc:
        known = known.prefetch_related(Prefetch("person", organizer.council.persons.visible_to(organizer)))
    return known.by_name()


def _left(council):
    """Those who do not organize here any more, the latest first."""
    here = council.organizers.serving().values("user")
    left = council.organizers.exclude(until=None).exclude(user__in=here)
    return left.select_related("user").order_by("-until", "pk")[:MOST_LEFT]


def _seats(cc):
    """The seats kept for others, each with the people who are theirs once they come; those taken, for a while."""
    lately = Q(accepted_at=None) | Q(accepted_at__gt=timezone.now() - LATELY)
    seats = cc.council.invitations.filter(lately, ended_at=None, invited_by__isnull=False)
    people = seats.model.pairs_to_come.rel.related_model.objects.visible_to(cc).select_related("person")
    some = people.order_by("person__sort_name", "pk")[: SHOWN + 1]
    with_people = seats.select_related("council").prefetch_related(
        Prefetch("pairs_to_come", some, to_attr="kept")
    )
    return with_people.order_by("name", "pk")


def _after_leaving(request, other):
    if other != request.organizer:
        messages.success(request, _("The role has ended. To bring them back, invite them again."))
        return redirect("councils:organizers", council=other.council.slug)
    if not request.user.posts.serving().exists():
        logout(request)  # this session was ended with the others
    messages.success(request, _("Your role has ended."))
    return redirect("home")


def _serving(request, organizer_id):
    serving = request.organizer.council.organizers.serving().select_related("user", "council")
    return get_object_or_404(serving, pk=organizer_id)
