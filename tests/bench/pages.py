"""The acts that are measured, each beside its floor, and the plans of what they ask."""

import re

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from onetoone.people.models import Person
from tests.bench.measuring import Act

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def session_of(organizer) -> str:
    """The key of a signed-in session."""
    session = SessionStore()
    session[SESSION_KEY] = str(organizer.user.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = organizer.user.get_session_auth_hash()
    session.create()
    return session.session_key


def acts(council, person):
    """(ours, floor, goal) for each act."""
    people = Person.objects.filter(council=council).by_name()
    deep = people[int(people.count() * 0.6)]
    called = [str(key) for key in people.values_list("pk", flat=True)[:2000]]
    base = f"/c/{council.slug}"
    token = _token_after(deep)
    word = deep.sort_name[:4]
    return [
        (Act("People, first page", (f"{base}/people/",)), Act("floor", ("/floor/people/",)), "G1 ≤ 3x"),
        (
            Act("People, deep down", (f"{base}/people/?after={token}",)),
            Act("floor", (f"/floor/people/after/{deep.pk}/",)),
            "G1 ≤ 3x",
        ),
        (
            Act("find", (f"{base}/people/finding/",), (("find", word),), headers=(("HX-Request", "true"),)),
            Act("floor", ("/floor/find/",), (("find", word),)),
            "G2 ≤ 3x",
        ),
        (
            Act("one person", (f"{base}/people/{person.pk}/",)),
            Act("floor", (f"/floor/person/{person.pk}/",)),
            "G3 ≤ 2x",
        ),
        (
            Act(
                "log a call",
                tuple(f"{base}/people/{key}/calls/" for key in called),
                (("operation", "{n}"), ("outcome", "no_answer"), ("how", "phone")),
                (302,),
            ),
            Act("floor", tuple(f"/floor/call/{key}/" for key in called), (("outcome", "no_answer"),), (302,)),
            "G4 ≤ 2.3x",
        ),
    ]


def _token_after(person):
    return str(person.pk)


def scans(council, organizer, person):
    """A line for each hot page: the steps of its plans that scan a table."""
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(organizer.user, backend=BACKEND)
    base = f"/c/{council.slug}"
    for path in (
        f"{base}/",
        f"{base}/people/",
        f"{base}/people/{person.pk}/",
        f"{base}/people/{person.pk}/call/",
    ):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(path)
        steps = [
            step
            for query in asked
            for step in _plan(query["sql"])
            if re.match(r"SCAN (?!\(?subquery|CONSTANT)", step)
        ]
        page, found = path.replace(str(person.pk), "…"), sorted(set(steps)) or ""
        yield f"plans of {page}: {len(asked)} statements, {len(steps)} scans {found}"


def _plan(sql):
    if connection.vendor != "sqlite" or not sql.startswith("SELECT"):
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return [row[3] for row in cursor.fetchall()]
