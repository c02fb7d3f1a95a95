"""Names as lists write them: “Adjei, Kofi” is Kofi Adjei; and what one calls whoever has such a name."""

from onetoone.lib.folding import fold

AFTER_A_NAME = frozenset({
    "jr", "sr", "ii", "iii", "iv", "v", "esq", "phd", "md", "rn", "cpa", "dds", "dr", "mr", "mrs", "ms",
    "inc", "llc",
})  # fmt: skip
BEFORE_A_NAME = frozenset({
    "mr", "mrs", "ms", "miss", "mx", "mister", "dr", "dra", "prof", "rev", "sir", "young", "aunt", "auntie",
    "uncle", "father", "brother", "sister", "pastor", "don", "dona", "sr", "sra", "srta", "senor", "senora",
    "senorita", "tia", "tio", "abuela", "abuelo", "padre", "hermana", "hermano",
})  # fmt: skip
NOT_TO_THEIR_FACE = frozenset({"old", "big", "little"})
NO_NAMES = frozenset({"man", "woman", "lady", "mama", "papa", "guy", "boss"})
# Given names of two parts, as José Luis and María Elena: such a first one with such a second one.
FIRST_OF_TWO = frozenset({
    "alma", "ana", "blanca", "carlos", "cesar", "dulce", "francisco", "gloria", "irma", "jesus", "jorge",
    "jose", "juan", "laura", "luis", "luz", "marco", "maria", "martha", "miguel", "norma", "pedro", "rosa",
    "silvia", "victor",
})  # fmt: skip
SECOND_OF_TWO = frozenset({
    "alberto", "alejandra", "alejandro", "alicia", "andres", "angel", "angelica", "antonia", "antonio",
    "arturo", "beatriz", "carlos", "carmen", "cristina", "eduardo", "elena", "enrique", "estela", "esther",
    "eugenia", "felipe", "fernanda", "fernando", "francisco", "guadalupe", "ignacio", "ines", "isabel",
    "javier", "jesus", "jose", "laura", "lilia", "lucia", "luis", "luisa", "luz", "magdalena", "manuel",
    "maria", "mercedes", "miguel", "pablo", "patricia", "paula", "ramon", "raul", "ricardo", "roberto",
    "rocio", "sofia", "teresa", "veronica", "victoria",
})  # fmt: skip
MOST_WORDS = 3


def first_last(name: str) -> tuple[str, str]:
    """The name as it is said, and the family name when the list had put it first; else the name as it is and ""."""
    family, _comma, given = (part.strip() for part in name.partition(","))
    if name.count(",") == 1 and _is_family(family.split()) and _is_given(given.split()):
        return f"{given} {family}", family
    return name, ""


def called(name: str) -> str:
    """What one calls somebody to their face, as far as their name says: “Rosa”, “Bayard” for “Big Bayard”.

    “Doña Petra” stays whole, and so does “Mr. Lindqvist”, whom others call “Old Mr. Lindqvist”.
    """
    if both := _given_names_of_two(name):
        return both
    first, _blank, others = name.partition(" ")
    if fold(first) in NOT_TO_THEIR_FACE and _begins_with_a_name(others):
        return called(others)
    is_title = others and fold(first) in BEFORE_A_NAME
    return name if is_title or (others and fold(first) in NOT_TO_THEIR_FACE) else first


def is_given_alone(name: str) -> bool:
    """Whether this is nothing but a given name of two parts, as José Luis: it has no family name."""
    return bool(name) and _given_names_of_two(name) == name.strip()


def _given_names_of_two(name):
    both = name.split()[:2]
    known = len(both) == 2 and fold(both[0]) in FIRST_OF_TWO and fold(both[1]) in SECOND_OF_TWO
    return " ".join(both) if known else ""


def _begins_with_a_name(words):
    return words[:1].isupper() and fold(words.partition(" ")[0]) not in NO_NAMES


def _is_family(words):
    return 0 < len(words) <= MOST_WORDS and all(map(_is_word, words)) and not words[-1][0].islower()


def _is_given(words):
    said = [word.replace(".", "").lower() for word in words]
    sure = 0 < len(words) <= MOST_WORDS and AFTER_A_NAME.isdisjoint(said)
    return sure and all(_is_word(word) and not word[0].islower() for word in words)


def _is_word(word):
    return word[0].isalpha() and all(sign.isalpha() or sign in "-'’." for sign in word)
