"""What a sheet would bring, foretold before anything is written."""

import json
from itertools import islice, takewhile

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from onetoone.lib.folding import fold
from onetoone.lib.languages import language_name
from onetoone.lib.telephone import as_read
from onetoone.transfer import incoming
from onetoone.transfer.importing import import_people
from onetoone.transfer.left_out import could_be, says_when_last
from onetoone.transfer.models import ImportBatch
from onetoone.transfer.problems import counted
from onetoone.transfer.reading import open_sheet, people

FIRST = 5
LOOKED_AT = 100  # rows that show what a column holds
LISTED = 100  # problems on the page
UNREAD = 200  # columns without a field; a form cannot ask about thousands
SHORT = 60


def look(batch: ImportBatch) -> None:
    """Read the batch's sheet, with the columns somebody has chosen, and keep what it would bring."""
    sheet = sheet_of(batch)
    before = _read_as_before(sheet, batch)
    report = import_people(sheet, batch.council, check=True, batch=batch)
    country = batch.council.country
    told = {name: getattr(report, name) for name in ("rows", "new", "matched", "skipped")}
    asked_about = {question.problem for question in report.asked} | {
        problem for _row, problem in report.wishes
    }
    odd = [problem for problem in report.problems if problem not in asked_about]
    columns = list(_columns(sheet))
    told |= _answered_before(batch, report) | {
        "people": report.new + report.matched,
        "certain": report.new - len(report.asked),
        "read": sum(bool(column["field"]) for column in columns),
        "unsure": bool(sheet.guessed) or not sheet.mapping,
        "remarks": [*sheet.remarks, *before],
        "countries": sheet.countries(country),
        "columns": columns,
        "first": [_shown(row, country) for row in islice(people(sheet, country), FIRST)],
        "problems": _as_typed(counted(odd[:LISTED], odd), sheet, country),
        "number_of_problems": len(odd) + report.unlisted,
        "odd": sorted({problem.row for problem in odd}),
        "left_out": [one["heading"] for one in columns if one["heading"] and not one["field"]],
        "turned": report.turned,
        "left_alone": len(report.left_alone),
        "at_work": report.workplaces.told(every=bool(batch.council.discreet_name)),
        "wishes": [_wished(row, batch.answers) for row, _problem in report.wishes],
        "asked": [_asked(question, country, batch.answers) for question in report.asked],
    }
    incoming.write_private(incoming.forecast_of(batch), json.dumps(told))
    facts = {"source": sheet.source, "headings": batch.headings, "mapping": batch.mapping}
    batch.step(batch.State.READY, among=[batch.State.LOOKING], expected=report.rows, **facts)


def _read_as_before(sheet, batch) -> list[str]:
    """The columns as somebody chose them for a sheet with the same headings, if nobody did for this one; says so."""
    if any(sheet.headings):
        same = "\n".join(map(fold, sheet.headings))
        batch.headings = salted_hmac("onetoone.transfer.headings", same, algorithm="sha256").hexdigest()
    before = batch.chosen_before() if batch.mapping is None else None
    if not before:
        return []
    batch.mapping, sheet.mapping, sheet.guessed = before, _by_number(before), frozenset()
    return [_("The columns are read as they were chosen for these headings before.")]


def sheet_of(batch: ImportBatch):
    """The batch's sheet, its columns as somebody has chosen them; FileNotFoundError after a day."""
    sheet = open_sheet(incoming.path_of(batch), name=batch.file_name)
    sheet.numbers_of = batch.answers.get("numbers_of", "")
    if batch.mapping is not None:
        sheet.mapping = _by_number(batch.mapping)
    return sheet


def _by_number(mapping):
    return {int(index): name for index, name in mapping.items()}


def forecast(batch: ImportBatch) -> dict | None:
    """What `look` foretold; None after a day."""
    try:
        return json.loads(incoming.forecast_of(batch).read_text("utf-8"))
    except FileNotFoundError:
        return None


def _columns(sheet):
    """Each column as a person would recognise it, with the field it seems to hold."""
    rows = [cells for _number, cells in islice(sheet.rows(), LOOKED_AT)]
    unread = [index for index in range(len(sheet.headings)) if index not in sheet.mapping][:UNREAD]
    for index in sorted([*sheet.mapping, *unread]):
        heading, name = sheet.headings[index], sheet.mapping.get(index, "")
        filled = [cells[index].strip() for cells in rows if cells[index].strip()]
        yield {
            "index": index,
            "heading": heading,
            "sample": next(iter(filled), "")[:SHORT],
            "field": name,
            "guessed": index in sheet.guessed,
            "could_be": [] if name else could_be(heading, filled),
            "when_last": not name and says_when_last(heading),
        }


def _whole(number):
    """A telephone number that no line breaks in two, in the midst of other words."""
    return number.replace(" ", "\u00a0").replace("-", "\u2060-\u2060")


def _shown(row, country):
    phones = [_whole(as_read(phone, country)) for phone in row.phones]
    language = row.language and language_name(row.language)
    told = (*row.emails, *phones, row.place, language, row.team, ", ".join(row.tags), row.note)
    return {"row": row.number, "name": row.name[:SHORT], "told": " · ".join(filter(None, told))[: 4 * SHORT]}


def odd_rows(batch: ImportBatch) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The headings of the batch's sheet, and its odd rows as they were typed; FileNotFoundError after a day."""
    told = json.loads(incoming.forecast_of(batch).read_text("utf-8"))
    sheet = sheet_of(batch)
    return sheet.headings, list(_rows(sheet, set(told["odd"])))


def _rows(sheet, wanted):
    """The rows of these numbers, as they were typed."""
    left = len(wanted)
    for number, cells in sheet.rows() if wanted else ():
        if number in wanted:
            yield number, list(cells)
            left -= 1
        if not left:
            break


def _as_typed(problems, sheet, country):
    """The problems, each with who and what stands there. Kept beside the sheet, and gone with it."""
    wanted = {problem["row"] for problem in problems}
    cells_of = dict(_rows(sheet, wanted))
    as_far_as = takewhile(lambda row: row.number <= max(wanted), people(sheet, country) if wanted else ())
    names = {row.number: row.name[:SHORT] for row in as_far_as if row.number in wanted}
    return [
        problem
        | {
            "typed": _typed(cells_of.get(problem["row"], []), problem["column"], sheet),
            "name": names.get(problem["row"]),
        }
        for problem in problems
    ]


def _typed(cells, column, sheet):
    """What stands in the column, or in the whole row when it has no heading or none is named."""
    under = [
        cell for heading, cell in zip(sheet.headings, cells, strict=False) if column and heading == column
    ]
    typed = " · ".join(cell.strip() for cell in under or cells if cell.strip())
    return typed if len(typed) <= 4 * SHORT else f"{typed[: 4 * SHORT]}…"


def _answered_before(batch, report):
    """What was answered when other columns were chosen, and about which rows that no longer holds."""
    row = _("%(name)s (row %(row)d)")
    given_to = batch.answers.get("kept_for") or batch.given_to_id
    return {
        "lost": [row % {"name": one.name[:SHORT] or "…", "row": one.number} for one in report.lost[:LISTED]],
        "given_to": str(given_to or ""),
        "notes": batch.answers.get("notes"),
    }


def _wished(row, answers):
    words = row.wish.words
    shown = words if len(words) <= 4 * SHORT else f"{words[: 4 * SHORT]}…"
    return {
        "row": row.number,
        "name": row.name,
        "kind": answers.get(f"wish_{row.number}", row.wish.kind),
        "words": shown,
    }


def _asked(question, country, answers):
    choices = [(str(person.id), person.name) for person in question.match.others]
    return {
        "row": question.row.number,
        "name": question.row.name,
        "told": _shown(question.row, country)["told"],
        "shared": question.match.shared,
        "choices": choices,
        "answer": answers.get(str(question.row.number)),
    }
