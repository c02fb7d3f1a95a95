"""The person whom an address names, as far as the organizer who asks may see them."""

from django.db.models import F
from django.http import Http404

from onetoone.councils.asking import about_one_person
from onetoone.people.models import Person


def person_or_404(person_id, organizer) -> Person:
    """This person, with `team_name` and `step_name`; a stranger, and whoever is gone, is as if they did not exist."""
    for person in _person(person_id, organizer):
        person.council = organizer.council
        return person
    raise Http404


@about_one_person
def _person(person_id, organizer):
    people = Person.objects.filter(pk=person_id).visible_to(organizer)
    return people.annotate(team_name=F("team__name"), step_name=F("step__name"))
