"""The places an organizer knows: where they met people last, each once, latest first."""

from onetoone.meetings.models import OneToOne


def places_of(organizer) -> list[str]:
    """As the organizer wrote them; of the latest twenty one-to-ones."""
    met = OneToOne.objects.visible_to(organizer).filter(organizer=organizer).exclude(place="")
    return list(dict.fromkeys(met.latest_first().values_list("place", flat=True)[:20]))
