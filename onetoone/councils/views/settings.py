from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from onetoone.councils.access import cc_required
from onetoone.councils.answers import done
from onetoone.councils.models import Council
from onetoone.councils.sections import SECTIONS, sights


@cc_required
def settings(request):
    """What the council decides about itself, as it stands, with the way to each section."""
    return TemplateResponse(request, "councils/settings.html", {"here": request.organizer.council})


@cc_required
def section(request, section):
    """One section: GET asks, POST keeps it; with `preview` it only shows what outsiders would read."""
    council = Council.objects.get(pk=request.organizer.council_id)
    form = SECTIONS[section](request.POST or None, instance=council)
    if "preview" in request.POST:
        form.is_valid()
        return _page(request, section, form, 200)
    if operation := form.carry_out(form.keep, by=request.organizer, verb="council.settle"):
        return done(
            request, operation, _("Kept."), "today:first" if "first" in request.GET else "councils:settings"
        )
    return _page(request, section, form, 422 if form.is_bound else 200)


def _page(request, section, form, status):
    # The form has put into its instance what was typed: the preview shows that, the words around it what stands.
    context = {"form": form, "here": request.organizer.council, "as_typed": form.instance}
    context["previewed"] = "preview" in request.POST
    if section == "who":
        context["sights"], context["people"] = sights(request.organizer.council)
    return TemplateResponse(request, f"councils/settings/{section}.html", context, status=status)
