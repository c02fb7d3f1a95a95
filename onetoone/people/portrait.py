"""What the page of one person shows to one organizer."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from onetoone.audit.models import AuditEvent
from onetoone.councils.doings import latest_with
from onetoone.councils.models import Organizer
from onetoone.councils.undoing import A_DAY
from onetoone.lib.languages import language_name
from onetoone.lib.telephone import as_read
from onetoone.people.finding import sharing
from onetoone.people.gathering import gather
from onetoone.people.lines import kept_for
from onetoone.people.models import Person
from onetoone.people.standing import standing
from onetoone.people.telling import Telling
from onetoone.people.timeline import day_before, timeline

MOST_SPARKS, MOST_READINGS, FEW = 5, 100, 3


class Portrait:
    """Who they are here: pairs, sparks, promises, and what happened so far. What others wrote counts as read."""

    def __init__(self, person, organizer, *, before="", talks=False):
        self.person, self.organizer, self.talks = person, organizer, talks
        self.standing = standing(person, organizer)
        self.happened, self.further = timeline(person, organizer, before=before, talks=talks)
        self.sparks = self.standing.sparks[:MOST_SPARKS]
        told = [one.record for one in self.happened if one.is_words]
        self.person.sparks.model.were_read([*self.sparks, *told], by=organizer)
        self._say_who_read()
        telling = Telling(organizer, organizer.council.today(), opens_talks=self.is_mine or organizer.is_cc)
        self.told = telling.tell(gather(self.happened), day_before(before))

    def _say_who_read(self):
        """Every author sees who else read what they shared, and when."""
        own = {one.record.pk: one for one in self.happened if one.is_words and one.is_mine}
        if own:
            readings = AuditEvent.objects.filter(kind=AuditEvent.Kind.READ_NOTE, record_id__in=own)
            readings = readings.order_by("-at").values_list("record_id", "organizer_id", "at")[:MOST_READINGS]
            readers = Organizer.objects.select_related("user").in_bulk({who for _key, who, _at in readings})
            for key, who, at in readings:
                if who in readers:
                    own[key].readings.append((readers[who], at))

    @cached_property
    def to_undo(self):
        """What I did last with them, as long as it can be taken back, and what was undone just now.

        Asked only where something of mine is fresh.
        """
        since = timezone.now() - A_DAY
        if not any(one.is_mine and one.at > since for one in self.happened):
            return []
        around = [*self.standing.commitments, *self.standing.check_ins, *self.standing.pairs]
        keys = {str(record.pk) for record in (self.person, *around, *(one.record for one in self.happened))}
        return latest_with(self.person, keys, self.organizer)

    @property
    def is_long(self):
        """More than one sees at a glance."""
        return len(self.told) > FEW or bool(self.further)

    @property
    def has_facts(self):
        """Something is known besides a telephone number."""
        person = self.person
        told = (
            person.reached_through_sealed,
            person.language,
            person.other_languages,
            person.needs_interpreter,
        )
        reached = person.email, person.place, person.tags, person.other_phones, person.other_emails
        standing = self.introduced_by, self.introduced, self.issues
        return any((*told, *reached, *standing, *self.sharing.values()))

    @property
    def pairs(self):
        """Whom they were given to, longest first."""
        return self.standing.pairs

    @property
    def given_to(self):
        """Who has them, and since when, in a sentence."""
        others = [pair.who for pair in self.pairs if pair.organizer_id != self.organizer.pk]
        facts = {
            "organizers": get_text_list(others, _("and")),
            "since": date_format(self.pairs[0].since, "YEAR_MONTH_FORMAT"),
        }
        if not self.is_mine:
            return _("Given to %(organizers)s since %(since)s.") % facts
        if others:
            return _("Given to you and %(organizers)s since %(since)s.") % facts
        return _("Given to you since %(since)s.") % facts

    @property
    def kept_for(self):
        """Who is invited and gets them once they come, in a sentence; coordinators know their names."""
        names = [kept.who for kept in self.standing.pairs_to_come]
        return kept_for(names, self.organizer) if names else ""

    @property
    def handed_on(self):
        """Who found that another of us should ask them, and why; "" once somebody has spoken with them since."""
        for handed in self.standing.handed_on[:1]:
            return handed.told(self.person.language, self.organizer, self.organizer.council.today())
        return ""

    @property
    def is_mine(self):
        return any(pair.organizer_id == self.organizer.pk for pair in self.pairs)

    @property
    def promises(self):
        """What is open on both sides, soonest first."""
        return self.standing.commitments

    @property
    def check_in(self):
        """The talk in which one asks about them, the soonest if there are several."""
        return next(iter(self.standing.check_ins), None)

    @cached_property
    def sharing(self):
        """Whoever else is reached by the same number or e-mail; said to coordinators, who can put it right."""
        organizer = self.organizer
        others = sharing(Person.objects.visible_to(organizer), self.person) if organizer.is_cc else []
        return {
            "phone": {key: name for key, name, word in others if "@" not in word},
            "email": {key: name for key, name, word in others if "@" in word},
        }

    @property
    def language(self):
        return language_name(self.person.language)

    @property
    def introduced_by(self):
        """Who led us to them, if this organizer may see that person."""
        return next(iter(self.standing.introduced_by), None)

    @property
    def introduced(self):
        """Those they led us to, as far as this organizer may see them."""
        return self.standing.introduced

    @property
    def issues(self):
        """What moves them, in the council's own words."""
        return [issue.who for issue in self.standing.issue_tags]

    @property
    def other_phones(self):
        """Further numbers, to dial and to read."""
        country = self.organizer.council.country
        return [{"number": phone, "read": as_read(phone, country)} for phone in self.person.other_phones]
