"""Bring the people of a sheet into a council. Nobody is lost, nobody is merged, and twice is once."""

from itertools import batched, islice

from django.db import transaction
from django.utils import timezone

from onetoone.audit import journal
from onetoone.audit.models import AuditEvent, Operation
from onetoone.councils.models import Council
from onetoone.transfer.models import ImportBatch
from onetoone.transfer.reading import Sheet, people
from onetoone.transfer.report import Report
from onetoone.transfer.settling import Settling
from onetoone.transfer.writing import write

CHUNK = 2_500  # rows looked up and written together
PART = 20_000  # rows of one transaction: others who write wait for seconds, never for minutes


class Overtaken(Exception):
    """Somebody else is bringing in this batch already, or has undone it."""


def import_people(
    sheet: Sheet, council: Council, *, by=None, check=False, given_to=None, notes=None, batch=None
) -> Report:
    """What became of each row, and what was odd; with `check` nothing is written and all of it is foretold.

    Up to 20,000 rows come in together or not at all; of a longer sheet, 20,000 at a time (ADR 8). A `batch` that
    stopped half-way goes on where it stopped. `notes` says who may read them, else the coordinators do.
    """
    batch = batch or ImportBatch(council=council, by=by, given_to=given_to, file_name=sheet.name[:120])
    batch.source = sheet.source
    if notes:
        batch.answers = batch.answers | {"notes": notes}
    if batch.by and not batch.by.sees_everyone:
        batch.given_to = batch.given_to or batch.by
    report = Report() if check else _so_far(batch)
    settling = Settling(batch, _headings(sheet), report, only_looking=check)
    rows = islice(people(sheet, council.country), report.rows, None)
    for part in batched(rows, PART):
        if not check:
            _bring_in(part, settling, batch)
            continue
        for chunk in batched(part, CHUNK):
            settling.settle(chunk)
            report.workplaces.note(chunk)
            report.turned += sum(row.was_turned for row in chunk)
    if not check:
        batch.step(batch.State.DONE, among=[batch.State.RUNNING])
    return report


def _so_far(batch):
    counted = {name: getattr(batch, name) for name in ("rows", "new", "matched", "skipped", "unlisted")}
    return Report(problems=batch.told(), **counted)


def _headings(sheet):
    """What stands above the first column of each field."""
    return {name: sheet.headings[index] for index, name in sorted(sheet.mapping.items(), reverse=True)}


@transaction.atomic
def _bring_in(part, settling, batch):
    """One transaction; whatever is made in it carries the key of the batch."""
    _begin(batch)
    with journal.keeping(Operation(id=batch.pk)):
        for chunk in batched(part, CHUNK):
            write(settling.settle(chunk), batch, settling.book.stale)
    report = settling.report
    for name in ("rows", "new", "matched", "skipped", "unlisted"):
        setattr(batch, name, getattr(report, name))
    batch.problems = [problem._asdict() for problem in report.problems]
    batch.moved_at = timezone.now()
    batch.save()


def _begin(batch):
    """Alone in this council: two sheets at once could both bring the same person."""
    Council.objects.select_for_update().get(pk=batch.council_id)
    if batch._state.adding:
        batch.state = batch.State.RUNNING
    else:
        mine = ImportBatch.objects.filter(pk=batch.pk, state=batch.State.RUNNING, undone_at=None)
        if not mine.filter(rows=batch.rows).exists():
            raise Overtaken
    if not batch.rows:
        kind, by = AuditEvent.Kind.IMPORTED, batch.by_id
        AuditEvent.objects.create(kind=kind, council_id=batch.council_id, organizer_id=by, record_id=batch.pk)
