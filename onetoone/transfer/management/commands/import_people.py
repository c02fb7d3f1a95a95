import json
import sys

from django.core.management import BaseCommand
from django.utils.translation import gettext as _

from onetoone.councils.looking_up import council_named
from onetoone.transfer.importing import import_people
from onetoone.transfer.reading import UnreadableSheet, open_sheet


class Command(BaseCommand):
    help = "Bring the people of a sheet into a council, and say what became of each row. Twice adds nobody."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="a sheet: CSV, TSV, xlsx or ods")
        parser.add_argument("--council", metavar="SLUG", required=True, help="the council's short name")
        parser.add_argument("--check", action="store_true", help="write nothing, only say what would happen")
        parser.add_argument(
            "--notes", choices=["cc", "council"], help="who may read the notes on the sheet (else cc)"
        )
        parser.add_argument("--json", action="store_true", help="say it as JSON")

    def handle(self, *, file, council, check, notes, json, **options):
        """Exit status 0 unless the sheet cannot be read at all or there is no such council."""
        here = council_named(council)
        try:
            report = import_people(open_sheet(file), here, check=check, notes=notes)
        except UnreadableSheet as problem:
            sys.exit(str(problem))
        except OSError as problem:
            sys.exit(_("%(file)s cannot be read: %(why)s.") % {"file": file, "why": problem.strerror})
        self.stdout.write(as_json(report) if json else in_words(report, check))


def as_json(report) -> str:
    """One object: rows, new, matched, skipped, problems."""
    told = {name: getattr(report, name) for name in ("rows", "new", "matched", "skipped")}
    return json.dumps(
        told | {"problems": [problem._asdict() for problem in report.listed()]}, ensure_ascii=False
    )


def in_words(report, check) -> str:
    """A line of counts, and a line for each problem."""
    counts = _("%(rows)d rows: %(new)d new, %(matched)d known already, %(skipped)d left out.") % vars(report)
    lines = [_("row %(row)d, %(problem)s") % {"row": one.row, "problem": one} for one in report.listed()]
    if check:
        lines.append(_("Nothing was written."))
    return "\n".join([counts, *lines])
