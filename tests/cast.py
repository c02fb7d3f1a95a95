"""The cast: Rosa and Noor organize, Ella is the CC, Bayard is met, Mallory is from elsewhere."""

import datetime as dt

import pytest
from django.utils import timezone

from onetoone.accounts.models import User
from onetoone.councils.models import Council, Organizer
from onetoone.councils.models.organizer import Post
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Person
from tests.entering import prove


@pytest.fixture
def council(db):
    return Council.objects.create(
        slug="millbrook", name="Millbrook council", zone="America/New_York", country="US"
    )


@pytest.fixture
def elsewhere(db):
    return Council.objects.create(slug="harbor", name="Harbor council", zone="America/Chicago", country="US")


def appointed(council, name, post=Post.ORGANIZER):
    user = User.welcome(name, email=f"{name.split()[0].lower()}@{council.slug}.example")
    return Organizer.appoint(user, council, post=post)


@pytest.fixture
def rosa(council):
    return appointed(council, "Rosa Quintero")


@pytest.fixture
def noor(council):
    return appointed(council, "Noor Haddad")


@pytest.fixture
def ella(council):
    return appointed(council, "Ella Brandt", Post.CC)


@pytest.fixture
def staff(council):
    return appointed(council, "Sam Staff", Post.STAFF)


@pytest.fixture
def mallory(elsewhere):
    return appointed(elsewhere, "Mallory Voss", Post.CC)


@pytest.fixture
def bayard(council, rosa):
    person = Person.add(
        council, "Bayard Lindqvist", by=rosa, phone="+12025550142", email="bayard@example.org"
    )
    person.give(rosa, by=rosa)
    return person


@pytest.fixture
def petra(council):
    """Somebody nobody has met and nobody was given."""
    return Person.add(council, "Petra Brandt", phone="+12025550143")


@pytest.fixture
def one_to_one(bayard, rosa):
    """Rosa and Bayard, two days from now."""
    starts_at = timezone.now() + dt.timedelta(days=2)
    return OneToOne.arrange(bayard, by=rosa, starts_at=starts_at, place="Perch Café")


@pytest.fixture
def held(bayard, rosa):
    """Rosa and Bayard met an hour ago; the debrief waits."""
    return OneToOne.write_down(bayard, by=rosa, starts_at=timezone.now() - dt.timedelta(hours=2))


@pytest.fixture
def signed_in(client):
    """The client, signed in as this organizer."""

    def as_(organizer):
        client.force_login(organizer.user, backend="allauth.account.auth_backends.AuthenticationBackend")
        prove(client)
        return client

    return as_
