"""What the worker does by the clock, whoever uses onetoone for what."""

from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

COPIES_ARE_KEPT = timedelta(days=30)


@db_periodic_task(crontab(minute="17"))
def keep_house() -> None:
    """Clear expired sessions, and copies older than what we promise to people who asked to be forgotten."""
    call_command("clearsessions")
    oldest = (timezone.now() - COPIES_ARE_KEPT).timestamp()
    for copy in (settings.DATA / "backups").glob("before-migration-*"):
        if copy.stat().st_mtime < oldest:
            copy.unlink()
