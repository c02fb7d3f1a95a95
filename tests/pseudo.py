"""A language nobody speaks: every sentence of ours a third longer, accented, and in brackets.

What a page says without brackets never reached the catalogue; what they push off the screen has no room for German.
"""

import re

from tests.catalogue import compiled, in_words, spoken

KEPT = re.compile(r"(%\(\w+\)[sd]|%[sd%]|\{\w*\}|<[^>]*>|&\w+;)")
ACCENTED = str.maketrans("aeiouncyAEIOUNCY", "áéíóúñçýÁÉÍÓÚÑÇÝ")
FORMATS = {"l j F", "F j, Y", "M j", "F j", "j F"}  # which tell Django how to write a date


def said_otherwise(text):
    """⟦Thís séñtéñçé ~~~~~⟧: its blanks and tags as they were, its end where ours ends."""
    if text in FORMATS or not re.search(r"[^\W\d_]{2}", KEPT.sub("", text)):
        return text
    words = [part if KEPT.fullmatch(part) else part.translate(ACCENTED) for part in KEPT.split(text)]
    longer = " ~~~~" * max(1, round(len(KEPT.sub("", text)) / 15))
    return f"⟦{''.join(words)}{longer}⟧"


def catalogue() -> bytes:
    """The compiled catalogue of that language, under the plural rules of Spanish."""
    catalog = spoken()
    for message in catalog:
        if message.id:
            otherwise = tuple(said_otherwise(words) for words in in_words(message, "id"))
            message.string = otherwise if message.pluralizable else otherwise[0]
    return compiled(catalog)


def outside(texts):
    """What stands in none of the brackets: (text, where) of each piece that is words."""
    depth = 0
    for text, where in texts:
        left = []
        for letter in text:
            depth += (letter == "⟦") - (letter == "⟧")
            left.append(" " if depth or letter == "⟧" else letter)
        yield "".join(left), where
