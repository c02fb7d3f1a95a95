"""What the worker does by the clock."""

import datetime as dt
import os

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from onetoone.lib.tasks import keep_house


def test_expired_sessions_are_cleared_and_others_stay(db):
    stays, goes = SessionStore(), SessionStore()
    stays.save()
    goes.set_expiry(timezone.now() - dt.timedelta(minutes=1))
    goes.save()
    keep_house.call_local()
    assert [session.session_key for session in Session.objects.all()] == [stays.session_key]


def test_copies_from_before_a_migration_go_after_thirty_days(db):
    folder = settings.DATA / "backups"
    folder.mkdir(exist_ok=True)
    old, young = folder / "before-migration-1.sqlite3", folder / "before-migration-2.sqlite3"
    for copy, days in ((old, 31), (young, 29)):
        copy.touch()
        then = (timezone.now() - dt.timedelta(days=days)).timestamp()
        os.utime(copy, (then, then))
    keep_house.call_local()
    assert young.exists()
    assert not old.exists()
