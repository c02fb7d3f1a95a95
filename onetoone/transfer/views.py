from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from onetoone.councils.access import cc_required
from onetoone.councils.undoing import CannotUndo
from onetoone.lib.htmx import render_part
from onetoone.transfer import incoming, tasks
from onetoone.transfer.forecasting import LISTED, forecast, odd_rows
from onetoone.transfer.forms import PreviewForm, SheetForm
from onetoone.transfer.models import ImportBatch
from onetoone.transfer.problems import alike, as_csv, as_typed, counted
from onetoone.transfer.readers import ReadersForm
from onetoone.transfer.undoing import undo_import

State = ImportBatch.State
LATELY = 10


@cc_required
def choose(request):
    """GET asks for a sheet and lists those that wait, and those brought in lately; POST takes it and goes on."""
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    if form.is_valid():
        batch = form.receive(by=request.organizer)
        tasks.begin_to_look(batch)
        return _to("transfer:preview", batch)
    batches = ImportBatch.objects.visible_to(request.organizer).latest_first()
    batches = batches.select_related("by__user").in_short()
    waiting = [one for one in batches.waiting()[:LATELY] if incoming.path_of(one).exists()]
    context = {"form": form, "waiting": waiting, "batches": batches.brought_in()[:LATELY]}
    return TemplateResponse(request, "transfer/choose.html", context, status=422 if form.is_bound else 200)


@cc_required
def preview(request, batch_id):
    """GET shows what the sheet would bring; POST brings it in, or looks again if other columns were chosen."""
    batch = _batch(request, batch_id)
    if request.htmx and batch.state != State.LOOKING:
        return HttpResponse(headers={"HX-Refresh": "true"})
    if batch.state in (State.RUNNING, State.DONE):
        return _to("transfer:batch", batch)
    if batch.state == State.LOOKING:
        return _still_looking(request, batch)
    told = forecast(batch)
    if told is None:
        return _choose_again(request)
    form = PreviewForm(request.POST or None, told=told, by=request.organizer)
    if form.is_valid():
        return _go_on(request, batch, form)
    context = {"batch": batch, "told": told, "form": form, "alike": alike(told["problems"])}
    return TemplateResponse(request, "transfer/preview.html", context, status=422 if form.is_bound else 200)


def _still_looking(request, batch):
    """A page that asks again by itself; if the worker has stopped, POST starts it again."""
    if request.method == "POST" and batch.is_silent():
        batch.step(State.LOOKING, among=[State.LOOKING])
        tasks.begin_to_look(batch)
        return _to("transfer:preview", batch)
    return _working(request, batch, _("Reading your sheet"))


def _go_on(request, batch, form):
    if form.has_other_columns():
        chosen = form.chosen()
        chosen["answers"] = batch.answers | {"kept_for": ""} | chosen["answers"]  # columns may come back
        if batch.step(State.LOOKING, among=[State.READY], mapping=form.mapping(), **chosen):
            tasks.begin_to_look(batch)
            messages.info(request, _("Read again, with the columns as you chose them."))
        return _to("transfer:preview", batch)
    chosen = form.chosen() | {"at": timezone.now()}
    if batch.step(State.RUNNING, among=[State.READY], **chosen):
        tasks.begin_to_bring_in(batch)
    return _to("transfer:batch", batch)


@cc_required
def result(request, batch_id):
    """GET shows how far it is, then what became of the rows; POST goes on with an import that stopped half-way."""
    batch = _batch(request, batch_id)
    if batch.state in (State.LOOKING, State.READY):
        return _to("transfer:preview", batch)
    if request.method == "POST":
        return _bring_in_the_rest(request, batch)
    if batch.state == State.RUNNING and not batch.is_silent():
        return _working(request, batch, _("Bringing in your people"))
    if request.htmx:
        return HttpResponse(headers={"HX-Refresh": "true"})
    told = batch.told()
    listed = counted(told[:LISTED], told)
    people = batch.people_of({problem["row"] for problem in listed})
    problems = [problem | {"person": people.get(problem["row"])} for problem in listed]
    own_notes = batch.by == request.organizer and batch.answers.get("notes")
    form = ReadersForm(batch=batch) if own_notes and not batch.undone_at else None
    context = {"batch": batch, "problems": problems, "alike": alike(problems)}
    context |= {"stayed": batch.who_stayed(), "readers": form}
    return TemplateResponse(request, "transfer/result.html", context)


@cc_required
def problems(request, batch_id):
    """What was odd about the rows, as a sheet: with the rows as typed, until they are brought in."""
    batch = _batch(request, batch_id)
    told = forecast(batch) if batch.state == State.READY else None
    text = as_typed(told["problems"], *odd_rows(batch)) if told else _settled(batch)
    name = pgettext("a file, in plain letters", "problems")
    disposition = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=disposition)


def _settled(batch):
    told = batch.told()
    return as_csv(told, batch.people_of({problem.row for problem in told}))


@cc_required
@require_POST
def readers(request, batch_id):
    """Others may read the notes that one brought with a sheet, or fewer."""
    batch = _batch(request, batch_id)
    form = ReadersForm(request.POST, batch=batch)
    if batch.by == request.organizer and form.is_valid():
        form.open_to_them()
        messages.success(request, _("Who may read the notes is changed."))
    return _to("transfer:batch", batch)


@cc_required
@require_POST
def undo(request, batch_id):
    """Undo the whole import; what was changed since stays."""
    batch = _batch(request, batch_id)
    try:
        undo_import(batch, by=request.organizer)
        messages.success(request, _("The import is undone."))
    except CannotUndo as why:
        messages.info(request, str(why))
    return _to("transfer:batch", batch)


def _bring_in_the_rest(request, batch):
    if not incoming.path_of(batch).exists():
        return _choose_again(request)
    if batch.is_silent() and batch.step(State.RUNNING, among=[State.RUNNING]):
        tasks.begin_to_bring_in(batch)
    return _to("transfer:batch", batch)


def _choose_again(request):
    messages.info(request, _("The sheet was kept for a day. Choose it again."))
    return redirect("transfer:import", council=request.organizer.council.slug)


def _batch(request, batch_id):
    visible = ImportBatch.objects.visible_to(request.organizer)
    return get_object_or_404(visible.select_related("council", "by__user", "given_to"), pk=batch_id)


def _to(page, batch):
    return redirect(page, council=batch.council.slug, batch_id=batch.pk)


def _working(request, batch, words):
    return render_part(request, "transfer/working.html", "progress", {"batch": batch, "words": words})
