"""Every response carries the headers that protect whoever reads it (figure S7)."""

import pytest
from django.core.management import call_command
from django.test import Client

from tests.trust.actors import Knocking
from tests.trust.addresses import addresses, things
from tests.trust.headers import problems

pytestmark = pytest.mark.django_db

WHO = ("rosa", "ella", "sam", "anonymous")
MOMENTS = ("ours", "ours, held", "ours, written", "nobody's", "nowhere")
EVERY_KIND = {200, 302, 304, 400, 403, 404, 405, 422, 500}
TRUST = "onetoone.lib.headers.TrustHeadersMiddleware"
POLICY = "django.middleware.csp.ContentSecurityPolicyMiddleware"


class Looking:
    """Looks at the headers of one answer after another."""

    def __init__(self, town):
        self.town, self.knocking = town, Knocking(town)
        self.cases, self.statuses, self.found = 0, set(), []

    def look(self, path, response):
        """Notes what is wrong with this one."""
        self.cases += 1
        self.statuses.add(response.status_code)
        if wrong := problems(path, response.headers):
            self.found.append(f"{response.status_code} {path}: {wrong}")
        if response.streaming:
            list(response.streaming_content)  # read to its end, a file is closed

    def everywhere(self):
        """Every page, as some of everybody see it, looked at and sent to."""
        for address in addresses():
            for which, path in things(self.town, address):
                for who in WHO if which in MOMENTS else ():
                    for method, words in (("GET", None), ("POST", {"asked": "1"})):
                        self.look(path, self.knocking.ask(who, method, path, words).response)
                        self.knocking.forget()

    def refusals(self):
        """What is refused or falls over before or in a page."""
        outside = Client(enforce_csrf_checks=True, raise_request_exception=False)
        too_many = {f"field {number}": "" for number in range(2_000)}
        self.look("/", outside.get("/", headers={"host": "mallory.example"}))
        self.look("/join/", outside.post("/join/", {"code": "without a token"}))
        self.look("/join/", Client().post("/join/", too_many))
        self.look("/sign-in", outside.get("/sign-in"))
        self.look("/no/such/page/", outside.get("/no/such/page/"))
        self.look("/falls/", outside.get("/falls/"))

    def files(self, folder):
        """Every file that is sent as it is: whole, not again if it is known, and one that is not there."""
        files = [file for file in folder.rglob("*") if file.is_file() and file.suffix != ".gz"]
        anybody = Client()
        for path in (f"/static/{file.relative_to(folder)}" for file in files):
            first = anybody.get(path)
            self.look(path, first)
            known = {"if-modified-since": first.headers["Last-Modified"]}
            self.look(path, anybody.get(path, headers=known))
        self.look("/static/none.css", anybody.get("/static/none.css"))


@pytest.fixture
def looking(town, settings, tmp_path):
    """`looking()`: at all that leaves the server; static files are gathered as `start` gathers them."""
    settings.STATIC_ROOT, settings.ROOT_URLCONF = tmp_path, "tests.trust.falling"
    call_command("collectstatic", interactive=False, verbosity=0)

    def at(*parts):
        looking = Looking(town)
        for part in parts:
            getattr(looking, part)(*([tmp_path] if part == "files" else []))
        return looking

    return at


@pytest.mark.walk
def test_every_response_protects_whoever_reads_it(looking, settings, figure):
    every = looking("everywhere", "refusals", "files")
    whole, unguarded = settings.MIDDLEWARE, []
    for name in (TRUST, POLICY):
        settings.MIDDLEWARE = [middleware for middleware in whole if middleware != name]
        unguarded.append(looking("refusals", "files"))
    is_caught = all(len(without.found) == without.cases for without in unguarded)
    figure("S7", cases=every.cases, failures=len(every.found), control="fails" if is_caught else "passes")
    assert every.found == [], "\n".join(every.found)
    assert every.statuses >= EVERY_KIND, every.statuses
    assert is_caught
