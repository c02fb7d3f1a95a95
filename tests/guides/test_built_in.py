"""The guides we bring: sound, open, discreet, the same in each language; and what a revised guide is told."""

import re

import pytest

from onetoone.guides.content import BLANKS, GAP, PARTS, built_in, check, fill, languages

OPENERS = {
    "en": r"(How|Why|What)\b",
    "es": r"¿((De|En|Con|Para|A) )?([Qq]ué|[Cc]ómo|Por qué)\b",
}
CLOSED = {
    "en": r"(Do|Does|Did|Are|Is|Was|Were|Have|Has|Had|Can|Could|Will|Would|Should)\b",
    "es": r"¿(Es|Eres|Está|Estás|Fue|Hay|Has|Ha|Tienes|Quieres|Puedes|Te|Crees|Vas)\b",
}
AVOIDED = {
    "en": r"\b(owe[ds]?|overdue|late|slipped|rolled over|evidence|failed|he|she|him|his|hers?)\b",
    "es": r"\b(debes|vencid\w+|atrasad\w+|tarde|fracas\w+|evidencia|usted(es)?|él|ella|[nv]osotr[oa]s)\b",
}
TELLING = {
    "en": r"council\b|union|campaign|organi[sz]|one-to-one|fight|meeting|protest|strike",
    "es": r"consejo|sindicato|campaña|organiz|uno a uno|lucha|reunión|protesta|huelga",
}

each_language = pytest.mark.parametrize("language", languages())


def lines(value):
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [line for each in inner for line in lines(each)]


def shape(value):
    """What every language shares: keys, numbers, how many lines, and the blanks in each."""
    if isinstance(value, dict):
        fixed = {"key", "kind", "part"}
        return {key: inner if key in fixed else shape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [shape(inner) for inner in value]
    return sorted(re.findall(r"\{.*?\}", value)) if isinstance(value, str) else value


def test_there_is_an_english_and_a_spanish_guide():
    assert languages() == ("en", "es")


@each_language
def test_the_guide_is_sound(language):
    assert check(built_in(language)) == []
    assert built_in(language)["language"] == language


@each_language
def test_the_guide_has_the_same_bones_in_each_language(language):
    assert shape(built_in(language)) == shape(built_in("en"))


@each_language
def test_no_line_was_left_in_english(language):
    if language != "en":
        english = {line for line in lines(built_in("en")) if " " in line}
        assert english.isdisjoint(lines(built_in(language)))


@each_language
def test_the_seven_parts_fit_in_twenty_to_forty_minutes(language):
    agenda = built_in(language)["agenda"]
    assert tuple(part["key"] for part in agenda) == PARTS
    assert 20 <= sum(part["minutes"] for part in agenda) <= 40


@each_language
def test_the_deck_asks_how_and_why(language):
    deck = built_in(language)["deck"]
    assert len(deck) >= 48
    assert [card["text"] for card in deck if not re.match(OPENERS[language], card["text"])] == []
    assert {card["part"] for card in deck} == set(PARTS)


@each_language
def test_no_prompt_invites_a_bare_yes_or_no(language):
    prompts = [line for part in built_in(language)["agenda"] for line in part["prompts"]]
    assert [prompt for prompt in prompts if re.match(CLOSED[language], prompt)] == []


@each_language
def test_the_call_listens_after_each_question(language):
    kinds = [point["kind"] for point in built_in(language)["talking_points"]]
    assert kinds == ["say", "choose", "say", "listen", "say", "listen", "say", "listen", "choose"]


@each_language
def test_the_caller_can_be_asked_to_call_back(language):
    good_time = built_in(language)["talking_points"][1]
    assert [choice["key"] for choice in good_time["choices"]] == ["yes", "call_back"]


@each_language
def test_the_guide_names_its_reasons_aims_and_tips(language):
    guide = built_in(language)
    assert len(guide["why"]) == 5
    assert [row["kind"] for row in guide["what"]] == ["aim"] * 3 + ["how"] * 5
    assert [row["key"] for row in guide["tips"]] == ["listen", "not_now", "follow_up"]
    assert len(guide["asks"]) >= 8


@each_language
def test_the_guide_speaks_gently_and_of_anybody(language):
    spoken = lines(built_in(language))
    assert [line for line in spoken if re.search(AVOIDED[language], line, re.IGNORECASE)] == []
    assert [line for line in spoken if re.search(r"[!¡@/]", line)] == []


@each_language
def test_a_text_on_a_locked_screen_tells_a_stranger_nothing(language):
    texts = [re.sub(r"\{council\}", "", text) for text in built_in(language)["texts"].values()]
    assert [text for text in texts if re.search(TELLING[language], text, re.IGNORECASE)] == []
    assert max(map(len, texts)) <= 240


@pytest.mark.parametrize(
    ("asked", "found"), [("es-MX", "es"), ("ES", "es"), ("es_419", "es"), ("xx", "en"), ("", "en")]
)
def test_a_language_finds_its_guide_or_english(asked, found):
    assert built_in(asked) == built_in(found)


@pytest.mark.parametrize("odd", [None, "../content", "en/../es", 7, "\0"])
def test_an_odd_language_finds_english(odd):
    assert built_in(odd)["language"] == "en"


def test_revising_a_copy_leaves_the_built_in_guide_alone():
    built_in("en")["deck"].clear()
    assert built_in("en")["deck"]


def test_blanks_are_filled_where_they_stand():
    assert fill("Hello {member}, this is {caller}.", {"member": "Bayard", "caller": "Rosa"}) == [
        ("Hello ", False),
        ("Bayard", True),
        (", this is ", False),
        ("Rosa", True),
        (".", False),
    ]


@pytest.mark.parametrize("blanks", [{}, {"week": ""}, {"week": "  "}, {"week": None}])
def test_a_missing_value_is_a_gap_to_write_in(blanks):
    assert fill("{week}", blanks) == [(GAP, True)]


def test_braces_in_a_value_are_only_what_was_typed():
    assert fill("{member}", {"member": "{caller}", "caller": "Rosa"}) == [("{caller}", True)]


@pytest.mark.parametrize(
    "text", ["{secret}", "{member.name}", "{member!r}", "{0}", "{}", "{ member }", "{member", "%(member)s"]
)
def test_other_braces_stay_visible(text):
    assert fill(text, {"member": "Bayard", "secret": "no"}) == [(text, False)]


@each_language
def test_no_blank_of_the_guide_stays_unfilled(language):
    every_blank = dict.fromkeys(BLANKS, "words")
    filled = ["".join(piece for piece, _ in fill(line, every_blank)) for line in lines(built_in(language))]
    assert [line for line in filled if re.search(r"[{}]", line)] == []


@pytest.mark.parametrize(
    ("section", "place", "change", "told"),
    [
        ("why", 0, {"title": ""}, "In “why”, “bond” has no title."),
        ("agenda", 0, {"aim": " "}, "In “agenda”, “self” has no aim."),
        ("agenda", 0, {"minutes": "ten"}, "The part “self” needs its minutes, a whole number."),
        ("agenda", 0, {"prompts": ["Why?"]}, "The part “self” needs three to seven prompts."),
        ("deck", 0, {"key": None}, "An entry of “deck” has no key."),
        ("deck", 1, {"key": "self_unfair"}, "In “deck”, two entries have the key “self_unfair”."),
        ("deck", 1, {"part": "hobbies"}, "The question “self_home” belongs to no part of the agenda."),
        ("deck", 1, {"text": "Why, {member}?"}, "“deck” cannot fill the blank {member}."),
        ("asks", 0, {"text": "Will you {deed}?"}, "The ask “will_you” leaves out {day}."),
        ("talking_points", 0, {"text": "{a.b}"}, "“talking_points” cannot fill the blank {a.b}."),
        ("talking_points", 0, {"kind": "shout"}, "The talking point “who” must be say, listen or choose."),
        ("talking_points", 1, {"choices": [{}]}, "At “good_time”, the call page does not know a choice."),
        ("texts", "agreed", {}, "The ready text “agreed” is missing."),
    ],
)  # fmt: skip
def test_a_revised_entry_is_told_what_it_needs(section, place, change, told):
    guide = built_in("en")
    guide[section][place] = {**guide[section][place], **change} if change else ""
    assert check(guide) == [told]


@pytest.mark.parametrize(
    ("section", "revised", "told"),
    [
        ("deck", [], "“deck” is missing or is not a list of entries."),
        ("tips", ["Listen."], "“tips” is missing or is not a list of entries."),
        ("glance", ["Why?"], "The glance card needs three questions."),
        ("hint_without_day", None, "“hint_without_day” is empty."),
    ],
)
def test_a_revised_section_is_told_what_it_needs(section, revised, told):
    assert check({**built_in("en"), section: revised}) == [told]


def test_the_agenda_keeps_its_seven_parts():
    guide = built_in("en")
    hobbies = {**guide["agenda"].pop(2), "key": "hobbies"}
    assert "The agenda has no part “us”." in check(guide)
    guide["agenda"].append(hobbies)
    assert "The agenda does not know the part “hobbies”." in check(guide)


@pytest.mark.parametrize(
    "content", [None, [], "guide", {}, {"agenda": 7, "texts": [], "deck": [None], 3: [4]}]
)
def test_even_nonsense_gets_an_answer(content):
    assert check(content)
