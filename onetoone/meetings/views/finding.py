"""Whom and which one-to-one a page is about, as far as the organizer who asks may see; and where it goes on."""

from django.shortcuts import get_object_or_404

from onetoone.councils.answers import done
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Person


def person_of(request, person_id):
    """The person, or 404."""
    visible = Person.objects.visible_to(request.organizer)
    return get_object_or_404(visible.select_related("council"), pk=person_id)


def told_of(request, one_to_one_id):
    """The one-to-one to look at, also one that was taken back after somebody may have been invited; or 404."""
    told = OneToOne.everything.that_somebody_was_told_of().open_to(request.organizer)
    return get_object_or_404(_whole(told), pk=one_to_one_id)


def one_to_one_of(request, one_to_one_id):
    """The one-to-one, for whoever sits down in it and for the CCs, or 404."""
    theirs = OneToOne.objects.open_to_change_by(request.organizer)
    return get_object_or_404(_whole(theirs), pk=one_to_one_id)


def _whole(one_to_ones):
    return one_to_ones.select_related(
        "council", "person__council", "organizer__user", "agreed_with__user", "guide"
    )


def at_once_with(meeting, organizer) -> list[OneToOne]:
    """What else this organizer, who sits down in it, has arranged for the same hour."""
    own = OneToOne.objects.visible_to(organizer).of(organizer).at_once(meeting.starts_at, meeting.ends_at)
    return list(own.exclude(pk=meeting.pk).select_related("person").soonest_first()[:3])


def go_on(request, operation, sentence, person, to, **where):
    """On to this page with a toast; the repeat of what was undone leads to the person, for that page is gone."""
    if operation.undone_at:
        to, where = "people:person", {"person_id": person.pk}
    return done(request, operation, sentence, to, **where)
