"""What became of the rows of a sheet, and what there is to ask about them."""

from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from onetoone.transfer.cells import Problem, Row
from onetoone.transfer.matching import Match
from onetoone.transfer.models import ImportedRow
from onetoone.transfer.workplaces import Workplaces

MOST = 50_000  # problems that are listed
MOST_QUESTIONS = 200


@dataclass(frozen=True)
class Question:
    """A row that may speak of one of these people, or of somebody else."""

    row: Row
    match: Match
    problem: Problem  # which is none once it is answered


@dataclass
class Report:
    """How many rows there were, what became of them, and what was odd; `asked` is for who looks before importing."""

    rows: int = 0
    new: int = 0
    matched: int = 0
    skipped: int = 0
    problems: list[Problem] = field(default_factory=list)
    unlisted: int = 0
    asked: list[Question] = field(default_factory=list)
    wishes: list[tuple[Row, Problem]] = field(default_factory=list)  # asked about too
    workplaces: Workplaces = field(default_factory=Workplaces)
    turned: int = 0  # names the sheet had with the family name first
    left_alone: set[UUID] = field(default_factory=set)  # who asked not to be called or written to
    lost: list[Row] = field(default_factory=list)  # what was answered about them no longer holds

    def count(self, fate: ImportedRow.Fate, problems) -> None:
        """One more row of this fate, with its problems."""
        self.rows += 1
        setattr(self, fate.value, getattr(self, fate.value) + 1)
        listed = problems[: max(MOST - len(self.problems), 0)]
        self.problems += listed
        self.unlisted += len(problems) - len(listed)

    def listed(self):
        """The problems, and how many more there are."""
        more = _("%(number)d more problems are not listed") % {"number": self.unlisted}
        return [*self.problems, *([Problem(0, "", more)] if self.unlisted else [])]

    def ask(self, questions, question) -> None:
        """Remember one more of these, which are about people or wishes, unless there are too many already."""
        if len(questions) < MOST_QUESTIONS:
            questions.append(question)
