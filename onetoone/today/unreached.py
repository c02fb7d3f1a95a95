"""Those of one's own whom nobody knows how to reach: the number was wrong, and no other way is written down."""

from django.db.models import DateTimeField, Exists, F, OuterRef, Q, Subquery

from onetoone.calls.models import Outcome, SetupCall
from onetoone.commitments.models import CheckIn
from onetoone.councils.models import Organizer
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Person

MOST = 20


def unreached(organizer: Organizer) -> list[Person]:
    """People given to this organizer whose own last call was a wrong number, while nothing lies ahead with them and
    nobody has spoken with them since; by name, never past MOST. Asked in one statement.
    """
    own = SetupCall.objects.filter(organizer=organizer, person=OuterRef("pk"))
    last = own.made().latest_first()
    ahead = [own.planned(), *(kind.filter(person=OuterRef("pk")) for kind in _anybodys())]
    nowhere = Person.objects.visible_to(organizer).of(organizer).may_be_asked()
    nowhere = nowhere.filter(phone="", email="", reached_through__isnull=True)
    for steps in ahead:
        nowhere = nowhere.exclude(Exists(steps))
    wrong = nowhere.annotate(
        ended=Subquery(last.values("outcome")[:1]),
        called_at=Subquery(last.values("made_at")[:1], DateTimeField()),
    ).filter(Q(touched_at=None) | Q(touched_at__lt=F("called_at")), ended=Outcome.WRONG_NUMBER)
    # Another number or address of a sheet is a way too.
    return [person for person in wrong.by_name()[:MOST] if not (person.other_phones or person.other_emails)]


def _anybodys():
    return OneToOne.objects.unfinished(), CheckIn.objects.open()
