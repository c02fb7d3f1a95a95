from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from onetoone.councils.access import organizer_required
from onetoone.councils.answers import done
from onetoone.guides.beside import is_wanted, keeps_the_tick
from onetoone.guides.content import tells
from onetoone.guides.models import Guide
from onetoone.lib import days
from onetoone.meetings import paper, preparing
from onetoone.meetings.carried import carry_in
from onetoone.meetings.forms import WorksheetForm
from onetoone.meetings.models import OneToOne, Worksheet
from onetoone.meetings.views.telling import text_as_it_stands

QUESTIONS_AT_ONCE = 1


@organizer_required
@keeps_the_tick
def worksheet(request, one_to_one_id):
    """One's own worksheet of a one-to-one: it fills itself, nothing in it is required, and it prints on one sheet."""
    sheet = _own_sheet(request, one_to_one_id)
    form = WorksheetForm(request.POST or None, sheet=sheet, guide=_own_guide(sheet))
    if "autosave" in request.POST:
        return _kept_while_typing(form)
    operation = form.carry_out(form.prepare, by=request.organizer, verb="worksheet.prepare")
    if operation:
        return _go_on(request, operation, sheet)
    context = _around(sheet, form, request.organizer)
    return _page(request, "meetings/worksheet.html", sheet, context, 422 if form.is_bound else 200)


def _go_on(request, operation, sheet):
    """To the glance card without a word, or back to what was written last."""
    where = {"one_to_one_id": sheet.one_to_one_id}
    if "sit_down" in request.POST:
        return redirect("meetings:glance", council=request.organizer.council.slug, **where)
    answer = done(request, operation, _("Kept."), "meetings:worksheet", **where)
    written = [part for part, field in WorksheetForm.OF_PART.items() if request.POST.get(field)]
    answer["Location"] += f"#part-{written[-1]}" if written else ""
    return answer


def _kept_while_typing(form):
    """A sentence for whoever is typing. A draft, not a deed: said twice it is the same, and nobody undoes a letter."""
    if form.is_valid():
        form.prepare()
        time = days.at(timezone.localtime())
        return HttpResponse(_("Kept at %(time)s") % {"time": time}, content_type="text/plain")
    problem = next(iter(form.errors.values()))[0]
    return HttpResponse(_("Not kept yet. %(why)s") % {"why": problem}, status=422, content_type="text/plain")


def _own_guide(sheet):
    return Guide.to_the_reader(preparing.guide_of(sheet.one_to_one), sheet.one_to_one.council)


def _part(part, form):
    """A part of the agenda: its first question at once, the others behind a tap, and one's own words.

    Where these are written all the questions are behind the tap.
    """
    prompts, part = preparing.questions(part, form.guide), part | preparing.beside(part, form.guide)
    field = form.field_of(part["key"])
    at_once = 0 if field and field.value() else QUESTIONS_AT_ONCE
    return {**part, "first": prompts[:at_once], "more": prompts[at_once:], "field": field}


def _around(sheet, form, organizer):
    """What stands around one's own words."""
    meeting, guide = sheet.one_to_one, preparing.guide_of(sheet.one_to_one)
    context = {
        "form": form,
        "agenda": [_part(part, form) for part in guide["agenda"]],
        "hint": preparing.hint_in_either(sheet.planned_ask, guide, form.guide),
        "spoken": guide["language"],
        "is_told": tells(form.guide, guide),
        "carried": carry_in(meeting, organizer),
        "map": preparing.on_a_map(meeting),
        "today": meeting.council.today(),
        "also_there": meeting.also_there.select_related("user").by_name(),
        "papers": paper.names(meeting.council),
    }
    if meeting.is_arranged and preparing.is_to_confirm(meeting) and not meeting.person.do_not_contact:
        context |= text_as_it_stands(meeting, by=organizer)
    return context


@organizer_required
def glance(request, one_to_one_id):
    """The card to look at once before the phone goes face down: three questions and one's own ask."""
    sheet = _own_sheet(request, one_to_one_id)
    return _page(request, "meetings/glance.html", sheet, {"questions": _own_guide(sheet)["glance"]})


@organizer_required
def on_paper(request, one_to_one_id):
    """One's own worksheet as a PDF: one sheet, on the paper people have there or on the other.

    With the tick “In my language” each question also says what it means; `large` is for tired eyes.
    """
    sheet = _own_sheet(request, one_to_one_id)
    size = paper.size_of(request.GET.get("paper"), sheet.one_to_one.council)
    name = pgettext("a file, in plain letters", "worksheet")
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    printed = paper.print_out(sheet, size, tells=is_wanted(request), large="large" in request.GET)
    return HttpResponse(printed, content_type="application/pdf", headers=headers)


def _own_sheet(request, one_to_one_id):
    organizer = request.organizer
    own = Worksheet.objects.visible_to(organizer).filter(one_to_one__in=OneToOne.objects.of(organizer))
    return get_object_or_404(
        own.select_related(
            "one_to_one__agreed_with__user",
            "one_to_one__call",
            "one_to_one__council",
            "one_to_one__guide",
            "one_to_one__organizer__user",
            "one_to_one__person__council",
            "one_to_one__person__team",
            "one_to_one__person__step",
            "person",
        ),
        one_to_one_id=one_to_one_id,
    )


def _page(request, template, sheet, context, status=200):
    meeting = sheet.one_to_one
    known = {"sheet": sheet, "one_to_one": meeting, "person": meeting.person, "council": meeting.council}
    return TemplateResponse(request, template, known | context, status=status)
