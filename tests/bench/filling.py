"""A large council, written in bulk: invented people with a past."""

import datetime as dt
import itertools
import random

from django.utils import timezone

from onetoone.accounts.models import User
from onetoone.calls.models import SetupCall
from onetoone.councils.models import Council, Organizer
from onetoone.councils.models.organizer import Post
from onetoone.debriefs.models import Debrief, Ending
from onetoone.meetings.models import OneToOne, Spark
from onetoone.people.models import Pair, Person, SearchWord
from onetoone.people.models.person import sort_name
from onetoone.vault import keys

FIRST = "Ama Aurelio Bayard Bettina Casimir Dee Delphine Emeka Fatima Greta Horatio Ines Isolde Noor Petra"
SYLLABLES = (
    "ba be bi bo bru ca che da dra el fa fi gor ha hel in ja ka kla lin lo ma mir na nor o pa qui ra sen ta"
)
CHUNK = 5_000
TO_WRITE = 20  # debriefs of a chunk of conversations that still wait


def fill(people: int, one_to_ones: int) -> tuple[Council, Organizer, Person]:
    """The council, an organizer to look through, and one person with ten conversations."""
    dice = random.Random(1)
    council = Council.objects.create(slug="large", name="Large council", zone="America/New_York")
    organizers = [
        Organizer.appoint(
            User.welcome(f"Organizer{number} Bench"), council, post=Post.CC if number == 0 else Post.ORGANIZER
        )
        for number in range(40)
    ]
    ids = []
    for chunk in itertools.batched(range(people), CHUNK):
        ids += _people(council, organizers, dice, chunk)
    now = timezone.now()
    for chunk in itertools.batched(range(one_to_ones), CHUNK):
        _conversations(council, organizers, dice, ids, chunk, now)
    somebody = Person.objects.get(pk=ids[len(ids) // 2])
    _history(somebody, organizers[1], 10, now)
    return council, organizers[1], somebody


def history(person, organizer, conversations):
    """So many more conversations with this person."""
    _history(person, organizer, conversations, timezone.now())


def _people(council, organizers, dice, numbers):
    rows = [_person(council, dice, number) for number in numbers]
    Person.objects.bulk_create(rows)
    SearchWord.objects.bulk_create(itertools.chain.from_iterable(SearchWord.of(row) for row in rows))
    pairs = [Pair(council=council, person=row, organizer=dice.choice(organizers)) for row in rows[::2]]
    Pair.objects.bulk_create(pairs)
    return [row.pk for row in rows]


def _person(council, dice, number):
    family = "".join(dice.choice(SYLLABLES.split()) for _part in range(dice.randint(2, 4))).title()
    name = f"{dice.choice(FIRST.split())} {family}"
    return Person(
        council=council, name=name, sort_name=sort_name(name), phone=f"+1202{number:07d}",
        email=f"m{number}@example.org", place="Millbrook",
    )  # fmt: skip


def _conversations(council, organizers, dice, ids, numbers, now):
    meetings, calls = [], []
    for _number in numbers:
        person_id, organizer = dice.choice(ids), dice.choice(organizers)
        at = now - dt.timedelta(days=dice.randint(1, 700))
        meetings.append(_meeting(council, person_id, organizer, at))
        calls.append(_call(council, person_id, organizer, at - dt.timedelta(days=3)))
    for meeting in meetings[:-TO_WRITE]:
        meeting.debriefed_at = meeting.ends_at
    OneToOne.objects.bulk_create(meetings)
    SetupCall.objects.bulk_create(calls)
    Debrief.objects.bulk_create(_debrief(meeting) for meeting in meetings[:-TO_WRITE])
    people = [
        Person(pk=meeting.person_id, met_at=meeting.starts_at, touched_at=meeting.starts_at)
        for meeting in meetings
    ]
    Person.objects.bulk_update(
        {person.pk: person for person in people}.values(), ["met_at", "touched_at"], batch_size=500
    )


def _history(person, organizer, conversations, now):
    moments = [now - dt.timedelta(days=number) for number in range(1, conversations + 1)]
    facts = (person.council, person.pk, organizer)
    meetings = OneToOne.objects.bulk_create(_meeting(*facts, at) for at in moments)
    SetupCall.objects.bulk_create(_call(*facts, at) for at in moments)
    sparks = [
        Spark(
            council=person.council,
            person=person,
            one_to_one=meeting,
            author=organizer,
            text="counts coins",
            at=meeting.ends_at,
        )
        for meeting in meetings
    ]
    keys.make(sparks)
    Spark.objects.bulk_create(sparks)


def _meeting(council, person_id, organizer, at):
    return OneToOne(
        council=council, person_id=person_id, organizer=organizer, starts_at=at, ends_at=at + dt.timedelta(minutes=30),
        minutes=30, zone=council.zone, state="held", place="Perch Café",
    )  # fmt: skip


def _debrief(meeting):
    return Debrief(
        council_id=meeting.council_id,
        person_id=meeting.person_id,
        one_to_one=meeting,
        organizer_id=meeting.organizer_id,
        at=meeting.ends_at,
        ending=Ending.WE_END_IT,
    )


def _call(council, person_id, organizer, at):
    return SetupCall(
        council=council,
        person_id=person_id,
        organizer=organizer,
        planned_on=at.date(),
        made_at=at,
        outcome="agreed",
    )
