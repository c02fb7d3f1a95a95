"""Long sheets are read and brought in by the worker, short ones at once; chosen sheets do not stay for ever."""

from django.utils import timezone, translation
from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task

from onetoone.transfer import incoming
from onetoone.transfer.forecasting import look, sheet_of
from onetoone.transfer.importing import Overtaken, import_people
from onetoone.transfer.models import SILENCE, ImportBatch
from onetoone.vault import keys

SMALL_FILE = 500_000  # bytes
FEW_ROWS = 5_000


def begin_to_look(batch: ImportBatch) -> None:
    """Foretell what the sheet would bring, now if that is quick."""
    if incoming.path_of(batch).stat().st_size > SMALL_FILE:
        look_at(batch.pk)
    else:
        look(batch)


def begin_to_bring_in(batch: ImportBatch) -> None:
    """Bring the sheet in, or what is left of it, now if that is quick."""
    if batch.expected > FEW_ROWS:
        bring_in(batch.pk)
    else:
        _bring_in(batch)


@db_task()
def look_at(batch_id) -> None:
    """The worker reads a long sheet."""
    _as_its_organizer(batch_id, look)


@db_task()
def bring_in(batch_id) -> None:
    """The worker brings in a long sheet."""
    _as_its_organizer(batch_id, _bring_in)


@db_periodic_task(crontab(minute="47"))
def keep_no_sheets() -> None:
    """Sheets that nobody brought in within a day are gone."""
    incoming.clear_out()
    ImportBatch.objects.given_up(timezone.now() - incoming.KEPT).delete()


def _as_its_organizer(batch_id, work):
    keys.clear()
    batch = ImportBatch.objects.select_related("council", "by__user", "by__council", "given_to").get(
        pk=batch_id
    )
    with translation.override(batch.by.user.language or batch.council.language):
        work(batch)
    keys.clear()


def _bring_in(batch):
    try:
        import_people(sheet_of(batch), batch.council, batch=batch)
    except Overtaken:
        return  # two taps at once, or undone meanwhile
    except Exception:
        # The page then says at once that it stopped, and offers to go on.
        ImportBatch.objects.filter(pk=batch.pk).update(moved_at=batch.moved_at - SILENCE)
        raise
    incoming.forget(batch)
