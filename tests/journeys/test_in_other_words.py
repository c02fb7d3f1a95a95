"""Every page in a language that needs more room: nothing is left untranslated, and nothing is cut off."""

import re

import pytest
from django.test import override_settings
from django.utils import dates, translation

from onetoone.accounts.models import User
from onetoone.guides.models import Guide
from tests.journeys.everything import READERS, reader_of, send
from tests.pseudo import catalogue, outside, said_otherwise
from tests.trust.crawl import name_of
from tests.trust.town import Town

TYPED = "zqtyped"
PEOPLES = re.compile(
    r"\bzq\w*\b|onetoone|(Millbrook|Harbor) council|@?\bexample\b|\borg\b|https?:\S+", re.IGNORECASE
)
OTHERS = {
    "English",
    "Español",
    "America",
    "New",
    "York",
    "odd",
}  # names of languages and zones, a reader's own word
AS_IT_COMES = {"guides:brought"}  # the guide of every council, in its own language
WORDS = re.compile(r"[^\W\d_]{2,}")
READING = """() => {
  const texts = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  const place = one => one.id ? `#${one.id}` : `${one.localName}.${one.className}`
  const others = "script, style, template, textarea, code, .number, select[name=language], select[name=zone]"
  const note = (text, one) => text?.trim() && texts.push([text, place(one)])
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      const inside = node.parentElement
      if (!inside.closest(others)) note(node.data, inside)
    } else for (const name of ["aria-label", "placeholder", "title", "alt"]) note(node.getAttribute(name), node)
  }
  return [[document.title, "title"], ...texts]
}"""
CUT = """() => [...document.querySelectorAll("body *")].filter(one => {
  const style = getComputedStyle(one)
  if (one.closest(".away, svg, textarea, select") || !one.clientWidth || !one.textContent.trim()) return false
  const hides = style.overflowX !== "visible" && style.overflowX !== "auto" && style.overflowX !== "scroll"
  return hides && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
}).map(one => `${one.localName}.${one.className}: ${one.textContent.trim().slice(0, 40)}`)"""


@pytest.fixture
def otherwise(tmp_path):
    """From now on, who reads Spanish reads that language."""
    folder = tmp_path / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.mo").write_bytes(catalogue())
    with override_settings(LOCALE_PATHS=[tmp_path]):
        yield


@pytest.fixture
def town(db, otherwise):
    """Millbrook, where everybody reads that language, in the guide too."""
    town = Town(("millbrook", "harbor"))
    User.objects.update(language="es")
    for guide in Guide.objects.all():
        guide.change(content=said_throughout(guide.content))
        Guide.adopt(guide.council, guide.content, language="es", by=None)
    return town


def said_throughout(content):
    """The same guide in that language."""
    if isinstance(content, dict):
        fixed = {"key", "kind", "part", "language"}
        return {name: each if name in fixed else said_throughout(each) for name, each in content.items()}
    if isinstance(content, list):
        return [said_throughout(each) for each in content]
    return said_otherwise(content) if isinstance(content, str) else content


def names_of_days():
    """Which Django says, in its own Spanish."""
    with translation.override("es"):
        said = [
            dates.WEEKDAYS,
            dates.WEEKDAYS_ABBR,
            dates.MONTHS,
            dates.MONTHS_3,
            dates.MONTHS_AP,
            dates.MONTHS_ALT,
        ]
        return set(WORDS.findall(" ".join(str(name) for names in said for name in names.values()))) | {
            "de",
            "las",
        }


def untranslated(page):
    """What the open page says in the words of the code, and where."""
    known = {word.lower() for word in OTHERS | names_of_days()}
    for text, where in outside(page.evaluate(READING)):
        words = [word for word in WORDS.findall(PEOPLES.sub(" ", text)) if word.lower() not in known]
        if words:
            yield f"{where}: {' '.join(words)[:80]}"


@pytest.mark.walk
@pytest.mark.parametrize("who", READERS)
def test_longer_words_find_room_and_none_is_left_out(town, new_phone, who):
    reader = reader_of(town, who)
    phone, problems = reader.phone(town, new_phone, locale="es-ES"), set()

    def look(name):
        problems.update(f"{name}: {said}" for said in untranslated(phone.page))
        problems.update(f"{name}: cut {what}" for what in phone.page.evaluate(CUT))
        problems.update(f"{name}: {said}" for said in phone.complaints if "wider than" in said)
        phone.complaints.clear()

    for path in reader.paths:
        if name_of(path) not in AS_IT_COMES:
            phone.open(path)
            look(name_of(path))
    for path, place in reader.forms:
        send(phone, path, place, TYPED)
        look(f"{name_of(path)}, form {place} put wrong")
    assert not problems, "\n".join(sorted(problems))


def test_what_is_left_out_or_cut_off_is_found(phone, db):
    phone.open("/sign-in/")
    assert "title: Sign in" in list(untranslated(phone.page))
    assert not phone.page.evaluate(CUT)
    phone.page.evaluate(
        "() => Object.assign(document.querySelector('h1').style, {overflow: 'clip', width: '2rem'})"
    )
    assert phone.page.evaluate(CUT)
