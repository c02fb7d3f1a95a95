"""What becomes of each row: somebody new, somebody known, or nobody; and what there is to say about it."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.lib.folding import fold
from onetoone.lib.keys import new_key
from onetoone.people.models import Team
from onetoone.transfer.cells import Problem, Row
from onetoone.transfer.columns import FIELDS
from onetoone.transfer.fitting import fit
from onetoone.transfer.known import Known
from onetoone.transfer.matching import Book, Match, mark, own_id, sure_ids
from onetoone.transfer.models import ImportBatch, ImportedRow
from onetoone.transfer.report import Question, Report
from onetoone.transfer.wishes import NO_CONTACT, NO_MAIL, SAID, is_kept
from onetoone.transfer.writing import Pile

Fate = ImportedRow.Fate


class Settling:
    """The rows of one sheet on their way into one council."""

    def __init__(self, batch: ImportBatch, headings: dict[str, str], report: Report, *, only_looking: bool):
        self.batch, self.council, self.report = batch, batch.council, report
        self.headings, self.only_looking = headings, only_looking
        self.answers = {} if only_looking else batch.answers  # who looks again is asked again
        self.book = Book(batch, only_looking=only_looking)
        serving = self.council.organizers.meeting_people().select_related("user").order_by("since", "pk")
        self.organizers = _by_name(serving)
        self.note_author = batch.by or next((one for one in serving if one.is_cc), None)
        self.seat = batch.seat()
        self.wishing: set[UUID] = set()  # whose wish this sheet told
        self.teams = {
            fold(name): one
            for one, name in Team.objects.filter(council=self.council).values_list("pk", "name")
        }

    def settle(self, rows: Sequence[Row]) -> Pile:
        """The fate of each of these rows, as what there is to write."""
        self.pile = Pile()
        for row in rows:
            fit(row, self.heading)
        self.book.open([row for row in rows if row.name])
        for row in rows:
            fate = self._settle(row) if row.name else self._skip(row)
            self.report.count(fate, row.problems)
        return self.pile

    def heading(self, name: str) -> str:
        """What stands above the column of this field; without headings, what the field is called."""
        return self.headings.get(name) or str(FIELDS.get(name, ""))

    def _skip(self, row):
        self._recall(row, Match())
        row.problems = [problem for problem in row.problems if problem.column not in row.unread]
        self.pile.fates.append((row.number, None, Fate.SKIPPED.value, None, None))
        return Fate.SKIPPED

    def _settle(self, row):
        match = self.book.whose(row)
        self._recall(row, match)
        known = match.person or self._answered(row, match)
        fate = Fate.MATCHED if known else Fate.NEW
        person = known or self._welcome(row)
        self._respect(row, person)
        if row.do_not_contact or (row.wish and person.do_not_contact):
            self.report.left_alone.add(person.id)
        filled = person.fill(row, self._team(row.team))
        self._identify(person, row, filled)
        self._note_changes(person, filled)
        if fate == Fate.NEW or filled.keys() & {*_FINDING, "ids"}:
            self.book.welcome(person, row)
        self._give(person, row, fate)
        self._keep_note(person, row)
        _tell_what_becomes_of_unread(row, fate)
        twin = None if sure_ids(row) else mark(row)
        self.pile.fates.append((row.number, person.id, fate.value, (known and filled) or None, twin))
        return fate

    def _recall(self, row, match):
        """An answer given before other columns were chosen is told when it no longer holds."""
        if self.only_looking and not _still_holds(self.batch.answers, row, match):
            self.report.lost.append(row)

    def _answered(self, row, match):
        """Whom the row speaks of as somebody said; without an answer it is a person of their own, and that is said."""
        if not match.others:
            return None
        answer = self.answers.get(str(row.number))
        if answer is None:
            problem = Problem(row.number, self.heading(match.shared), str(_SHARED[match.shared]))
            row.problems.append(problem)
            self.report.ask(self.report.asked, Question(row, match, problem))
        return next((one for one in match.others if str(one.id) == answer), None)

    def _welcome(self, row):
        person = Known(self.batch.key(row.number), row.name, council=self.council)
        person.family_name = row.family_name
        self.pile.new[person.id] = person
        return person

    def _respect(self, row, person):
        """What a note asks of us holds, and somebody is asked about it; their answer is what counts."""
        if row.wish is None or (is_kept(row, person) and person.id not in self.wishing):
            return
        self.wishing.add(person.id)
        answer = self.answers.get(f"wish_{row.number}")
        if answer is None:
            column = "" if row.wish.heading in row.unread else row.wish.heading
            problem = Problem(row.number, column, str(SAID[row.wish.kind]))
            row.problems.append(problem)
            self.report.ask(self.report.wishes, (row, problem))
            answer = row.wish.kind
        row.do_not_contact = answer == NO_CONTACT
        row.unsubscribed = row.unsubscribed or answer == NO_MAIL

    def _note_changes(self, person, filled):
        if filled and person.id not in self.pile.new:
            self.pile.changed[person.id] = person
            if filled.keys() & _FINDING:
                self.pile.found_anew[person.id] = person

    def _identify(self, person, row, filled):
        """Remember what other systems call this person."""
        for pair in row.external.items():
            holder = self.book.identified.get(pair)
            if holder and holder.id != person.id:
                row.problems.append(
                    Problem(row.number, "", _("one of its ids belongs to another person here: left out"))
                )
            elif holder is None and not (pair[0] == "onetoone" and own_id(row) == person.id):
                self.book.identified[pair] = person
                filled["ids"] = filled.get("ids", 0) + 1
                self.pile.identifiers[pair] = (self.batch.key(row.number, filled["ids"]), person.id)

    def _give(self, person, row, fate):
        organizer = self.organizers.get(fold(row.organizer)) if row.organizer else None
        if row.organizer and organizer is None:
            why = _("nobody of this name or e-mail organizes here, so this person is given to nobody")
            row.problems.append(Problem(row.number, self.heading("organizer"), why))
        if fate == Fate.NEW:
            organizer = organizer or self.batch.given_to
        if organizer:
            self.pile.pairs.setdefault(person.id, organizer)
        elif fate == Fate.NEW and self.seat:
            self.pile.kept.append((new_key(), person.id, self.seat.pk))

    def _keep_note(self, person, row):
        if row.note and self.note_author:
            self.pile.notes[person.id, row.note] = self.note_author
        elif row.note:
            why = _("the note is left out: there is nobody in the council yet who could keep it")
            row.problems.append(Problem(row.number, self.heading("note"), why))

    def _team(self, name):
        if not name:
            return None
        if fold(name) not in self.teams and not self.only_looking:
            self.teams[fold(name)] = Team.objects.create(council=self.council, name=name).pk
        return self.teams.get(fold(name))


_FINDING = {"email", "other_emails", "phone", "other_phones", "goes_by"}
_SHARED = {
    "email": gettext_lazy("the same e-mail as another person here, but another name: a person of their own"),
    "phone": gettext_lazy(
        "the same telephone number as another person here, but another name: a person of their own"
    ),
    "name": gettext_lazy(
        "somebody here has this name already, and nothing tells them apart: a person of their own"
    ),
}


def _tell_what_becomes_of_unread(row, fate):
    """Each cell that was not understood is kept as it was typed: its problem says where."""
    where = _KEPT[fate] if row.unread else ""
    row.problems = [
        one._replace(why=str(where) % {"why": one.why}) if one.column in row.unread else one
        for one in row.problems
    ]


_KEPT = {
    Fate.NEW: gettext_lazy("%(why)s; as typed, it is kept as a line under “Reached through”"),
    Fate.MATCHED: gettext_lazy(
        "%(why)s; as typed, it is kept under “Reached through”, unless something stands there already"
    ),
}


def _still_holds(answers, row, match):
    """Whether what somebody answered about this row, if anything, is still possible now that this is what it says."""
    possible = [match.person] if match.person else [None, *match.others]
    answer, wish = answers.get(str(row.number)), answers.get(f"wish_{row.number}")
    same = answer is None or answer in [str(one.id) if one else "" for one in possible]
    return same and bool(not wish or row.wish or row.do_not_contact or row.unsubscribed)


def _by_name(serving):
    """Organizers by name and by e-mail; a name that two of them have is nobody's."""
    found = defaultdict(set)
    for one in serving:
        for told in {fold(one.user.name), fold(one.user.email or "")}:
            found[told].add(one)
    return {told: those.pop() for told, those in found.items() if told and len(those) == 1}
