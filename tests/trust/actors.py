"""Whoever may knock: each with a browser of their own, put back after every request."""

import copy
import datetime as dt
import re
from contextlib import contextmanager

from allauth.usersessions.models import UserSession
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from tests.entering import prove

SIGNED_IN = ("rosa", "tomas", "lena", "noor", "ella", "mallory", "sam", "greta")
SIGNED_OUT = ("anonymous", "expired", "ivo")  # Rosa's session ran out, Ivo's account was closed
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WRITES = re.compile(r'^\s*(?:INSERT (?:OR IGNORE )?INTO|UPDATE|DELETE FROM)\s+"?(\w+)')
OF_A_VISIT = {"django_session", "rate_limits", "usersessions_usersession"}  # kept of whoever comes by


class Answer:
    """A response, and what asking for it wrote."""

    def __init__(self, response, written):
        self.response, self.written = response, written
        self.status = response.status_code
        body = b"".join(response.streaming_content) if response.streaming else response.content
        self.body = body.decode(errors="replace")
        self.headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())

    @property
    def read_notes(self):
        """Whether it was kept that somebody read what another wrote."""
        return "audit_auditevent" in self.written

    @property
    def everything(self):
        """All that left the server."""
        return f"{self.headers}\n{self.body}"


class Knocking:
    """Sends requests as each actor. Nothing that a request writes stays."""

    def __init__(self, town):
        self.town = town
        self.browsers = {who: self._browser(who) for who in (*SIGNED_IN, *SIGNED_OUT)}
        self.cookies = {who: copy.deepcopy(browser.cookies) for who, browser in self.browsers.items()}
        town.session_id, town.other_session_id = self._session_id("rosa"), self._session_id("mallory")

    def ask(self, who, method, path, data=None, **more):
        """The answer to this one request."""
        with undone():
            return self.ask_for_good(who, method, path, data, **more)

    def ask_for_good(self, who, method, path, data=None, **more):
        """As `ask`, for whoever undoes several requests at once: what is written stays for the next."""
        browser, written = self.browsers[who], []
        with connection.execute_wrapper(_writing_down(written)):
            response = (
                browser.generic(method, path, **more) if data is None else browser.post(path, data, **more)
            )
        return Answer(response, written)

    def forget(self):
        """Every browser is as it was at first."""
        for who, browser in self.browsers.items():
            browser.cookies = copy.deepcopy(self.cookies[who])

    def _browser(self, who):
        browser = Client(raise_request_exception=False)
        if who != "anonymous":
            user = self.town.organizer("rosa" if who == "expired" else who).user
            browser.force_login(user, backend=BACKEND)
            prove(browser)
        if who == "expired":
            session = browser.session
            session.set_expiry(timezone.now() - dt.timedelta(seconds=1))
            session.save()
        return browser

    def _session_id(self, who):
        key, user = self.browsers[who].session.session_key, self.town.organizer(who).user
        return UserSession.objects.get_or_create(session_key=key, defaults={"user": user, "ip": "127.0.0.1"})[
            0
        ].pk


@contextmanager
def undone():
    """What is written meanwhile does not stay."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _writing_down(written):
    def executing(execute, sql, params, many, context):
        if (writes := WRITES.match(sql)) and writes[1] not in OF_A_VISIT:
            written.append(writes[1])
        return execute(sql, params, many, context)

    return executing
