from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.councils import policy
from onetoone.councils.models import Organizer, Record, RecordQuerySet
from onetoone.councils.models.record import StandingManager
from onetoone.lib.days import said
from onetoone.lib.languages import in_a_sentence
from onetoone.people.models.pair import Pair
from onetoone.people.models.person import Person
from onetoone.vault.fields import SealedTextField


class Why(models.TextChoices):
    LANGUAGE = "language", gettext_lazy("They speak another language")
    KNOWS_THEM = "knows_them", gettext_lazy("Another of us knows them better")
    OTHER = "other", gettext_lazy("Another reason")


class HandedOnQuerySet(RecordQuerySet):
    def waiting(self):
        """Nobody has spoken with them since."""
        return self.filter(Q(person__touched_at=None) | Q(person__touched_at__lte=F("at")))


class HandedOn(Record):
    """An organizer found that another of us should ask this person, and why."""

    seen_by = policy.pair_and_ccs

    person = models.ForeignKey(Person, models.CASCADE, related_name="handed_on", db_index=False)
    organizer = models.ForeignKey(Organizer, models.CASCADE, related_name="+", db_index=False)
    why = models.CharField(max_length=10, choices=Why)
    words = SealedTextField("handed_on.words", blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = StandingManager.from_queryset(HandedOnQuerySet)()

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["person", "-at"], name="handed_on_person")]

    def __str__(self):
        return f"handed on {self.at:%Y-%m-%d %H:%M}"

    @classmethod
    @transaction.atomic
    def hand_on(cls, person, *, by, why, words="", language="", to=None):
        """No longer with this organizer: with another one and among their calls of today, or else with nobody."""
        for pair in person.pairs.open().filter(organizer=by):
            pair.release()
        for planned in person.setup_calls.planned().filter(organizer=by):
            planned.withdraw()
        if language:
            person.change(language=language)
        if to:
            Pair.take_over(to, people=[person])
            person.give(to, by=by)
            person.be_called_today_by(to)
        about = {"council_id": person.council_id, "person": person, "organizer": by}
        return cls.objects.create(**about, why=why, words=words)

    def told(self, language, reader, today):
        """Who handed them on, when and why, for whoever reads it; the row carries the name as `who`."""
        is_mine = self.organizer_id == reader.pk
        sentence = _("You handed them on %(when)s.") if is_mine else _("%(who)s handed them on %(when)s.")
        day = timezone.localtime(self.at, reader.council.clock).date()
        facts = {"who": self.who.split(" ")[0], "when": said(day, today)}
        return " ".join(filter(None, [sentence % facts, self.reason(language)]))

    def reason(self, language):
        """Why, in a sentence; `language` is what the person speaks."""
        named = in_a_sentence(language) if language else ""
        ready = {
            Why.LANGUAGE: _("They speak %(language)s.") % {"language": named} if named else "",
            Why.KNOWS_THEM: _("Another of us knows them better."),
        }
        words = _("“%(words)s”") % {"words": self.words} if self.words else ""
        return " ".join(filter(None, [ready.get(self.why, ""), words]))
