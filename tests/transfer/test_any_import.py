"""R6: whatever the sheet, no row is lost, no page breaks, twice is once, and half an import is none."""

import itertools
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from onetoone.councils.models import Council, Organizer
from onetoone.people.models import Person
from onetoone.transfer import importing, matching
from onetoone.transfer.importing import import_people
from onetoone.transfer.models import ImportBatch, ImportedRow
from onetoone.transfer.reading import UnreadableSheet, open_sheet
from tests.transfer.sheets import accident

BY_PAGE = 5  # of so many sheets one goes through the pages, the others through the command's function
BROKEN = 3  # of so many sheets one is also broken off half-way
_numbers = itertools.count()


def test_any_sheet_is_brought_in_whole_twice_is_once_and_half_is_none(
    size, figure, ella, signed_in, monkeypatch
):
    cases = size(500, 10_000)
    browser = signed_in(ella)
    wrong = [_wrong(seed, browser) for seed in range(cases)]
    failures = [why for why in wrong if why]
    assert not failures[:9]
    monkeypatch.setattr(matching.Book, "whose", lambda book, row: matching.Match())
    control = "fails" if _wrong(2, browser) else "passes"  # nobody is recognised: twice must be seen to add
    figure("R6", cases=cases, failures=len(failures), control=control)
    assert control == "fails"


def _wrong(seed, browser):
    """What went wrong with this sheet; None if nothing did."""
    made = accident(seed)
    if seed % BROKEN == 0 and not _leaves_nothing_half_way(made):
        return f"{made.story}: half of it stayed"
    council = _fresh_council()
    bring_in = partial(_through_function, made, council)
    first = _through_pages(made, council, browser) if seed % BY_PAGE == 0 else bring_in()
    people = Person.objects.filter(council=council).count()
    if first is None:
        return f"{made.story}: refused, but people came" if people else None
    if first.rows != made.filled or first.new + first.matched + first.skipped != first.rows:
        return f"{made.story}: {first.rows} rows have a fate, of {made.filled}"
    if people != first.new or ImportedRow.objects.filter(council=council).count() != first.rows:
        return f"{made.story}: told of {first.new} people, wrote {people}"
    again = bring_in()
    if (again.new, again.matched, again.skipped) != (0, first.new + first.matched, first.skipped):
        return f"{made.story}: twice added {again.new}"
    return None


def _fresh_council():
    return Council.objects.create(slug=f"council-{next(_numbers)}", name="Perch Lake council")


def _through_function(made, council):
    try:
        return import_people(open_sheet(made.data, name=made.name), council)
    except UnreadableSheet:
        return None


def _through_pages(made, council, browser):
    Organizer.objects.update(council=council)  # Ella looks after this one now
    upload = SimpleUploadedFile(made.name or "sheet", made.data)
    answer = browser.post(f"/c/{council.slug}/import/", {"sheet": upload})
    if answer.status_code == 422:
        return None
    form = browser.get(answer["Location"]).context["form"]
    result = browser.post(answer["Location"], {name: form[name].value() or "" for name in form.fields})
    assert browser.get(result["Location"]).status_code == 200
    return ImportBatch.objects.get(council=council)


def _leaves_nothing_half_way(made):
    """Whether a failure in the middle of the writing leaves nothing; a few rows are too short for a middle."""
    council = _fresh_council()
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(importing, "CHUNK", 5)
        broken.setattr(importing, "write", _FailingWrite(importing.write))
        try:
            import_people(open_sheet(made.data, name=made.name), council)
        except (_FailingWrite.Failure, UnreadableSheet):
            here = [Person.everything, ImportedRow.objects, ImportBatch.objects]
            return not any(rows.filter(council=council).exists() for rows in here)
    return made.filled <= 5


class _FailingWrite:
    """Writes the first chunk of a sheet, and fails with the second just written."""

    class Failure(Exception):
        pass

    def __init__(self, write):
        self.write, self.chunks = write, 0

    def __call__(self, *pile):
        self.write(*pile)
        self.chunks += 1
        if self.chunks == 2:
            raise self.Failure
