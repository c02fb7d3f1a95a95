"""onetoone start: from an empty folder to an answering page."""

import datetime as dt
import socket
import sys
import tempfile
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import BaseCommand, CommandParser, call_command
from django.db import connection
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from onetoone.lib import migrating, running
from onetoone.lib.gathering import gather_static_files
from onetoone.vault import keys


class Command(BaseCommand):
    help = "Start onetoone: prepare the data folder, then serve pages and do the work in the background."
    requires_system_checks = []  # the tests run them; a start should be quick

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="where to answer on this machine (8000)")
        parser.add_argument("--sample", action="store_true", help="look around in a made-up council")

    def handle(self, *, port: int, sample: bool, **options: Any) -> None:
        """Everything that could refuse is asked before anything is changed."""
        _port_is_free(port)
        _data_folder_is_writable()
        migrating.missing_steps()
        if sample:
            _nothing_real_is_here()
        running.load()
        _keys_fit()  # on the very first start this makes them
        if sample and settings.ONETOONE_SAMPLE_MARK.exists():
            self._say_how_old_the_sample_is()
        running.apart(_prepare, sample)
        sys.exit(running.run(port, ready=lambda: self._say_where(port)))

    def _say_how_old_the_sample_is(self) -> None:
        made = timezone.localdate(
            dt.datetime.fromtimestamp(settings.ONETOONE_SAMPLE_MARK.stat().st_mtime, dt.UTC)
        )
        sentence = _(
            "The sample in %(folder)s was made on %(day)s and is used as it was left."
            " For a fresh one name an empty folder with --data."
        )
        print(sentence % {"folder": settings.DATA, "day": date_format(made)}, file=sys.stderr)

    def _say_where(self, port: int) -> None:
        base = f"http://127.0.0.1:{port}"
        settings.ONETOONE_LAST_ADDRESS.write_text(base)
        page = "sample/" if settings.ONETOONE_SAMPLE_MARK.exists() else ""
        self.stdout.write(_("onetoone answers at %(address)s") % {"address": f"{base}/{page}"})
        self.stdout.flush()


def _prepare(sample: bool) -> None:
    migrating.bring_up_to_date()
    if sample and not settings.ONETOONE_SAMPLE_MARK.exists():
        call_command("fill_sample")
        settings.ONETOONE_SAMPLE_MARK.touch()
    gather_static_files()


def _port_is_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            sentence = _(
                "Port %(port)s is taken. Is onetoone running already? Else name another with --port."
            )
            sys.exit(sentence % {"port": port})


def _data_folder_is_writable() -> None:
    try:
        tempfile.TemporaryFile(dir=settings.DATA).close()
    except OSError as problem:
        sentence = _("The data folder %(folder)s cannot be written: %(problem)s. Name another with --data.")
        sys.exit(sentence % {"folder": settings.DATA, "problem": problem.strerror})


def _nothing_real_is_here() -> None:
    council = apps.get_model("councils", "Council")  # by name: lib knows no domain word
    known = council._meta.db_table in connection.introspection.table_names()
    if known and not settings.ONETOONE_SAMPLE_MARK.exists() and council.objects.exists():
        sentence = _(
            "The data folder %(folder)s holds a real council. Name an empty one with --data for the sample."
        )
        sys.exit(sentence % {"folder": settings.DATA})


def _keys_fit() -> None:
    try:
        keys.check()
    except keys.KeyProblem as problem:
        sys.exit(str(problem))
