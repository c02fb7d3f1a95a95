from functools import partial

from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onetoone.audit.forms import DeedForm
from onetoone.councils.access import cc_required, organizer_required
from onetoone.councils.answers import done
from onetoone.councils.models import Opening
from onetoone.guides.forms import AskForm, CampaignForm, OpeningForm, RevisionForm, TakeUpForm
from onetoone.guides.models import CurrentAsk, Guide, IssueCampaign
from onetoone.guides.reading import Reading
from onetoone.guides.wanted import lacking, wanted
from onetoone.lib.languages import in_a_sentence, languages
from onetoone.lib.spoken import OFTEN_SPOKEN


@organizer_required
def guide(request):
    """What the council says and asks: the fight and the ask of now on top; `?language=` opens another language."""
    return _read(request, Reading(request.organizer, request.GET.get("language", "")))


@organizer_required
def versions(request):
    """All versions of the guide in one language: who adopted it, and when."""
    reading = Reading(request.organizer, request.GET.get("language", ""))
    return TemplateResponse(request, "guides/versions.html", {"reading": reading, "place": "guides"})


@organizer_required
def version(request, guide_id):
    """The guide as it once was, or is."""
    guide = get_object_or_404(Guide.objects.visible_to(request.organizer), pk=guide_id)
    return _read(request, Reading(request.organizer, guide=guide), is_look=True)


@organizer_required
def brought(request):
    """The guide every council begins with, in a language we bring it in."""
    guide = Guide.brought(request.organizer.council, request.GET.get("language", ""))
    return _read(request, Reading(request.organizer, guide=guide), is_look=True)


@cc_required
@require_POST
def take_up(request):
    """An earlier version is the guide again: its words are the next version."""
    cc = request.organizer
    form = TakeUpForm(request.POST, organizer=cc)
    if operation := form.carry_out(form.take_up, by=cc, verb="guide.adopt"):
        return _adopted(request, operation)
    context = {"reading": Reading(cc), "form": form, "place": "guides"}
    return TemplateResponse(request, "guides/versions.html", context, status=422)


@cc_required
def revise(request):
    """The words of the guide: sent once they are shown as they will read, sent again they count."""
    guide = Guide.to_revise(request.organizer.council, request.GET.get("language", ""))
    form = RevisionForm(_sent(request), guide=guide)
    deed = partial(form.adopt, by=request.organizer)
    if form.was_seen and (operation := form.carry_out(deed, by=request.organizer, verb="guide.adopt")):
        return _adopted(request, operation)
    others = [(code, name) for code, name in languages(first=OFTEN_SPOKEN) if code != guide.language]
    context = {"form": form, "guide": guide, "place": "guides", "others": others}
    context["changes"] = Reading(request.organizer, guide=guide).read_out(form.changes())
    context["language_name"] = in_a_sentence(guide.language)
    return TemplateResponse(request, "guides/revise.html", context, status=422 if form.errors else 200)


@cc_required
def campaign(request):
    """The fight that the story of now is about: other words for it, or a new one."""
    running = IssueCampaign.objects.visible_to(request.organizer).running().first()
    form = CampaignForm(_sent(request), **_standing(request, running))
    if operation := form.carry_out(form.set, by=request.organizer, verb="campaign.set"):
        return done(request, operation, _("Saved. The guide names it."), "guides:guide")
    return _page(request, "guides/campaign.html", form)


@cc_required
@require_POST
def take_up_campaign(request, campaign_id):
    """An earlier campaign runs again, in the words it had; the one that ran ends."""
    cc = request.organizer
    earlier = get_object_or_404(IssueCampaign.objects.visible_to(cc), pk=campaign_id)
    if operation := DeedForm(request.POST).carry_out(earlier.take_up, by=cc, verb="campaign.set"):
        return done(request, operation, _("Saved. The guide names it."), "guides:guide")
    return redirect("guides:campaign", council=cc.council.slug)


@cc_required
def ask(request):
    """What we ask for now: other words, day or place, or something new."""
    asked = CurrentAsk.objects.visible_to(request.organizer).open(request.organizer.council.today()).first()
    form = AskForm(_sent(request), **_standing(request, asked))
    if operation := form.carry_out(form.set, by=request.organizer, verb="current_ask.set"):
        return done(request, operation, _("That is what we ask for now."), "guides:guide")
    return _page(request, "guides/ask.html", form)


@cc_required
def openings(request):
    """The jobs somebody could take: the list, and one more."""
    cc = request.organizer
    form = OpeningForm(_sent(request), **_standing(request))
    if operation := form.carry_out(form.add, by=cc, verb="opening.add"):
        return done(request, operation, _("The opening is on the list."), "guides:openings")
    return _page(request, "guides/openings.html", form)


@cc_required
def opening(request, opening_id):
    """One of these jobs in other words, and in other languages."""
    cc = request.organizer
    standing = get_object_or_404(Opening.objects.visible_to(cc), pk=opening_id)
    form = OpeningForm(_sent(request), **_standing(request, standing))
    if operation := form.carry_out(form.reword, by=cc, verb="opening.reword"):
        return done(request, operation, _("Kept."), "guides:openings")
    return _page(request, "guides/opening.html", form)


@cc_required
@require_POST
def fill_opening(request, opening_id):
    """Somebody has taken this job: it leaves the list."""
    opening = get_object_or_404(Opening.objects.visible_to(request.organizer), pk=opening_id)
    form, cc = DeedForm(request.POST), request.organizer
    today = cc.council.today()
    if operation := form.carry_out(lambda: opening.change(filled_on=today), by=cc, verb="opening.fill"):
        return done(request, operation, _("Somebody does it now."), "guides:openings")
    return _page(request, "guides/openings.html", OpeningForm(**_standing(request)))


def _adopted(request, operation):
    return done(request, operation, _("That is the guide now. Past worksheets keep theirs."), "guides:guide")


def _read(request, reading, **more):
    return TemplateResponse(request, "guides/guide.html", {"reading": reading, "place": "guides", **more})


def _standing(request, standing=None):
    """What the form of something that stands, or is to, needs to know."""
    cc = request.organizer
    return {"council": cc.council, "standing": standing, "languages": wanted(cc, standing)}


def _sent(request):
    return request.POST if request.method == "POST" else None


def _page(request, template, form):
    organizer = request.organizer
    to_fill = Opening.objects.visible_to(organizer).filter(filled_on=None).order_by("name", "pk")
    openings = [(opening, lacking(opening, (form.own, *form.languages))) for opening in to_fill]
    context = {"form": form, "council": organizer.council, "openings": openings, "place": "guides"}
    context["earlier"] = IssueCampaign.objects.visible_to(organizer).earlier()
    return TemplateResponse(request, template, context, status=422 if request.method == "POST" else 200)
