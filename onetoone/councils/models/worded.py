import copy

from django.db import models
from django.utils.functional import lazy
from django.utils.translation import get_language

from onetoone.councils.models.record import Record
from onetoone.lib.languages import simple

OWN = ""


class Worded(Record):
    """What a council says in its own words, and, as far as somebody gave them, in those of other languages."""

    SAID: tuple[str, ...] = ()  # the fields that are heard or read, and so wanted in each language

    also_in = models.JSONField(default=dict, blank=True)  # {"es": {"name": …}}
    # Whose words are older than others that changed; OWN is the council's language: {"es": {"by": OWN, "on": day}}.
    aged = models.JSONField(default=dict, blank=True)

    class Meta(Record.Meta):
        abstract = True

    language = ""  # of a copy that `said_in` made: the one it has words in

    def said_in(self, language):
        """A copy to read, in this language; whatever has no words in it stays in the council's own."""
        words = self.also_in.get(simple(language), {})
        said = copy.copy(self)
        for name, word in words.items():
            setattr(said, name, word)
        said.language = simple(language) if words else ""
        return said

    @property
    def said(self):
        """The same in the language of whoever reads."""
        return self.said_in(get_language())

    def as_said(self, name):
        """The words of one field in no language yet: they follow the one in which they are written out."""
        return _as_said(self, name)

    def wordings(self, name) -> list[str]:
        """The words of one field in every language, the council's own first."""
        return [getattr(self, name), *(words[name] for words in self.also_in.values() if name in words)]

    def reword(self, *, today, still=(), **facts):
        """Other words. Those of the other languages are older now, until they follow or are said to fit `still`."""
        before, after = self._words({}), self._words(facts)
        changed = {code for code, words in before.items() if words and words != after.get(code)}
        kept = {code for code, words in after.items() if words} - changed - set(still)
        aged = {code: since for code, since in self.aged.items() if code in kept}
        # Words that follow others make nothing older.
        for by in sorted(changed - self.aged.keys())[:1]:
            aged |= {code: {"by": by, "on": today.isoformat()} for code in kept & before.keys()}
        self.change(**facts, aged=aged)

    def _words(self, facts):
        """What is said in each language, with these facts instead."""
        own = {name: facts.get(name, getattr(self, name)) for name in self.SAID}
        return {OWN: {name: words for name, words in own.items() if words}} | facts.get(
            "also_in", self.also_in
        )

    @property
    def is_lent(self) -> bool:
        """Whether its own words are those of another language, which came first."""
        own = {name: getattr(self, name) for name in self.SAID if getattr(self, name)}
        return own in self.also_in.values()

    def lacks(self, language, *names) -> bool:
        """Whether some of it, or of what these fields say, has no words in this language."""
        words = self.also_in.get(language, {})
        return any(getattr(self, name) and name not in words for name in names or self.SAID)


_as_said = lazy(lambda record, name: getattr(record.said, name), str)
