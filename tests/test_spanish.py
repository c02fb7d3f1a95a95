"""Everything is said in Spanish too: the catalogue is whole, and pages that are read in Spanish are."""

import datetime as dt
import re

import pytest
from django.template.base import Lexer, TokenType
from django.utils import translation
from django.utils.formats import time_format

from onetoone.lib import days
from onetoone.lib.languages import in_a_sentence, language_name
from tests.catalogue import ENGLISH, ROOT, SPANISH, compiled, in_words, kept, spoken, written

BLANKS = re.compile(r"%\(\w+\)[sd]|%[sd]|\{[^}]*\}|--\w+")
WRONG_TONE = re.compile(
    r"[¡!]|\w@\w|\b(usted|vosotros|vuestr\w+|introduzca|ingrese|escoja|seleccione)\b", re.I
)
NAMES = {"country", "language", "time zone"}
HOURS = {"a.m.", "p.m."}  # no sentences; their dots would end one twice
SATURDAY = dt.date(2026, 11, 28)


@pytest.fixture(autouse=True)
def the_language_before_comes_back():
    with translation.override(translation.get_language()):
        yield


def sentences():
    return [message for message in kept() if message.id]


def translated():
    """Each form of a sentence beside its Spanish words; a name is none, and words still missing are another test's."""
    ours = [one for one in sentences() if one.context not in NAMES and one.id not in HOURS]
    pairs = (pair for one in ours for pair in zip(in_words(one, "id"), in_words(one), strict=True))
    return [pair for pair in pairs if pair[1]]


def key(message):
    return message.context, message.id[0] if message.pluralizable else message.id


def test_the_catalogue_holds_exactly_what_is_said():
    said, ours = {key(one) for one in spoken() if one.id}, {key(one) for one in sentences()}
    new, gone = said - ours, ours - said
    assert not new, "bin/fix puts these into the catalogue, and they need Spanish words"
    assert not gone, "nobody says these any more: bin/fix takes them out"


def test_every_sentence_has_its_spanish_words_and_none_is_a_guess():
    assert not [one.id for one in sentences() if one.fuzzy or not all(in_words(one))]


def test_a_translation_keeps_the_blanks_of_its_sentence():
    for english, spanish in translated():
        assert sorted(BLANKS.findall(spanish)) == sorted(BLANKS.findall(english))


def test_a_translation_ends_as_its_sentence_does():
    """A question stays a question, and begins as one."""
    for english, spanish in translated():
        assert spanish.count("¿") == spanish.count("?")
        assert english.endswith(".") == spanish.endswith("."), (english, spanish)


def test_it_is_said_as_volunteers_speak_with_each_other():
    assert not [spanish for _english, spanish in translated() if WRONG_TONE.search(spanish)]


def test_the_compiled_catalogue_holds_what_is_written():
    assert SPANISH.with_suffix(".mo").read_bytes() == compiled(kept()), "bin/fix compiles it"
    assert SPANISH.read_bytes() == written(kept()), "bin/fix writes it in its one form"


def test_a_sentence_that_ends_in_a_time_ends_in_one_dot():
    assert ENGLISH.with_suffix(".mo").read_bytes() == compiled(kept(ENGLISH)), "bin/fix compiles it"
    with translation.override("en"):
        assert [time_format(dt.time(hour, 30)) for hour in (6, 18)] == ["6:30 am", "6:30 pm"]


def bare_words(template):
    """What a template says outside every translation, its code and its own names aside."""
    said, inside = [], None
    for token in Lexer(template.read_text()).tokenize():
        name, *rest = token.contents.split() if token.token_type == TokenType.BLOCK else [None]
        if name == "blocktranslate" or (name == "block" and rest[0] in ("page", "leaf")) or name == "comment":
            inside = name
        elif name == f"end{inside}":
            inside = None
        elif token.token_type == TokenType.TEXT and not inside:
            said.append(token.contents)
    html = re.sub(r"<code>.*?</code>", "", "".join(said), flags=re.S)
    labels = re.findall(r'(?:aria-label|title|placeholder|alt)="([^"]*)"', html)
    return re.findall(r"[^\W\d_]{2,}", " ".join([re.sub(r"<[^>]*>", " ", html, flags=re.S), *labels]))


def test_no_template_speaks_past_the_catalogue():
    found = {template.name: bare_words(template) for template in ROOT.glob("templates/**/*.*")}
    assert not {name: words for name, words in found.items() if words}


@pytest.mark.parametrize(
    ("day", "said", "waits"),
    [
        (SATURDAY, "hoy", "desde hoy"),
        (SATURDAY - dt.timedelta(days=1), "ayer", "desde ayer"),
        (SATURDAY - dt.timedelta(days=3), "el miércoles", "desde el miércoles"),
        (SATURDAY - dt.timedelta(days=25), "el 3 de noviembre", "desde el 3 de noviembre"),
        (dt.date(2025, 6, 1), "el 1 de junio de 2025", "desde el 1 de junio de 2025"),
    ],
)
def test_a_day_in_a_sentence_has_its_article(day, said, waits):
    with translation.override("es"):
        assert (days.said(day, SATURDAY), days.since(day, SATURDAY)) == (said, waits)


def test_a_narrow_margin_says_days_briefly():
    with translation.override("es"):
        assert days.briefly(SATURDAY + dt.timedelta(days=2), SATURDAY) == "lun"
        assert days.briefly(SATURDAY + dt.timedelta(days=20), SATURDAY) == "18\N{NO-BREAK SPACE}dic"
        assert (
            days.since_briefly(SATURDAY - dt.timedelta(days=2), SATURDAY) == "desde el\N{NO-BREAK SPACE}jue"
        )
        assert days.since_briefly(SATURDAY - dt.timedelta(days=1), SATURDAY) == "desde ayer"
        assert days.briefly(SATURDAY + dt.timedelta(days=1), SATURDAY) == "mañana"
        assert (
            days.since_briefly(SATURDAY - dt.timedelta(days=15), SATURDAY)
            == "desde el\N{NO-BREAK SPACE}13 de\N{NO-BREAK SPACE}nov"
        )
        assert days.since_briefly(SATURDAY, SATURDAY) == "desde hoy"
        assert days.named(SATURDAY, SATURDAY) == "el sábado 28 de noviembre"


def test_a_language_within_a_sentence_is_written_small():
    with translation.override("es"):
        assert (in_a_sentence("en"), language_name("en")) == ("inglés", "Inglés")
    with translation.override("en"):
        assert in_a_sentence("es") == "Spanish"


@pytest.mark.django_db
def test_who_is_not_known_yet_reads_the_language_of_the_browser(client):
    page = client.get("/sign-in/", headers={"accept-language": "es-MX,es;q=0.9,en;q=0.5"})
    assert '<html lang="es">' in page.text
    assert "Aquí no hay contraseñas." in page.text


def test_whoever_chose_spanish_reads_it_on_every_device(signed_in, rosa, held, one_to_one):
    rosa.user.language = "es"
    rosa.user.save()
    page = signed_in(rosa).get("/c/millbrook/", headers={"accept-language": "en"})
    assert '<html lang="es-us">' in page.text
    assert ", Rosa" in page.text
    assert "Se vieron hoy" in page.text or "Se vieron ayer" in page.text
    assert "Resumen" in page.text


def test_what_django_says_on_a_form_is_said_in_our_tone(signed_in, rosa, bayard):
    rosa.user.language = "es"
    rosa.user.save()
    page = signed_in(rosa).post(f"/c/millbrook/people/{bayard.pk}/editing/", {"name": "", "email": "no"})
    assert page.status_code == 422
    assert "Esto no puede quedar vacío." in page.text
    assert "Esto no parece un correo. Revísalo." in page.text


@pytest.mark.parametrize(("country", "hour"), [("US", "6\N{NO-BREAK SPACE}pm"), ("ES", "18:00")])
def test_hours_are_told_as_where_the_council_is(signed_in, rosa, one_to_one, council, country, hour):
    council.change(country=country)
    rosa.user.language = "es"
    rosa.user.save()
    starts_at = dt.datetime.combine(one_to_one.local_start.date(), dt.time(18), tzinfo=council.clock)
    one_to_one.change(starts_at=starts_at)
    assert hour in signed_in(rosa).get(f"/c/millbrook/meetings/{one_to_one.pk}/").text
