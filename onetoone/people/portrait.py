"""What the page of one person shows to one organizer."""

from collections import defaultdict
from functools import cached_property

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from onetoone.audit.models import AuditEvent
from onetoone.councils.models import Organizer
from onetoone.people.languages import language_name
from onetoone.people.models import Person
from onetoone.people.timeline import timeline

MOST_SPARKS, MOST_READINGS = 5, 100


class Portrait:
    """Who they are here: pairs, sparks, promises, and what happened so far. What others wrote counts as read."""

    def __init__(self, person, organizer, *, before=""):
        self.person, self.organizer = person, organizer
        self.happened, self.further = timeline(person, organizer, before=before)
        self.sparks = self._latest_sparks()
        told = [one.record for one in self.happened if one.is_words]
        self.person.sparks.model.were_read([*self.sparks, *told], by=organizer)
        self._say_who_read()

    def _latest_sparks(self):
        sparks = self.person.sparks.visible_to(self.organizer).current().latest_first()
        return list(sparks.select_related("author__user")[:MOST_SPARKS])

    def _say_who_read(self):
        """Every author sees who else read what they shared, and when."""
        own = [one for one in self.happened if one.is_words and one.is_mine]
        readings = AuditEvent.objects.filter(
            kind=AuditEvent.Kind.READ_NOTE, record_id__in=[one.record.pk for one in own]
        )
        readings = list(readings.order_by("-at")[:MOST_READINGS])
        readers = Organizer.objects.select_related("user").in_bulk({one.organizer_id for one in readings})
        by_record = defaultdict(list)
        for reading in readings:
            if reader := readers.get(reading.organizer_id):
                by_record[reading.record_id].append((reader, reading.at))
        for one in own:
            one.readings = by_record[one.record.pk]

    @cached_property
    def pairs(self):
        """Whom they were given to, longest first."""
        pairs = self.person.pairs.visible_to(self.organizer).open()
        return list(pairs.order_by("since", "pk").select_related("organizer__user"))

    @property
    def known_by(self):
        return get_text_list([str(pair.organizer) for pair in self.pairs], _("and"))

    @property
    def known_since(self):
        return self.pairs[0].since

    @property
    def is_mine(self):
        return any(pair.organizer_id == self.organizer.pk for pair in self.pairs)

    @cached_property
    def promises(self):
        """What is open on both sides, soonest first."""
        promises = self.person.commitments.visible_to(self.organizer).open().soonest_first()
        return list(promises.select_related("organizer__user"))

    @property
    def language(self):
        return language_name(self.person.language)

    @cached_property
    def introduced_by(self):
        """Who led us to them, if this organizer may see that person."""
        key = self.person.introduced_by_id
        return key and Person.objects.visible_to(self.organizer).filter(pk=key).first()
