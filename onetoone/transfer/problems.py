"""What was odd about the rows of a sheet, as a sheet again."""

import csv
import io

from django.utils.translation import gettext as _

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")  # in full width too


def as_csv(problems) -> str:
    """Row, column and what was odd; a cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    text = io.StringIO(newline="")
    text.write("\ufeff")  # so that spreadsheets read the accents
    writer = csv.writer(text)
    writer.writerow([_("row"), _("column"), _("what was odd")])
    writer.writerows([problem.row or "", safe(problem.column), safe(problem.why)] for problem in problems)
    return text.getvalue()


def safe(cell: str) -> str:
    """The cell, harmless in a spreadsheet."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell
