"""The sheets people have chosen, kept in the data folder until they are brought in, a day at most."""

import os
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

KEPT = timedelta(hours=24)


def receive(batch, upload) -> Path:
    """Keep the uploaded file for this batch; nobody but the server can read it."""
    _folder().mkdir(mode=0o700, exist_ok=True)
    with open(os.open(path_of(batch), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.writelines(upload.chunks())
    return path_of(batch)


def path_of(batch) -> Path:
    """Where the batch's sheet is, if it is still there."""
    return _folder() / f"{batch.pk}.sheet"


def forecast_of(batch) -> Path:
    """Where it is kept what the first look at the batch's sheet foretold."""
    return _folder() / f"{batch.pk}.json"


def write_private(path: Path, text: str) -> None:
    """Put the text where it is found whole or not at all."""
    new = path.with_suffix(".new")
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    new.replace(path)


def forget(batch) -> None:
    """The sheet is no longer needed."""
    for path in (path_of(batch), forecast_of(batch)):
        path.unlink(missing_ok=True)


def clear_out(now=None) -> None:
    """Sheets that nobody brought in within a day are gone."""
    oldest = ((now or timezone.now()) - KEPT).timestamp()
    for path in _folder().glob("*"):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < oldest:
                path.unlink()


def _folder():
    return settings.DATA / "incoming"
