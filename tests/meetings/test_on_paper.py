"""The worksheet as a sheet of paper, read back with the programs people read PDF files with."""

import datetime as dt
import re
import subprocess

import pytest
from django.urls import reverse

from onetoone.commitments.models import Ask, Commitment
from onetoone.guides.content import built_in
from onetoone.meetings.models import Note, Spark

LIKE_MARKUP = "#let x = $y$ *bold* @ref _under_ <tag> `raw` // \\end"
HEIGHT_OF_A_POINT = 1.13  # from the top of the letters to the bottom, in this typeface
AS_LONG_AS_MAY_BE = f"Áéí ¿qué pasó? 😀 שלום עולם مرحبا {LIKE_MARKUP} " * 60


def ask_for(client, meeting, **paper):
    keys = {"council": "millbrook", "one_to_one_id": meeting.pk}
    return client.get(reverse("meetings:on_paper", kwargs=keys), paper)


def read(answer):
    """What stands on it, and what the file says about itself."""
    said = {"input": answer.content, "capture_output": True, "check": True}
    words = subprocess.run(["pdftotext", "-layout", "-", "-"], **said).stdout.decode()
    about = subprocess.run(["pdfinfo", "-"], **said).stdout.decode()
    return words, about


def fill_in(one_to_one, rosa, words):
    one_to_one.worksheet_of(rosa).prepare(
        what_i_know=words, my_story=words, planned_ask=words, planned_check_in=dt.date(2026, 12, 10)
    )


@pytest.mark.parametrize(
    ("country", "asked", "size"),
    [
        ("US", {}, "letter"),
        ("MX", {}, "letter"),
        ("DE", {}, "A4"),
        ("US", {"paper": "a4"}, "A4"),
        ("DE", {"paper": "letter"}, "letter"),
        ("DE", {"paper": "../../etc"}, "A4"),
    ],
)
def test_it_comes_on_the_paper_people_have_there_or_ask_for(
    signed_in, rosa, council, one_to_one, country, asked, size
):
    council.country = country
    council.save()
    _words, about = read(ask_for(signed_in(rosa), one_to_one, **asked))
    assert f"({size})" in about
    assert re.search(r"Pages: +1\b", about)


def test_it_is_a_quiet_file_that_nobody_keeps(signed_in, rosa, one_to_one):
    answer = ask_for(signed_in(rosa), one_to_one)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="worksheet.pdf"'
    assert answer["Cache-Control"] == "no-store"
    _words, about = read(answer)
    assert "Title:           Worksheet" in about
    assert "Bayard" not in about
    assert "Creation" not in about


def test_only_its_author_has_it(signed_in, rosa, noor, ella, mallory, one_to_one):
    for other in (noor, ella, mallory):
        assert ask_for(signed_in(other), one_to_one).status_code == 404
    assert ask_for(signed_in(rosa), one_to_one).status_code == 200


def test_every_field_of_the_worksheet_stands_on_it(signed_in, rosa, bayard, one_to_one):
    one_to_one.change(materials="Hearing flyer")
    fill_in(one_to_one, rosa, "On nights until Friday")
    words, _about = read(ask_for(signed_in(rosa), one_to_one))
    start = one_to_one.local_start
    told = ["Rosa Quintero", "Bayard Lindqvist", "(202) 555-0142", f"{start:%A}", "Perch Café", "40 minutes"]
    for each in [*told, "Hearing flyer", "On nights until Friday", "Dec. 10, 2026"]:
        assert each in words
    for part in built_in("en")["agenda"]:
        assert part["name"] in words
        assert part["prompts"][0][:20] in words
        assert part["mine"] in words


def test_what_was_heard_and_promised_stands_on_it_as_far_as_its_author_may_read(
    signed_in, rosa, noor, bayard, one_to_one, council
):
    Spark.write(bayard, "counts every stop", by=rosa)
    Note.write(bayard, "both our mothers drove nights", by=rosa, part=Note.Part.US)
    Note.write(bayard, "told Noor alone", by=noor)
    Commitment.promise(bayard, "ask two drivers", whose="member", due_on=council.today(), by=rosa)
    Ask.record(bayard, "think", by=rosa, words="Will you speak on Friday?")
    words, _about = read(ask_for(signed_in(rosa), one_to_one))
    for each in ("counts every stop", "both our mothers drove nights", "ask two drivers", "Will you speak"):
        assert each in words
    assert "told Noor alone" not in words


@pytest.mark.parametrize(
    ("asked", "faces"),
    [
        ({"paper": "a4"}, 1),
        ({"paper": "letter"}, 1),
        ({"paper": "a4", "large": "1"}, 2),
        ({"paper": "letter", "large": "1"}, 2),
    ],
)
def test_it_is_one_sheet_with_the_longest_of_everything(
    signed_in, rosa, bayard, one_to_one, council, asked, faces
):
    bayard.edit(
        name="Wolfeschlegelsteinhausen" * 6, goes_by="W" * 60, reached_through=AS_LONG_AS_MAY_BE[:900]
    )
    one_to_one.change(materials="m " * 100, place="P" * 160)
    fill_in(one_to_one, rosa, AS_LONG_AS_MAY_BE[:4000])
    for _time in range(9):
        Spark.write(bayard, AS_LONG_AS_MAY_BE, by=rosa)
        Note.write(bayard, AS_LONG_AS_MAY_BE, by=rosa)
        for whose in ("member", "organizer"):
            Commitment.promise(bayard, AS_LONG_AS_MAY_BE, whose=whose, due_on=council.today(), by=rosa)
    words, about = read(ask_for(signed_in(rosa), one_to_one, **asked))
    assert re.search(rf"Pages: +{faces}\b", about)
    assert "…" in words
    for part in built_in("en")["agenda"]:
        assert part["name"] in words  # the tightest sheet still has every part
        assert part["mine"] in words


@pytest.mark.parametrize(
    "typed",
    ["#let x = 1", "$y$ *bold* _under_", "@ref <tag> `raw`", "// no", "#{panic()}", '"}, {"paper": "a0"}'],
)
def test_what_looks_like_markup_is_only_words(signed_in, rosa, one_to_one, typed):
    fill_in(one_to_one, rosa, typed)
    words, about = read(ask_for(signed_in(rosa), one_to_one))
    assert words.count(typed) == 3
    assert re.search(r"Pages: +1\b", about)


def test_accents_other_scripts_and_emoji_are_set(signed_in, rosa, one_to_one):
    fill_in(one_to_one, rosa, "¿Mañana, Ñandú, pingüino?\n😀 שלום مرحبا")
    words, _about = read(ask_for(signed_in(rosa), one_to_one))
    assert words.count("¿Mañana, Ñandú, pingüino?") == 3


def highest_ink(answer):
    """The first row of the sheet, in hundredths of an inch, that holds a letter of its heading."""
    command = ["pdftoppm", "-gray", "-r", "100", "-W", "400", "-H", "200", "-"]
    picture = subprocess.run(command, input=answer.content, capture_output=True, check=True).stdout
    _kind, size, _most, dots = picture.split(b"\n", 3)
    width = int(size.split()[0])
    rows = (dots[start : start + width] for start in range(0, len(dots), width))
    return next(place for place, row in enumerate(rows) if min(row) < 128)


def test_the_accent_of_a_capital_stands_in_the_heading(signed_in, rosa, bayard, one_to_one):
    bayard.edit(name="Avila")
    plain = highest_ink(ask_for(signed_in(rosa), one_to_one))
    bayard.edit(name="Ávila")
    assert plain - highest_ink(ask_for(signed_in(rosa), one_to_one)) >= 3


def test_what_is_asked_speaks_the_language_of_the_person_and_the_rest_its_readers(
    signed_in, rosa, bayard, one_to_one
):
    bayard.edit(language="es")
    one_to_one.change(guide=None)
    words, _about = read(ask_for(signed_in(rosa), one_to_one))
    theirs, own = built_in("es")["agenda"][0], built_in("en")["agenda"][0]
    assert theirs["prompts"][0][:20] in words
    assert own["name"] in words
    assert own["mine"] in words
    assert theirs["mine"] not in words


def test_with_the_tick_each_question_says_what_it_means_and_it_is_one_sheet(signed_in, rosa, one_to_one):
    rosa.user.language = "es"
    rosa.user.save()
    browser = signed_in(rosa)
    question, means = (built_in(language)["agenda"][0]["prompts"][0].split()[0] for language in ("en", "es"))
    words, _about = read(ask_for(browser, one_to_one))
    assert (question in words, means in words) == (True, False)
    words, about = read(ask_for(browser, one_to_one, mine="1"))
    assert (question in words, means in words) == (True, True)
    assert re.search(r"Pages: +1\b", about)


def boxes_of(answer):
    """Each word on the sheet, and how high it stands."""
    said = {"input": answer.content, "capture_output": True, "check": True}
    boxes = subprocess.run(["pdftotext", "-bbox", "-", "-"], **said).stdout.decode()
    words = re.findall(r'yMin="([\d.]+)".*?yMax="([\d.]+)">([^<]+)<', boxes)
    return [(word, float(bottom) - float(top)) for top, bottom, word in words]


def test_what_is_asked_is_set_in_ten_points_at_least(signed_in, rosa, bayard, one_to_one):
    Spark.write(bayard, "counts every stop", by=rosa)
    fill_in(one_to_one, rosa, "On nights until Friday")
    words = boxes_of(ask_for(signed_in(rosa), one_to_one))
    text = [word for word, _height in words]
    for part in built_in("en")["agenda"]:
        begins = part["prompts"][0].split()[:3]
        place = next(place for place in range(len(text)) if text[place : place + 3] == begins)
        assert words[place][1] >= 10 * HEIGHT_OF_A_POINT


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_all_of_the_large_print_is_large_with_as_much_as_one_usually_brings(
    signed_in, rosa, bayard, one_to_one, council, paper
):
    for words in ("counts every stop", "his sister drives nights", "reads on the bus"):
        Spark.write(bayard, words, by=rosa)
    for whose in ("member", "organizer"):
        Commitment.promise(bayard, "ask two drivers to come", whose=whose, due_on=council.today(), by=rosa)
    fill_in(one_to_one, rosa, "The winter the line stopped, and Mum walked two hours to work and back. " * 2)
    answer = ask_for(signed_in(rosa), one_to_one, paper=paper, large="1")
    small = [(word, height) for word, height in boxes_of(answer) if height < 16 * HEIGHT_OF_A_POINT]
    assert not small
    assert re.search(r"Pages: +2\b", read(answer)[1])
