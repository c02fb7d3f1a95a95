"""The guide as an organizer reads it: the newest words of the council, with the blanks filled that can be."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.translation import get_language

from onetoone.councils.models import Opening
from onetoone.guides.blanks import blanks, covers_more_than_the_name, shown_and_said
from onetoone.guides.content import languages
from onetoone.guides.models import CurrentAsk, Guide, IssueCampaign
from onetoone.lib.languages import as_its_speakers_say, language_name

SAID = ("yes", "smaller", "think")
MOST_VERSIONS = 100


@dataclass(frozen=True)
class Line:
    """Something to say: its turn in the talk, and its pieces as `shown_and_said` has them."""

    kind: str
    turn: str
    pieces: list


class Reading:
    """One council's guide in one language, for one organizer: the one asked for, else their own, else the council's."""

    def __init__(self, organizer, language="", *, guide=None):
        self.organizer, self.council = organizer, organizer.council
        known = {*languages(), *self._adopted()}
        self.languages = sorted(known)
        self.guide = guide or Guide.for_council(
            self.council, language if language in known else get_language()
        )
        self.content = self.guide.content

    def _adopted(self):
        return Guide.objects.visible_to(self.organizer).values_list("language", flat=True).distinct()

    def names_of_languages(self):
        """Each language as its speakers call it, with whether it is the one that is open."""
        here = self.content["language"]
        names = {code: as_its_speakers_say(code) for code in self.languages}
        return [(code, name, code == here) for code, name in names.items()]

    @property
    def language_name(self):
        """The language of this guide in the reader's words."""
        return language_name(self.content["language"])

    def versions(self):
        """All versions of the guide in this language, the newest first and last the one we bring, if we do."""
        language = self.guide.language
        adopted = Guide.objects.visible_to(self.organizer).filter(language=language).order_by("-version")
        brought = [Guide.brought(self.council, language)] if language in languages() else []
        return [*adopted.defer("content").select_related("adopted_by__user")[:MOST_VERSIONS], *brought]

    @cached_property
    def _blanks(self):
        return blanks(self.council, self.organizer, language=self.content["language"])

    @property
    def call(self):
        return self._lines("talking_points")

    @property
    def at_the_door(self):
        return self._lines("in_person")

    @property
    def ways_to_ask(self):
        return self._lines("asks")

    def _lines(self, section):
        return [
            self._line(row["text"], row.get("kind", "say"), row.get("turn", ""))
            for row in self.content[section]
        ]

    def _line(self, text, kind="say", turn=""):
        pieces = shown_and_said(text, self._blanks, self.council)
        return Line(kind, "" if covers_more_than_the_name(pieces, self.council) else turn, pieces)

    def read_out(self, changes):
        """Changes of the words as they will be read, blanks filled as far as they can be."""
        return [
            replace(change, before=self._read(change.before), after=self._read(change.after))
            for change in changes
        ]

    def _read(self, lines):
        return [self._line(line) for line in lines]

    @property
    def agenda(self):
        """The parts of the one-to-one, each with its questions from the deck."""
        return [
            {**part, "deck": [card["text"] for card in self.content["deck"] if card["part"] == part["key"]]}
            for part in self.content["agenda"]
        ]

    @property
    def today(self):
        return self.council.today()

    @property
    def minutes(self):
        return sum(part["minutes"] for part in self.content["agenda"])

    @cached_property
    def campaign(self):
        """What the council fights for, in the language of this guide as far as it has words there."""
        return self._said(IssueCampaign.objects.visible_to(self.organizer).running().first())

    @cached_property
    def ask_for_now(self):
        """What the council asks for, in the same language."""
        return self._said(CurrentAsk.objects.visible_to(self.organizer).open(self.today).first())

    def _said(self, worded):
        return worded and worded.said_in(self.content["language"])

    @cached_property
    def openings(self):
        to_fill = Opening.objects.visible_to(self.organizer).filter(filled_on=None)
        return [self._said(opening) for opening in to_fill.order_by("name", "pk")]

    @cached_property
    def answers(self):
        """Who last said what to what we ask for now, as far as this organizer may see, by name: (words, answers)."""
        said = {answer: [] for answer in SAID}
        for one in self._latest_answers:
            if one.answer in said:
                said[one.answer].append(one)
        return [(said[answer][0].get_answer_display(), said[answer]) for answer in SAID if said[answer]]

    @property
    def yeses(self):
        """How many said yes; a smaller yes is a yes."""
        return sum(one.is_yes for one in self._latest_answers)

    @cached_property
    def _latest_answers(self):
        latest = {}
        if self.ask_for_now:
            answers = self.ask_for_now.answers.visible_to(self.organizer).latest_first()
            for answer in answers.select_related("person"):
                latest.setdefault(answer.person_id, answer)
        return sorted(latest.values(), key=lambda answer: answer.person.sort_name)
