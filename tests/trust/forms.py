"""Pages as a person meets them: their links, their forms, and what may be typed into each field."""

import datetime as dt
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

ID = re.compile(r"[0-9a-f]{32}")
NAMES = ("Amparo", "Duarte", "Ilse", "Kofi", "Maren", "Oyelaran", "Petronella", "Quincy", "Ruscha", "Szymon")


@dataclass
class Field:
    """One name of a form: what kind of field, the values it offers, and what it holds already."""

    name: str
    kind: str
    holds: list = field(default_factory=list)
    offers: list = field(default_factory=list)
    facts: dict = field(default_factory=dict)

    def typed(self, dice, words):
        """What a person might put in; nothing leaves it out. `words` makes what is typed freely."""
        if self.kind == "hidden":
            return self.holds
        if self.offers and self.kind == "checkbox":
            return [value for value in self.offers if dice.random() < 0.4]
        if self.offers:
            return [dice.choice(self.offers)]
        if self.kind == "file":
            rows = [f"{words()},{dice.randint(2, 9)}2-{dice.randint(200, 999)}" for _ in range(3)]
            sheet = "\n".join(["Name,Phone", *rows])
            return [SimpleUploadedFile(f"{words()}.csv", sheet.encode(), content_type="text/csv")]
        if self.kind in TYPED:
            return [TYPED[self.kind](dice, self.facts)]
        if self.kind == "email":
            return [f"{words().replace(' ', '.')}@example.org"]
        return [words()[: int(self.facts.get("maxlength") or 60)]]


def _number(dice, facts):
    return str(dice.randint(int(facts.get("min") or 1), int(facts.get("max") or 60)))


def _day(dice, facts):
    return (timezone.localdate() + dt.timedelta(days=dice.choice([1, 2, 3, 8, 30]))).isoformat()


TYPED = {
    "date": _day,
    "time": lambda dice, facts: f"{dice.randint(8, 20):02d}:30",
    "number": _number,
    "tel": lambda dice, facts: f"+1202556{dice.randint(0, 9999):04d}",
}


@dataclass
class Form:
    """One form of a page: where it goes, its fields, and its buttons that say more than "send"."""

    method: str
    action: str
    fields: dict = field(default_factory=dict)
    buttons: list = field(default_factory=list)

    def filled(self, dice, words=None):
        """What might be sent, by a person with these dice: (where to, what)."""
        words = words or (lambda: " ".join(dice.sample(NAMES, 3)))
        sent = {name: each.typed(dice, words) for name, each in self.fields.items()}
        name, value, action = dice.choice(self.buttons) if self.buttons else ("", "", "")
        if name:
            sent[name] = [value]
        return action or self.action, {name: values for name, values in sent.items() if values}

    @property
    def names(self):
        """What tells this kind of form from others."""
        buttons = {name for name, _value, _action in self.buttons}
        return frozenset(ID.sub("#", name) for name in {*self.fields, *buttons})


class Page(HTMLParser):
    """What a page holds: its title, the addresses it names, and its forms."""

    ADDRESSES = ("href", "src", "action", "formaction", "hx-get", "hx-post", "hx-push-url", "content")

    def __init__(self, path, html):
        super().__init__()
        self.path, self.title, self.links, self.named = path, "", [], []
        self.forms, self._by_id, self._open, self._inside = [], {}, None, ""
        self._waiting, self._select, self._text = [], None, None
        self.feed(html)
        for form_id, tag, facts in self._waiting:  # fields that stand outside their form
            if form_id in self._by_id:
                self._take(self._by_id[form_id], tag, facts)

    def handle_starttag(self, tag, attrs):
        facts = {name: value or "" for name, value in attrs}
        self.named += [facts[name] for name in self.ADDRESSES if name in facts and tag != "meta"]
        self._inside = tag
        if tag == "a" and "href" in facts:
            self.links.append(urljoin(self.path, facts["href"]))
        elif tag == "form":
            action = facts.get("action") or self.path
            self._open = Form(facts.get("method", "get").lower(), urljoin(self.path, action))
            self.forms.append(self._open)
            self._by_id[facts.get("id")] = self._open
        elif tag == "option" and self._select is not None:
            self._select.offers.append(facts.get("value", ""))
        elif tag in ("input", "select", "textarea", "button"):
            self._field(tag, facts)

    def handle_endtag(self, tag):
        self._inside = ""
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._select = None

    def handle_data(self, data):
        if self._inside == "title":
            self.title += data

    def _field(self, tag, facts):
        if "form" in facts:
            self._waiting.append((facts["form"], tag, facts))
        elif self._open is not None:
            self._take(self._open, tag, facts)

    def _take(self, form, tag, facts):
        name, kind = facts.get("name"), facts.get("type", tag)
        if tag == "button":
            if facts.get("type", "submit") == "submit":
                action = urljoin(self.path, facts["formaction"]) if "formaction" in facts else ""
                form.buttons.append((name or "", facts.get("value", ""), action))
            return
        if not name or "disabled" in facts:
            return
        each = form.fields.setdefault(name, Field(name, kind, facts=facts))
        if kind in ("radio", "checkbox"):
            each.offers.append(facts.get("value", "on"))
        elif "value" in facts:
            each.holds.append(facts["value"])
        if tag == "select":
            self._select = each


def on_our_side(address):
    """The path of an address of ours, without what comes after #; None for telephones, mails and maps."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")
