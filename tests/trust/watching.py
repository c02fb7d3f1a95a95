"""Looking through all that leaves the server — pages, forms, messages, log lines — for marks out of place."""

import logging
import random
import re
from contextlib import contextmanager
from urllib.parse import unquote

from django.contrib.messages import get_messages
from django.test import RequestFactory

from tests.trust.actors import SIGNED_IN, Knocking, undone
from tests.trust.crawl import crawl, forms_of, name_of
from tests.trust.forms import Page, on_our_side
from tests.trust.permissions import SHOWN_ON_PURPOSE

OTHERS_WORDS = re.compile(r"(Note|Spark)\.text")
TRIES = 6  # of filling a form, until it is taken


class Watch:
    """Looks through whatever left the server for marks that should not be there."""

    def __init__(self, town):
        self.town, self.problems, self.seen, self.cases = town, [], set(), 0

    def page(self, who, path, answer, *, was_given=False):
        """An answer to this person: its marks are theirs to read, and none stands in a quiet place.

        Whoever was given the person in the meantime reads what a CC reads, but for notes shared with the CC.
        """
        self.cases += 1
        name = name_of(path)
        marks, headers = self.town.marks, answer.response.headers
        self.seen |= {mark.field.split(" ")[0] for mark in marks.found_in(answer.body)}
        hidden = marks.hidden_from(who, answer.everything)
        hidden = {str(mark) for mark in hidden if not (was_given and _is_for_the_pair(mark))}
        self._note(hidden - SHOWN_ON_PURPOSE.get(name, set()), f"{name} for {who}")
        self.quiet(f"{name} for {who}, headers", answer.headers)
        if headers.get("Content-Type", "").startswith("text/html"):
            page = Page(path, answer.body)
            # What follows last is the word by which the council itself wants to be seen.
            self.quiet(f"{name} for {who}, title", page.title.rpartition(" · ")[0] or page.title)
            ours = filter(None, map(on_our_side, page.named))
            self.quiet(f"{name} for {who}, addresses", unquote(" ".join(ours)))
        elif headers.get("Content-Type", "").startswith("text/calendar"):
            titles = re.findall(r"^SUMMARY.*(?:\r\n .*)*", answer.body, re.MULTILINE)
            self.quiet(f"{name} for {who}, calendar title", " ".join(titles))

    def reading(self, who, path, answer):
        """Words that somebody else wrote about a person are not read without its being kept who read them."""
        theirs = [mark for mark in self.town.marks.found_in(answer.body) if OTHERS_WORDS.match(mark.field)]
        unkept = [mark for mark in theirs if f" of {who} " not in mark.field] if not answer.read_notes else []
        self._note(
            {f"{mark}, and nobody wrote down that it was read" for mark in unkept},
            f"{name_of(path)} for {who}",
        )

    def quiet(self, where, text):
        """Here nobody is named and nothing is told, not even to those who may know."""
        self._note({str(mark) for mark in self.town.marks.found_in(text) if mark.is_personal}, where)

    def _note(self, marks, where):
        self.problems += [f"{where}: {mark}" for mark in marks]


def _is_for_the_pair(mark):
    return "nadia" in mark.readers and " for cc" not in mark.field


@contextmanager
def log_lines():
    """Everything that is logged meanwhile, tracebacks too."""
    lines, formatter = [], logging.Formatter()
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(formatter.format(record))
    loggers = [logging.getLogger(), logging.getLogger("django.request"), logging.getLogger("onetoone")]
    levels = [logger.level for logger in loggers]
    loggers[0].addHandler(handler)
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    yield lines
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)
    loggers[0].removeHandler(handler)


def walk(town, actors):
    """Every page and every form, by each of these."""
    watch, knocking = Watch(town), Knocking(town)
    with log_lines() as lines:
        for who in actors:
            pages = list(crawl(knocking, who))
            for path, answer in pages:
                watch.page(who, path, answer)
                watch.reading(who, path, answer)
            sender = Sender(watch, knocking, who)
            shown = [(path, answer) for path, answer in pages if answer.status == 200]
            for form in forms_of(shown, sender.known):
                sender.send(form)
    watch.quiet("log", "\n".join(lines))
    return watch, lines


class Sender:
    """One person who fills in forms by hand; all that they typed are marks too."""

    def __init__(self, watch, knocking, who):
        self.watch, self.knocking, self.who = watch, knocking, who
        self.dice, self.known = random.Random(who), set()

    def send(self, form):
        """This form, filled until it is taken; then the forms that only now come up."""
        for _ in range(TRIES):
            with undone():
                taken = self._send_once(form)
            self.knocking.forget()
            if taken:
                return

    def _send_once(self, form, deeper=2, given=False):
        to, sent = form.filled(self.dice, self._word)
        with_htmx = {"HTTP_HX_REQUEST": "true"} if self.dice.random() < 0.3 else {}
        answer = self.knocking.ask_for_good(self.who, "POST", to, sent, **with_htmx)
        self.watch.page(self.who, to, answer, was_given=given)
        if answer.status != 302:
            return False
        self.watch.quiet(
            f"{name_of(to)} for {self.who}, messages", _messages(self.knocking.browsers[self.who])
        )
        after = on_our_side(answer.response["Location"]) or "/"
        landed = self.knocking.ask_for_good(self.who, "GET", after)
        given = given or "people_pair" in answer.written
        self.watch.page(self.who, after, landed, was_given=given)
        for form in forms_of([(after, landed)], known=self.known) if deeper else ():
            self._send_once(form, deeper - 1, given)
        return True

    def _word(self):
        return self.watch.town.marks.word("typed", {self.who, *SIGNED_IN})


def _messages(browser):
    request = RequestFactory().get("/")
    request.session = browser.session
    return "\n".join(f"{message} {message.extra_tags}" for message in get_messages(request))
