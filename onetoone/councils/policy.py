"""Who sees what. Every rule of the product stands on this page and is named by the records that follow it.

A rule takes the records of one council and an organizer who serves there, and keeps what that organizer may see.
"""

from django.db.models import Q


def visible(records, organizer):
    """The records of this organizer's council that the records' own rule lets them see; none once they have left."""
    if organizer is None or not organizer.serves or not organizer.may_see_people:
        return records.none()
    rule = records.model.seen_by
    return rule(records.filter(council_id=organizer.council_id), organizer)


def the_whole_council(records, organizer):
    """Facts about the council itself: everybody who organizes in it."""
    return records


def who_organizes(organizers, organizer):
    """Who organizes here: everybody who does, or in councils that choose so only oneself and the CCs."""
    if organizer.sees_everyone:
        return organizers
    return organizers.filter(Q(pk=organizer.pk) | Q(post="cc"))


def groups_of_people(records, organizer):
    """How the council groups its people: everybody, or in such councils those who were given somebody of the group."""
    if organizer.sees_everyone:
        return records
    return records.filter(pk__in=_given_to(organizer).values("person__team"))


def the_council(records, organizer):
    """Facts about people: everybody, or in councils that choose so only those the person was given to."""
    if organizer.sees_everyone:
        return records
    return records.filter(**{f"{records.model.about}__in": _given_to(organizer)})


def pair_and_ccs(records, organizer):
    """What was asked, answered and promised: those the person was given to, who wrote it, and the CCs."""
    records = _about_others(the_council(records, organizer), organizer)
    if organizer.is_cc:
        return records
    return records.filter(Q(person_id__in=_given_to(organizer)) | _own(records, organizer))


def as_its_author_chose(records, organizer):
    """What somebody told us: its author alone, the author and the CCs, or the council."""
    own = _own(records, organizer)
    shared = Q(shared_with="council")
    if organizer.is_cc:
        shared |= Q(shared_with="cc")
    others = _about_others(the_council(records, organizer), organizer)
    return others.filter(shared | own)


def author_only(records, organizer):
    """What an organizer wrote for nobody else."""
    return the_council(records, organizer).filter(_own(records, organizer))


def may_read(record, organizer):
    """Whether this organizer may read this one record."""
    return type(record).objects.visible_to(organizer).filter(pk=record.pk).exists()


def _given_to(organizer):
    return organizer.pairs.filter(until=None).values("person_id")


def _own(records, organizer):
    return Q(**{records.model.written_by: organizer.pk})


def _about_others(records, organizer):
    """Nobody reads others' notes about themselves through their post."""
    if organizer.own_person_id is None:
        return records
    return records.exclude(~_own(records, organizer), person_id=organizer.own_person_id)
