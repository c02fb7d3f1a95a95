"""Several people given to an organizer at once, by a coordinator: some of those the list would show."""

from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import ngettext

from onetoone.councils.access import cc_required
from onetoone.councils.answers import done
from onetoone.people.choosing import Chosen
from onetoone.people.forms import GiveSeveralForm
from onetoone.people.listing import listing
from onetoone.people.models import PairToCome


@cc_required
def give_several(request):
    """GET shows fifty of those chosen, to tick; POST gives the ticked ones, undone together."""
    organizer = request.organizer
    form = GiveSeveralForm(request.POST or None, by=organizer, initial={"organizer": request.GET.get("to")})
    if operation := form.carry_out(form.give, by=organizer, verb="pair.give_several"):
        return _given(request, operation, len(request.POST.getlist("people")))
    chosen = Chosen.of(dict(request.GET.lists()), organizer)
    shown = listing(organizer, timezone.now(), chosen=chosen, after=request.GET.get("after", ""))
    context = {"form": form, "listing": shown, "all": "all" in request.GET}
    return TemplateResponse(request, "people/give.html", context, status=422 if form.is_bound else 200)


def _given(request, operation, number):
    """On to the list of whom that organizer has now; or to the invitation, which keeps them until it is accepted."""
    given = operation.answer
    if isinstance(given, PairToCome):
        to, place = "councils:organizers", "#invited"
        words = ngettext(
            "%(number)s person is kept with the invitation, and given once it is accepted.",
            "%(number)s people are kept with the invitation, and given once it is accepted.",
            number,
        )
    else:
        # The list says the name: a toast travels in a cookie and holds none.
        to, place = "people:list", Chosen(organizer=given.organizer_id).address()
        words = ngettext(
            "%(number)s person is given. Here is whom that organizer has now.",
            "%(number)s people are given. Here is whom that organizer has now.",
            number,
        )
    answer = done(request, operation, words % {"number": number}, to)
    answer["Location"] += place
    return answer
