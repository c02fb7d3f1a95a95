"""Every page, form, mail, calendar file and log line: a mark reaches those who may read it, and some places never."""

import logging

import pytest
from django.apps import apps
from django.core import mail
from django.db import models
from django.http import HttpResponse
from huey.contrib.djhuey import HUEY

from onetoone.councils import policy
from tests.trust.actors import SIGNED_IN, SIGNED_OUT, Answer, Knocking
from tests.trust.watching import Watch, log_lines, walk

pytestmark = pytest.mark.django_db

# Fields that hold no word somebody said or is called: choices, zones, what the server makes itself.
PLAIN = {
    "Council": {
        "slug",
        "name",
        "discreet_name",
        "place",
        "zone",
        "country",
        "language",
        "organizer_word",
        "cc_word",
    },
    "Person": {"sort_name", "language"},
    "SearchWord": {"word"},
    "Identifier": {"system"},
    "Invitation": {"digest", "language"},
    "User": {"password", "pin", "language"},
    "PrintedCode": {"digest"},
    "OneToOne": {"zone", "balance_felt"},
    "Guide": {"language"},
    "Opening": {"aged"},
    "IssueCampaign": {"aged"},
    "CurrentAsk": {"aged"},
    "Commitment": {"earlier_dates"},
    "ImportBatch": {"source", "mapping", "headings", "answers"},
    "ImportedRow": {"filled"},
}
OURS_TO_KEEP = (
    "councils",
    "people",
    "guides",
    "calls",
    "meetings",
    "commitments",
    "debriefs",
    "transfer",
    "accounts",
)


def fields_with_words(model):
    """The fields of this model in which somebody's words, names or numbers stand."""
    for field in model._meta.local_concrete_fields:
        words = isinstance(field, models.CharField | models.TextField | models.JSONField | models.BinaryField)
        if words and not field.choices and field.name not in PLAIN.get(model.__name__, ()):
            yield f"{model.__name__}.{field.name.removesuffix('_sealed')}"


def test_every_field_with_words_has_its_mark(town):
    marked = {mark.field.split(" ")[0] for mark in town.marks.known.values()}
    kept = [model for name in OURS_TO_KEEP for model in apps.get_app_config(name).get_models()]
    assert {field for model in kept for field in fields_with_words(model)} - marked == set()


@pytest.mark.walk
def test_marks_reach_those_who_may_read_them_and_no_quiet_place(town, workplace, size, figure, monkeypatch):
    watch, lines = walk(town, (*SIGNED_IN, *SIGNED_OUT))
    given, _lines = walk(workplace, size(("tomas", "noor"), (*SIGNED_IN, *SIGNED_OUT)))
    problems = watch.problems + given.problems
    monkeypatch.setattr(policy, "visible", lambda records, organizer: records)
    unguarded, _lines = walk(town, ("noor",))
    control = "fails" if unguarded.problems else "passes"
    figure("S2", cases=watch.cases + given.cases + len(lines), failures=len(problems), control=control)
    assert problems == [], "\n".join(sorted(set(problems)))
    assert unguarded.problems
    everything = {mark.field.split(" ")[0] for mark in town.marks.known.values()}
    assert len(watch.seen) > len(everything) * 0.8, everything - watch.seen  # the walk does see what is there


def test_the_watch_notices_a_name_in_a_title_an_address_a_calendar_and_the_log(town):
    name, path = town.bayard.name, "/c/millbrook/"
    html, calendar = (
        HttpResponse(f"<title>{name}</title><a href='/?q={name}'>x</a>"),
        HttpResponse(f"SUMMARY:{name}"),
    )
    calendar["Content-Type"] = "text/calendar"
    watch = Watch(town)
    for answer in (html, calendar):
        watch.page("rosa", path, Answer(answer, []))
    with log_lines() as lines:
        logging.getLogger("onetoone.people").info("%s was added", name)
    watch.quiet("log", "\n".join(lines))
    for place in ("title", "addresses", "calendar title", "log"):
        assert any(f"{place}: Person.name of bayard" in problem for problem in watch.problems), place


@pytest.fixture
def mailed(settings, monkeypatch):
    """Mail goes out at once, to where we can look at it."""
    settings.ONETOONE_SENDS_MAIL = True
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    monkeypatch.setattr(HUEY, "immediate", True)
    mail.outbox = []
    return mail.outbox


def test_mail_names_nobody(town, mailed):
    knocking = Knocking(town)
    with log_lines() as lines:
        for who in ("rosa", "ella", "ivo"):
            knocking.ask("anonymous", "POST", "/sign-in/", {"email": town.organizer(who).user.email})
            knocking.forget()
    assert len(mailed) >= 2
    watch = Watch(town)
    for letter in mailed:
        watch.quiet("mail", f"{letter.subject}\n{letter.body}")
    watch.quiet("log", "\n".join(lines))
    assert watch.problems == []


def test_a_page_that_breaks_names_nobody_in_the_log(town, monkeypatch):
    def breaks(person, *_args, **_kwargs):
        raise RuntimeError

    monkeypatch.setattr("onetoone.people.views.Portrait", breaks)
    knocking, watch = Knocking(town), Watch(town)
    with log_lines() as lines:
        answer = knocking.ask("rosa", "GET", f"/c/millbrook/people/{town.bayard.pk}/")
    watch.page("rosa", "/", answer)
    watch.quiet("log", "\n".join(lines))
    assert answer.status == 500
    assert any("RuntimeError" in line for line in lines)
    assert watch.problems == []
