"""What the call page says: the script with its blanks filled, who reached them last, and other ways to ask."""

import datetime as dt
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import quote

from onetoone.calls.contacts import contacts_with
from onetoone.calls.models import How, SetupCall
from onetoone.guides.blanks import (
    ReadyText,
    covers_more_than_the_name,
    in_words,
    known,
    ready_text,
    shown_and_said,
)
from onetoone.guides.content import sayable, tells
from onetoone.guides.models import Guide, IssueCampaign
from onetoone.people.around import Around

NO_INTRODUCTION = {"council": "", "campaign": "", "fight": ""}  # a sentence with an empty blank is not said
WHY_YOU = ("why_you", "why_you_listen")  # without it nobody can say the rest
HOLD_OFF = dt.timedelta(days=3)


@dataclass(frozen=True)
class Point:
    """One point of the script: something to say, or a pause to listen in with its line to jot down.

    A piece of what is said, or of its meaning, is words, whether they fill a blank, and what one says aloud instead.
    """

    kind: str
    turn: str = ""
    pieces: list = field(default_factory=list)
    choices: list = field(default_factory=list)
    jot: object = None
    meaning: list = field(default_factory=list)


class Talk:
    """All that one organizer needs before the eyes to ask one person for a one-to-one, this way, now."""

    def __init__(self, person, organizer, form, *, how, now):
        self.person, self.organizer, self.form, self.how, self.now = person, organizer, form, how, now
        self.council = organizer.council
        self.today = self.council.today(now)
        self.contacts = contacts_with(person, organizer, now)
        self.tries = SetupCall.tries_in_a_row(person)

    @property
    def guide(self):
        return Guide.for_person(self.person)

    def script(self) -> tuple[str, list[Point]]:
        """The language of the guide and its points, for the phone or for the shop door."""
        content = self.guide.content
        language = content["language"]
        facts = known(self.council, self.organizer, self.person)
        if self.know_each_other:
            facts |= NO_INTRODUCTION
        words = in_words(facts, self.council.country, language)
        in_person = self.how == How.IN_PERSON
        section = "in_person" if in_person else "talking_points"
        rows = [row for row in sayable(content[section], words) if self._is_for_them(row)]
        rows = _with_pauses(rows) if in_person else rows
        pauses, own = count(1), self._own(content, section, facts)
        return language, [self._point(row, words, pauses, own.get(row.get("key"), {})) for row in rows]

    @property
    def know_each_other(self):
        """Whether these two sat down last: who one is, and what it is about, need not be said again."""
        return any(one.sat_down and one.organizer == self.organizer for one in self.contacts)

    def _is_for_them(self, row):
        return not (self.know_each_other and row["key"] in WHY_YOU)

    def _own(self, content, section, facts):
        """The same rows to read and not to say: what each turn is called and, of another language, what is said."""
        own = Guide.to_the_reader(content, self.council)
        rows = {row["key"]: {"turn": row.get("turn")} for row in own[section]}
        if tells(own, content):
            words = in_words(facts, self.council.country, own["language"])
            for row in sayable(own[section], words):
                rows[row["key"]]["meaning"] = self._pieces(row["text"], words)
        return rows

    def _pieces(self, text, words):
        return shown_and_said(text, words, self.council)

    @property
    def has_more_to_say(self):
        """Whether the screen shows less than one says aloud."""
        return bool(self.council.discreet_name)

    @property
    def lacks_campaign(self):
        """Whether no campaign is named yet, so that the call says nothing of one."""
        return not IssueCampaign.objects.visible_to(self.organizer).running().exists()

    def _point(self, row, words, pauses, own):
        pieces = self._pieces(row.get("text", ""), words)
        if row["kind"] == "listen":
            return Point("listen", pieces=pieces, jot=self.form.jot(next(pauses)))
        turn, choices = own.get("turn") or row.get("turn", ""), row.get("choices", [])
        if covers_more_than_the_name(pieces, self.council):
            turn = ""
        return Point(row["kind"], turn, pieces, choices, meaning=own.get("meaning", []))

    def text(self) -> ReadyText:
        """The invitation to send from one's own phone; gentler when calls went unanswered."""
        key = "invitation_after_no_answer" if self.tries else "invitation"
        return ready_text(key, self.council, self.organizer, self.person)

    @property
    def latest(self):
        """Who last tried or touched them."""
        return self.contacts[0] if self.contacts else None

    @property
    def latest_spoke(self):
        """Who last spoke with them, where that was not the latest try."""
        spoke = [contact for contact in self.contacts if contact.spoke]
        return spoke[0] if spoke and spoke[0] is not self.latest else None

    @property
    def jotted(self):
        """The lines one jotted down in the latest call in which one did."""
        return next((contact.jottings for contact in self.contacts if contact.jottings), "")

    @property
    def handed_on(self):
        """Who handed them on, and why, if nobody has spoken with them since."""
        return Around([self.person.pk], self.organizer).handed_on(self.person.pk)

    @property
    def hold_off(self):
        """Whether somebody else reached out within three days: a thought, never a block."""
        latest = self.latest
        return bool(latest) and latest.organizer != self.organizer and self.now - latest.at < HOLD_OFF

    @property
    def try_another_way(self):
        return self.tries >= SetupCall.ENOUGH_TRIES


def usual_way(person) -> How:
    """How to ask this person, as long as nobody says otherwise: whatever reaches them."""
    if person.phone:
        return How.PHONE
    return How.TEXT if person.email and not person.no_mail else How.IN_PERSON


def sms(phone, text) -> str:
    """The link that opens a message to this number with the text in it."""
    return f"sms:{phone}?&body={quote(text)}"


def mail(address, text, council) -> str:
    """The link that opens a letter to this address with the text in it; its subject is the council, if it may be."""
    subject = "" if council.discreet_name else f"subject={quote(council.name)}&"
    return f"mailto:{quote(address, safe='@')}?{subject}body={quote(text)}"


def _with_pauses(lines):
    """What is said at a shop door; after each question but the first, a pause."""
    for place, line in enumerate(lines):
        yield {"kind": "say", **line}
        if place:
            yield {"kind": "listen"}
