from django.template.response import TemplateResponse

from onetoone.councils.access import cc_required
from onetoone.councils.links import spoken_with, to_ring, way_in
from onetoone.councils.printing import CardsForm


@cc_required
def cards(request):
    """GET asks for whom of those invited; POST makes a fresh code for each and shows the cards, this once."""
    form = CardsForm(request.POST or None, council=request.organizer.council)
    if form.is_valid():
        printed = form.print_again()
        told = [
            {"invitation": one, "spoken": spoken_with(one), **way_in(code, request)} for one, code in printed
        ]
        context = {"cards": told, "ring": to_ring(request.organizer)}
        return TemplateResponse(request, "councils/cards.html", context)
    return TemplateResponse(
        request, "councils/choose_cards.html", {"form": form}, status=422 if form.is_bound else 200
    )
