"""Coming in as people do: with a code from paper or from an invitation."""

import re
import time
import uuid

from django.core.cache import cache

from onetoone.accounts.models import PrintedCode


def type_code(client, code, **more):
    """Type this code on the sign-in page."""
    return client.post("/join/", {"code": code, "operation": uuid.uuid4(), **more})


def come_in(client, user, **more):
    """Sign this user in with a fresh printed code; answers with the client."""
    type_code(client, PrintedCode.print_for(user), **more)
    return client


def accept(client, code, name="Rosa Quintero", **more):
    """Press the button on the page of an invitation."""
    return client.post(f"/join/{code}/", {"name": name, "operation": uuid.uuid4(), **more})


def key_on(page):
    """The key that the form on this page carries."""
    return uuid.UUID(re.search(r'name="operation" value="([^"]+)"', page.text)[1])


def prove(client):
    """This device has shown a moment ago that it is in the right hands."""
    session = client.session
    session["proved_at"] = int(time.time())
    session.save()


def is_in(client):
    """Whether this device is signed in."""
    return client.get("/sessions/").status_code == 200


def forget_tries():
    """As if nobody had tried a wrong code yet."""
    cache.clear()
