"""Every page that links lead to, and every form on them as it answers when all that was typed is wrong."""

from dataclasses import dataclass, field

from tests.trust.actors import Knocking
from tests.trust.crawl import crawl, name_of
from tests.trust.forms import Page
from tests.trust.permissions import PAGES

READERS = ("rosa", "ella", "anonymous")
# Pages with a state of their own, which links alone do not lead to; other journeys open them.
ASIDE = {
    "found": "only while there is no council",
    "sample:sign_in_as": "only in a folder made to look around",
    "account_confirm_login_code": "only while a code is on its way",
    "account_request_login_code": "only where mail is sent",
    "passkey_sign_in": "for the browser alone, which asks the device",
    "passkey_making": "for the browser alone",
    "passkey_challenge": "for the browser alone",
    "passkey_offer": "only after the first sign-in",
    "proof": "only before what cannot be taken back",
    "transfer:preview": "only while a sheet is being brought in",
}
PAGES_SHOWN = {
    name for name, page in PAGES.items() if 200 in (page.get if isinstance(page.get, tuple) else (page.get,))
}
PAGES_SHOWN -= set(ASIDE)
SENDING = """([place, words]) => {
  const form = document.forms[place]
  for (const field of [...form.elements]) {
    if (!field.name || field.type === "hidden" || field.type === "file" || field.localName === "button") continue
    if (field.localName === "select") field.add(new Option(words, words, true, true))
    else if (["radio", "checkbox"].includes(field.type)) Object.assign(field, {value: words, checked: true})
    else if (field.localName === "textarea") field.value = words
    else { field.type = "text"; field.value = words }
  }
  HTMLFormElement.prototype.submit.call(form)
}"""


@dataclass
class Reader:
    """One person, the pages they come to, and the forms to write into: (path, place on that page)."""

    who: str
    paths: list = field(default_factory=list)
    forms: list = field(default_factory=list)
    came_to: set = field(default_factory=set)

    def phone(self, town, new_phone, **more):
        """A phone of theirs."""
        return new_phone(None if self.who == "anonymous" else town.organizer(self.who), **more)


def readers_of(town, *, of_one_kind):
    """Everybody whose pages differ; at most so many pages of one kind, forms of a kind and pages for all once."""
    knocking, known = Knocking(town), set()
    readers = [_reader(knocking, who, known, of_one_kind) for who in READERS]
    unseen = PAGES_SHOWN.difference(*(reader.came_to for reader in readers))
    assert not unseen, f"nobody comes to {unseen}: let a reader come there, or say in ASIDE when it is shown"
    return readers


def reader_of(town, who):
    """One of them, with a page of each kind; the forms are shared out among them all."""
    return next(reader for reader in readers_of(town, of_one_kind=1) if reader.who == who)


def _reader(knocking, who, known, of_one_kind):
    reader = Reader(who)
    for path, answer in crawl(knocking, who, of_one_kind):
        if answer.status != 200:
            continue
        reader.came_to.add(name_of(path))
        if not _is_known(path, known) and _is_html(answer):
            reader.paths.append(path)
            reader.forms += [(path, place) for place in _new_forms(Page(path, answer.body), known)]
    return reader


def _is_known(path, known):
    """A page outside a council is the same for everybody; from now on it is known."""
    is_known = name_of(path) in known
    if not path.startswith("/c/"):
        known.add(name_of(path))
    return is_known


def _is_html(answer):
    return answer.response.headers.get("Content-Type", "").startswith("text/html")


def _new_forms(page, known):
    """The places of the forms to write into whose kind is not known; from then on it is."""
    for place, form in enumerate(page.forms):
        kind = (name_of(form.action), form.names)
        if form.method == "post" and kind not in known and _is_written_into(form):
            known.add(kind)
            yield place


def send(phone, path, place, words):
    """This form with these words in every field, past whatever the browser would check."""
    phone.open(path)
    with phone.page.expect_navigation():
        phone.page.evaluate(SENDING, [place, words])


def _is_written_into(form):
    return any(one.kind not in ("hidden", "file") for one in form.fields.values())
