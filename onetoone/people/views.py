from functools import partial

from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onetoone.audit.forms import DeedForm
from onetoone.councils.access import organizer_required
from onetoone.councils.answers import done
from onetoone.lib.htmx import render_part
from onetoone.people.choosing import ASKED, EVERYONE, Chosen
from onetoone.people.forms import ChoosingForm, FindForm, GiveForm, KnownPersonForm, NewPersonForm, ReachForm
from onetoone.people.listing import listing
from onetoone.people.models import Pair, PairToCome, Person, Team
from onetoone.people.portrait import Portrait
from onetoone.people.seeing import person_or_404


@organizer_required
def people(request):
    """The people by name, all or chosen, fifty `after` or `before` somebody; or those looked for, until cleared."""
    if request.GET.get("days"):
        form = ChoosingForm(request.GET, organizer=request.organizer, chosen=EVERYONE)
        if "days" in form.errors:
            return TemplateResponse(request, "people/choose.html", {"form": form}, status=422)
    asked = {name: request.GET.get(name, "") for name in ("after", "before")}
    if any(one in request.GET for one in ASKED):
        request.session.pop(_looked_for(request), None)  # who asks for some of them looks for nobody any more
    found = request.session.get(_looked_for(request), "")
    return _list(request, chosen=_chosen(request), **asked, found=found)


@organizer_required
@require_POST
def find(request):
    """Remember what is typed to find somebody, so that the way back leads to it; nothing typed clears it."""
    form = FindForm({} if "clear" in request.POST else request.POST)
    found = form.cleaned_data["find"] if form.is_valid() else ""
    if found != request.session.get(_looked_for(request), ""):
        request.session[_looked_for(request)] = found
    if request.htmx:
        answer = _list(request, chosen=_chosen(request), found=found)
        answer["HX-Replace-Url"] = _address(request)  # what the address asked for would forget the words
        return answer
    return redirect(_address(request))


@organizer_required
def choose(request):
    """All the choices of whom the list shows, at once."""
    form = ChoosingForm(organizer=request.organizer, chosen=_chosen(request))
    return TemplateResponse(request, "people/choose.html", {"form": form})


@organizer_required
def add(request):
    """Somebody new, findable at once; one who may be here already is asked about first."""
    organizer = request.organizer
    form = NewPersonForm(
        request.POST or None, organizer=organizer, introduced_by=request.GET.get("through", "")
    )
    operation = form.carry_out(form.add, by=organizer, verb="person.add")
    if operation and operation.undone_at:
        return done(request, operation, "", "people:list")
    if operation:
        return done(request, operation, _("Added."), "people:person", person_id=operation.result[1])
    return _form(request, "people/add.html", form)


@organizer_required
def person(request, person_id):
    """One person: the next step on top, who knows them, sparks, promises, and all that happened so far."""
    person = person_or_404(person_id, request.organizer)
    return _page(request, person, GiveForm(person=person, by=request.organizer))


@organizer_required
def edit(request, person_id):
    """New facts about a person; the words that find them follow. `?one_of_us` comes from that organizer's row."""
    person = person_or_404(person_id, request.organizer)
    form = KnownPersonForm(
        request.POST or None,
        organizer=request.organizer,
        person=person,
        one_of_us=request.GET.get("one_of_us", ""),
    )
    operation = form.carry_out(form.edit, by=request.organizer, verb="person.edit")
    if operation:
        return done(request, operation, _("Kept."), "people:person", person_id=person.pk)
    return _form(request, "people/edit.html", form, person=person)


@organizer_required
def reach(request, person_id):
    """Another way to somebody whose number was wrong; `?row` goes on with the calls."""
    person = person_or_404(person_id, request.organizer)
    form = ReachForm(request.POST or None, person=person)
    deed = partial(form.write_down, by=request.organizer)
    if operation := form.carry_out(deed, by=request.organizer, verb="person.edit"):
        goes_on = ("today:next", {}) if "row" in request.GET else ("people:person", {"person_id": person.pk})
        return done(request, operation, _("Written down."), goes_on[0], **goes_on[1])
    context = {"person": person, "form": form, "goes_on": "row" in request.GET}
    return TemplateResponse(request, "people/reach.html", context, status=422 if form.is_bound else 200)


@organizer_required
@require_POST
def give(request, person_id):
    """Give a person to an organizer: a CC to anybody who organizes here, an organizer only to themself."""
    person = person_or_404(person_id, request.organizer)
    form = GiveForm(request.POST, person=person, by=request.organizer)
    operation = form.carry_out(form.give, by=request.organizer, verb="pair.give")
    if operation and (talk := _talk_taken_over(person, request.organizer, operation)):
        words = _("You go. Tell them that you come: here is a text for it.")
        return done(request, operation, words, "meetings:one_to_one", one_to_one_id=talk.pk)
    if operation:
        words = _given_in_words(operation.answer, request.organizer)
        return done(request, operation, words, "people:person", person_id=person.pk)
    return _page(request, person, form)


@organizer_required
@require_POST
def release(request, person_id, pair_id):
    """End a pair: one's own, or as a CC anybody's."""
    organizer = request.organizer
    pair = get_object_or_404(Pair.objects.released_by(organizer), pk=pair_id, person_id=person_id)
    operation = DeedForm(request.POST).carry_out(pair.release, by=organizer, verb="pair.release")
    if operation is None:
        return redirect("people:person", council=organizer.council.slug, person_id=person_id)
    mine = pair.organizer_id == organizer.pk
    words = (
        _("They are not given to you any more.")
        if mine
        else _("They are not given to %(organizer)s any more.") % {"organizer": pair.organizer_id}
    )
    if Person.objects.visible_to(organizer).filter(pk=person_id).exists():
        return done(request, operation, words, "people:person", person_id=person_id)
    return done(request, operation, words, "people:list")


def _talk_taken_over(person, organizer, operation):
    """The talk ahead that this deed gave to whoever did it, which was agreed with somebody who has left."""
    ahead = person.one_to_ones.to_meet(timezone.now())
    talks = ahead.filter(organizer=organizer, last_operation_id=operation.pk)
    return talks.exclude(agreed_with=None).first()


def _given_in_words(pair, organizer):
    if isinstance(pair, PairToCome):
        words = _("They are kept with the invitation, and given once it is accepted.")
        if pair.person.one_to_ones.arranged().exists():
            words += " " + _("A talk with them is set: until then nothing about it changes.")
        return words
    if pair.organizer_id != organizer.pk:
        return _("They are given to %(organizer)s now.") % {"organizer": pair.organizer_id}
    if pair.person.setup_calls.due(organizer.council.today()).filter(organizer=organizer).exists():
        return _("They are given to you now, and the call stands on Today.")
    return _("They are given to you now.")


def _list(request, **asked):
    shown = listing(request.organizer, timezone.now(), **asked)
    if shown.chosen and not (shown.rows or shown.found or request.GET):
        shown = listing(request.organizer, timezone.now())  # what was asked for last finds nobody any more
    context = {"listing": shown, "people": _address(request)}
    return render_part(request, "people/list.html", "listed", context)


def _address(request):
    return reverse("people:list", kwargs={"council": request.organizer.council.slug})


def _page(request, person, form):
    talks = request.GET.get("only") == "talks"
    portrait = Portrait(person, request.organizer, before=request.GET.get("before", ""), talks=talks)
    context = {
        "person": person,
        "portrait": portrait,
        "form": form,
        "today": request.organizer.council.today(),
    }
    return render_part(request, "people/person.html", "so_far", context)


def _form(request, template, form, **context):
    teams = (
        Team.objects.visible_to(request.organizer).in_use().order_by("name").values_list("name", flat=True)
    )
    context |= {"form": form, "teams": teams}
    return TemplateResponse(request, template, context, status=422 if form.is_bound else 200)


def _chosen(request):
    """What the address asks for, remembered for the way back; an address that asks for nothing means the same."""
    name = f"shown of {request.organizer.council_id}"
    asked = {one: request.GET.getlist(one) for one in ASKED if one in request.GET}
    chosen = Chosen.of(asked or request.session.get(name, {}), request.organizer)
    kept = chosen.asked() if chosen else {}
    if asked and kept != request.session.get(name, {}):
        request.session[name] = kept
    return chosen


def _looked_for(request):
    """Where the session keeps it: every council's words apart."""
    return f"looked for in {request.organizer.council_id}"
