"""What was odd about the rows of a sheet, as a sheet again."""

import csv
import io
from collections import Counter, defaultdict

from django.utils.translation import gettext as _

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")  # in full width too


def counted(listed, problems) -> list[dict]:
    """The listed ones, each with how many rows have it, of all the problems."""
    rows = Counter((problem.column, problem.why) for problem in set(problems))
    return [problem._asdict() | {"rows": rows[problem.column, problem.why]} for problem in listed]


def alike(problems) -> list[list[dict]]:
    """Those counted, what is odd in the same words together, in the order of the first of each."""
    together = defaultdict(list)
    for problem in problems:
        together[problem["column"], problem["why"]].append(problem)
    return list(together.values())


def as_csv(problems, people) -> str:
    """Row, who it became, column and what was odd; what a spreadsheet takes for a formula gets an apostrophe first."""
    text = io.StringIO(newline="")
    text.write("\ufeff")  # so that spreadsheets read the accents
    writer = csv.writer(text)
    writer.writerow([_("row"), _("name"), _("column"), _("what was odd")])
    for problem in problems:
        name = str(people.get(problem.row, ""))
        writer.writerow([problem.row or "", *map(safe, (name, problem.column, problem.why))])
    return text.getvalue()


def as_typed(problems, headings, rows) -> str:
    """The odd rows as they were typed, each with its number and what was odd before it."""
    text = io.StringIO(newline="")
    text.write("\ufeff")
    writer = csv.writer(text)
    writer.writerow([_("row"), _("what was odd"), *map(safe, headings)])
    whys = defaultdict(list)
    for problem in problems:
        whys[problem["row"]].append(f"{problem['column']}: {problem['why']}".removeprefix(": "))
    writer.writerows([number, safe("; ".join(whys[number])), *map(safe, cells)] for number, cells in rows)
    return text.getvalue()


def safe(cell: str) -> str:
    """The cell, harmless in a spreadsheet."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell
