"""The council's own words for its people, kept by its CCs: the steps of the pathway, teams, issues."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onetoone.audit.forms import DeedForm
from onetoone.councils.access import cc_required
from onetoone.councils.answers import done
from onetoone.people.models import IssueTag, PathwayStep, Team
from onetoone.people.word_forms import WordForm

KINDS = {"pathway": PathwayStep, "teams": Team, "issues": IssueTag}


@cc_required
def words(request, kind):
    """The words of one kind, in use and retired, and one more."""
    form = WordForm(request.POST or None, model=KINDS[kind], council=request.organizer.council)
    if operation := form.carry_out(form.add, by=request.organizer, verb="word.add"):
        return done(request, operation, _("It is on the list."), f"people:{kind}")
    return _page(request, kind, form)


@cc_required
def rename(request, word_id):
    """Another name for a word, wherever it was said."""
    kind, word = _word(request, word_id)
    form = WordForm(request.POST or None, model=type(word), council=word.council, word=word)
    if operation := form.carry_out(form.rename, by=request.organizer, verb="word.rename"):
        return done(request, operation, _("It is called so everywhere."), f"people:{kind}")
    return _answer(request, "people/word.html", kind, {"form": form, "word": word})


@cc_required
@require_POST
def use(request, word_id):
    """Retire a word, or with `again` take it up again."""
    kind, word = _word(request, word_id)
    today, again = request.organizer.council.today(), "again" in request.POST

    def deed():
        return word.take_up() if again else word.retire(today)

    if operation := DeedForm(request.POST).carry_out(deed, by=request.organizer, verb="word.use"):
        words = _("It is offered again.") if again else _("It is not offered any more.")
        return done(request, operation, words, f"people:{kind}")
    return _page(request, kind, _fresh(request, kind), status=422)


@cc_required
@require_POST
def place(request, word_id):
    """A step of the pathway stands one place `earlier`, or later."""
    kind, word = _word(request, word_id)
    if kind != "pathway" or word.retired_on:
        raise Http404
    form, earlier = DeedForm(request.POST), "earlier" in request.POST
    if operation := form.carry_out(
        lambda: word.stand(earlier=earlier), by=request.organizer, verb="pathway.order"
    ):
        return done(request, operation, _("The steps stand in this order now."), "people:pathway")
    return _page(request, kind, _fresh(request, kind), status=422)


def _word(request, word_id):
    """The kind of the word with this key, and the word."""
    for kind, model in KINDS.items():
        if word := model.objects.visible_to(request.organizer).filter(pk=word_id).first():
            word.council = request.organizer.council
            return kind, word
    raise Http404


def _fresh(request, kind):
    return WordForm(model=KINDS[kind], council=request.organizer.council)


def _page(request, kind, form, status=None):
    order = ("position", "pk") if kind == "pathway" else ("name", "pk")
    all_of_them = list(KINDS[kind].objects.visible_to(request.organizer).order_by(*order))
    context = {
        "form": form,
        "words": [word for word in all_of_them if word.retired_on is None],
        "retired": [word for word in all_of_them if word.retired_on],
    }
    return _answer(request, "people/words.html", kind, context, status)


def _answer(request, template, kind, context, status=None):
    listed = reverse(f"people:{kind}", kwargs={"council": request.organizer.council.slug})
    context |= {"kind": kind, "listed": listed, "place": "councils"}
    status = status or (422 if context["form"].is_bound else 200)
    return TemplateResponse(request, template, context, status=status)
