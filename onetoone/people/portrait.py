"""What the page of one person shows to one organizer."""

from functools import cached_property

from django.db.models import F
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from onetoone.audit.models import AuditEvent
from onetoone.councils.asking import about_one_person
from onetoone.councils.models import Organizer
from onetoone.people.languages import language_name
from onetoone.people.models import Pair, Person
from onetoone.people.telling import tell
from onetoone.people.timeline import timeline

MOST_SPARKS, MOST_READINGS = 5, 100


class Portrait:
    """Who they are here: pairs, sparks, promises, and what happened so far. What others wrote counts as read."""

    def __init__(self, person, organizer, *, before=""):
        self.person, self.organizer = person, organizer
        self.happened, self.further = timeline(person, organizer, before=before)
        self.sparks = _sparks(person.pk, organizer)
        told = [one.record for one in self.happened if one.is_words]
        self.person.sparks.model.were_read([*self.sparks, *told], by=organizer)
        self._say_who_read()
        today = organizer.council.today()
        self.told = [tell(one, organizer, today) for one in self.happened]

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
    def pairs(self):
        """Whom they were given to, longest first."""
        return _pairs(self.person.pk, self.organizer)

    @property
    def known_by(self):
        return get_text_list([pair.who for pair in self.pairs], _("and"))

    @property
    def known_since(self):
        return self.pairs[0].since

    @property
    def is_mine(self):
        return any(pair.organizer_id == self.organizer.pk for pair in self.pairs)

    @cached_property
    def promises(self):
        """What is open on both sides, soonest first."""
        return _promises(self.person.pk, self.organizer)

    @property
    def language(self):
        return language_name(self.person.language)

    @cached_property
    def introduced_by(self):
        """Who led us to them, if this organizer may see that person."""
        key = self.person.introduced_by_id
        return key and Person.objects.visible_to(self.organizer).filter(pk=key).first()


@about_one_person
def _pairs(person_id, organizer):
    pairs = Pair.objects.filter(person=person_id).visible_to(organizer).open()
    return pairs.order_by("since", "pk").annotate(who=F("organizer__user__name"))


@about_one_person
def _sparks(person_id, organizer):
    sparks = Person.sparks.rel.related_model.objects.filter(person=person_id)
    return sparks.visible_to(organizer).current().latest_first()[:MOST_SPARKS]


@about_one_person
def _promises(person_id, organizer):
    promises = Person.commitments.rel.related_model.objects.filter(person=person_id)
    return promises.visible_to(organizer).open().soonest_first().annotate(who=F("organizer__user__name"))
