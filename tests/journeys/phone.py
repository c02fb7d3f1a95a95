"""A phone in somebody's hand: it finds things by what they say, as a person or a screen reader does."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from tests.entering import prove

WATCHING = """
const tooWide = () => {
  const page = document.documentElement
  if (page.scrollWidth <= innerWidth) return
  const isWide = one => one.getBoundingClientRect().right > innerWidth + 1
  const wide = [...document.querySelectorAll("body *")].filter(isWide).slice(0, 5)
  const named = wide.map(one => `${one.localName}.${one.className}`).join(" ")
  console.error(`wider than the screen: ${page.scrollWidth} > ${innerWidth} at ${location.pathname}: ${named}`)
}
addEventListener("load", async () => { await document.fonts.ready; tooWide() })
addEventListener("toggle", () => requestAnimationFrame(tooWide), true)
addEventListener("htmx:afterSettle", tooWide)
addEventListener("securitypolicyviolation", event => console.error(`CSP: ${event.violatedDirective}`))
"""

A_QUESTION_TAKEN_BACK = (
    "htmx:sendAbort",
    "htmx:afterRequest",
)  # a newer one took its place; what fails says more


class Part:
    """A part of a page. What a person does and sees in it."""

    def __init__(self, place, page):
        self.place, self.page = place, page

    def tap(self, name):
        """Tap the one button, link, unfolding line or choice with exactly these words."""
        self.control(name).click()

    def write(self, label, words, nth=None):
        """Write into the one field with this label; `nth` of those that have it, counted from 0."""
        fields = self.place.get_by_label(label, exact=True).filter(visible=True)
        (fields if nth is None else fields.nth(nth)).fill(str(words))

    def choose_file(self, label, name, data):
        """Choose a file of this name for the one field with this label."""
        file = {"name": name, "mimeType": "text/csv", "buffer": data}
        self.place.get_by_label(label, exact=True).set_input_files(file)

    def control(self, name):
        """The button, link, unfolding line or choice, if it can be seen."""
        found = self.place.get_by_role("button", name=name, exact=True)
        found = found.or_(self.place.get_by_role("link", name=name, exact=True))
        found = found.or_(
            self.place.locator("summary, label:has([type=radio], [type=checkbox])", has_text=_exactly(name))
        )
        return found.filter(visible=True)

    def part(self, name):
        """The group or region of this name."""
        place = self.place.get_by_role("group", name=name).or_(self.place.get_by_role("region", name=name))
        return Part(place, self.page)

    def row(self, name):
        """The row of this person."""
        heading = self.page.get_by_role("heading", name=name)
        return Part(self.place.get_by_role("article").filter(has=heading), self.page)

    def sees(self, words):
        """These words stand here."""
        expect(self.place.get_by_text(words).filter(visible=True).first).to_be_visible()

    def has(self, label, words):
        """These words are written in the one field with this label."""
        expect(self.place.get_by_label(label, exact=True)).to_have_value(words)

    def sees_no(self, words):
        """These words stand nowhere here."""
        expect(self.place.get_by_text(words).filter(visible=True)).to_have_count(0)


class Phone(Part):
    """One browser in somebody's hand, and what it has to complain about."""

    def __init__(self, page, address):
        super().__init__(page, page)
        self.address, self.complaints = address, []
        context = page.context
        context.add_init_script(WATCHING)
        context.on("console", self._hear)
        context.on("weberror", lambda broken: self.complaints.append(f"script: {broken.error}"))
        context.on("request", self._see)
        context.on("requestfailed", self._miss)
        context.on("response", self._read)

    def sign_in(self, organizer):
        """As if this organizer had signed in on it before."""
        client = Client()
        client.force_login(organizer.user, backend="allauth.account.auth_backends.AuthenticationBackend")
        prove(client)
        cookie = {
            "name": settings.SESSION_COOKIE_NAME,
            "value": client.session.session_key,
            "url": self.address,
        }
        self.page.context.add_cookies([cookie])

    def open(self, path):
        """Go to this address of ours."""
        self.page.goto(path if path.startswith("http") else self.address + path)

    def is_headed(self, words):
        """The page has this heading."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words)

    def go_back(self):
        """The browser's own way back."""
        self.page.go_back()

    def undo(self, sentence):
        """The toast says this; take it back."""
        self.sees(sentence)
        self.tap("Undo")
        self.sees("Undone")

    def picture(self, name, whole=False):
        """A picture of the screen, when somebody asked for pictures."""
        if folder := os.environ.get("ONETOONE_PICTURES"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{folder}/{name}.png", full_page=whole)

    def put_down(self):
        """Say what is on the page, which is shown when the test fails, and close it."""
        print(self.page.url, self.page.locator("body").aria_snapshot(), sep="\n")
        self.page.context.close()

    # what nobody should have to notice

    def _hear(self, message):
        if message.type == "error" and not message.text.startswith(A_QUESTION_TAKEN_BACK):
            self.complaints.append(f"console: {message.text} ({self.page.url})")

    def _see(self, request):
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and not request.url.startswith(self.address + "/"):
            self.complaints.append(f"asks somebody else: {request.url}")

    def _miss(self, request):
        if request.failure != "net::ERR_ABORTED":  # a page that was left while it loaded
            self.complaints.append(f"did not come: {request.url} {request.failure}")

    def _read(self, response):
        if response.status >= 400:
            self.complaints.append(f"answered {response.status}: {response.request.method} {response.url}")


def _exactly(words):
    return re.compile(rf"^\s*{re.escape(words)}\s*$")
