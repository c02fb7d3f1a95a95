"""Several people given to an organizer at once, by a coordinator: some of those the list would show."""

from collections import defaultdict

from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from onetoone.audit.forms import DeedForm
from onetoone.councils import policy
from onetoone.councils.access import cc_required
from onetoone.councils.answers import done
from onetoone.people.choosing import NOBODYS, Chosen
from onetoone.people.forms import GiveSeveralForm
from onetoone.people.listing import listing
from onetoone.people.models import Pair, PairToCome


@cc_required
def give_several(request):
    """GET shows fifty of those chosen, to tick; POST gives the ticked ones, undone together."""
    organizer = request.organizer
    form = GiveSeveralForm(request.POST or None, by=organizer, initial={"organizer": request.GET.get("to")})
    if operation := form.carry_out(form.give, by=organizer, verb="pair.give_several"):
        return _given(request, operation, len(request.POST.getlist("people")))
    chosen = Chosen.of(dict(request.GET.lists()), organizer)
    shown = _listed(request, chosen)
    rows = list(_with_holders(shown.rows, organizer))
    context = {"form": form, "listing": shown, "rows": rows, "all": "all" in request.GET}
    context["nobody_here"] = not (rows or shown.chosen or request.GET.get("after"))
    context["all_given"] = shown.chosen != chosen
    return TemplateResponse(request, "people/give.html", context, status=422 if form.is_bound else 200)


@cc_required
@require_POST
def take_back(request, kept_id):
    """Somebody who is kept for a seat is kept for it no longer."""
    # Sent twice it is answered twice: then they are taken back already.
    kept = get_object_or_404(policy.visible(PairToCome.everything.all(), request.organizer), pk=kept_id)
    form = DeedForm(request.POST)
    operation = form.carry_out(kept.take_back, by=request.organizer, verb="pair.take_back")
    if operation is None:
        return redirect("councils:organizers", council=request.organizer.council.slug)
    return _to_the_invited(request, operation, _("They are not kept for that invitation any more."))


def _listed(request, chosen):
    """Those chosen; everyone, where who is given to nobody was asked for and all are given."""
    shown = listing(request.organizer, timezone.now(), chosen=chosen, after=request.GET.get("after", ""))
    if shown.rows or chosen.only != NOBODYS:
        return shown
    return listing(request.organizer, timezone.now())


def _with_holders(rows, organizer):
    """Each row with the names of those they are given to already."""
    holders, those = defaultdict(list), [row.id for row in rows]
    pairs = Pair.objects.visible_to(organizer).open().filter(person__in=those).order_by("since", "pk")
    for person_id, name in pairs.values_list("person_id", "organizer__user__name"):
        holders[person_id].append(name)
    for row in rows:
        yield row, get_text_list(holders[row.id], _("and"))


def _given(request, operation, number):
    """On to the list of whom that organizer has now; or to the invitation, which keeps them until it is accepted."""
    given = operation.answer
    if isinstance(given, PairToCome):
        words = ngettext(
            "%(number)s person is kept with the invitation, and given once it is accepted.",
            "%(number)s people are kept with the invitation, and given once it is accepted.",
            number,
        )
        return _to_the_invited(request, operation, words % {"number": number})
    # A toast travels in a cookie and holds no name: the key of the organizer stands for it.
    words = ngettext(
        "%(number)s person is given. Here is whom %(organizer)s has now.",
        "%(number)s people are given. Here is whom %(organizer)s has now.",
        number,
    )
    facts = {"number": number, "organizer": given.organizer_id}
    answer = done(request, operation, words % facts, "people:list")
    answer["Location"] += Chosen(whose=given.organizer_id).address()
    return answer


def _to_the_invited(request, operation, words):
    answer = done(request, operation, words, "councils:organizers")
    answer["Location"] += "#invited"
    return answer
