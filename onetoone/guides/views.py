from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onetoone.audit.forms import DeedForm
from onetoone.councils.access import cc_required, organizer_required
from onetoone.councils.answers import done
from onetoone.councils.models import Opening
from onetoone.guides.forms import AskForm, CampaignForm, OpeningForm
from onetoone.guides.models import CurrentAsk, IssueCampaign
from onetoone.guides.reading import Reading


@organizer_required
def guide(request):
    """What the council says and asks: the fight and the ask of now on top; `?language=` opens another language."""
    reading = Reading(request.organizer, request.GET.get("language", ""))
    return TemplateResponse(request, "guides/guide.html", {"reading": reading, "place": "guides"})


@cc_required
def campaign(request):
    """The fight that the story of now is about: other words for it, or a new one."""
    running = IssueCampaign.objects.visible_to(request.organizer).running().first()
    form = CampaignForm(_sent(request), council=request.organizer.council, standing=running)
    if operation := form.carry_out(form.set, by=request.organizer, verb="campaign.set"):
        return done(request, operation, _("The guide speaks of it now."), "guides:guide")
    return _page(request, "guides/campaign.html", form)


@cc_required
def ask(request):
    """What we ask for now: other words, day or place, or something new."""
    asked = CurrentAsk.objects.visible_to(request.organizer).open(request.organizer.council.today()).first()
    form = AskForm(_sent(request), council=request.organizer.council, standing=asked)
    if operation := form.carry_out(form.set, by=request.organizer, verb="current_ask.set"):
        return done(request, operation, _("That is what we ask for now."), "guides:guide")
    return _page(request, "guides/ask.html", form)


@cc_required
def openings(request):
    """The jobs somebody could take: the list, and one more."""
    form = OpeningForm(_sent(request))
    council = request.organizer.council
    if operation := form.carry_out(lambda: form.add(council), by=request.organizer, verb="opening.add"):
        return done(request, operation, _("The opening is on the list."), "guides:openings")
    return _page(request, "guides/openings.html", form)


@cc_required
@require_POST
def fill_opening(request, opening_id):
    """Somebody has taken this job: it leaves the list."""
    opening = get_object_or_404(Opening.objects.visible_to(request.organizer), pk=opening_id)
    form, cc = DeedForm(request.POST), request.organizer
    today = cc.council.today()
    if operation := form.carry_out(lambda: opening.change(filled_on=today), by=cc, verb="opening.fill"):
        return done(request, operation, _("Somebody does it now."), "guides:openings")
    return _page(request, "guides/openings.html", OpeningForm())


def _sent(request):
    return request.POST if request.method == "POST" else None


def _page(request, template, form):
    organizer = request.organizer
    to_fill = Opening.objects.visible_to(organizer).filter(filled_on=None).order_by("name", "pk")
    context = {"form": form, "council": organizer.council, "openings": to_fill, "place": "guides"}
    return TemplateResponse(request, template, context, status=422 if request.method == "POST" else 200)
