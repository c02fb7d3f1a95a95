"""Find people by what one remembers: parts of the name in any order, the beginning of a number or of an e-mail."""

import re

from django.db.models import Exists, F, OuterRef

from onetoone.lib.folding import fold
from onetoone.lib.naming import first_last
from onetoone.lib.telephone import as_read, begun, ways_to_type
from onetoone.people.models import Person, SearchWord
from onetoone.people.models.person import sort_name

MOST_WORDS, MOST_FOUND = 8, 50
FEW = 3
LAST_SIGN = "\U0010ffff"  # sorts after every sign that a word can have
_NUMBER = re.compile(r"[\d+(][\d+().\-/]*")


def find(people, text, country, limit=MOST_FOUND):
    """Those of these people to whom every word typed leads, the closest words first; none when nothing was typed.

    Accents, capitals and the order of words do not matter, and a word may be cut off. A number without a country
    code is one of `country`.
    """
    longest, *others = sorted(typed_words(text, country), key=len, reverse=True) or [""]
    if not longest:
        return people.none()
    found = people.filter(search_words__council=F("council"), **_begins(longest, "search_words__word"))
    found = found.alias(found_by=F("search_words__word"), found_id=F("search_words__person_id"))
    theirs = SearchWord.objects.filter(person=OuterRef("found_id"))
    for word in others:
        found = found.filter(Exists(theirs.filter(**_begins(word))))
    closer = theirs.filter(word__gte=longest, word__lt=OuterRef("found_by"))
    return found.filter(~Exists(closer)).order_by("found_by", "found_id")[:limit]


def likely_same(people, *, name, phone="", email=""):
    """The few of these people who go by the same name, telephone number or e-mail as somebody new."""
    words = [word for word in (phone.lstrip("+"), email.lower()) if word]
    named = people.filter(sort_name=sort_name(*first_last(name)))
    reached = people.filter(search_words__council=F("council"), search_words__word__in=words)
    return list({person.pk: person for person in [*named[:FEW], *reached[:FEW]]}.values())


def by_these_names(organizer, names) -> list[str]:
    """Which of these names somebody on the list of people goes by, as far as this organizer sees them."""
    sorted_as = {sort_name(*first_last(name)): name for name in names}
    people = Person.objects.visible_to(organizer).filter(sort_name__in=sorted_as)
    return [sorted_as[found] for found in people.values_list("sort_name", flat=True).distinct()[: len(names)]]


def namesakes(by, organizers) -> dict:
    """{organizer: person}, by their keys: who here goes by the name of somebody on the list and is not yet the same."""
    sorted_as = {sort_name(*first_last(one.user.name)): one.pk for one in organizers}
    people = Person.objects.visible_to(by).filter(sort_name__in=sorted_as)
    known = list(people.order_by("-pk").values_list("sort_name", "pk", "post_id"))
    connected = {post for _name, _pk, post in known}
    return {sorted_as[name]: pk for name, pk, post in known if not post and sorted_as[name] not in connected}


def sharing(people, person) -> list[tuple]:
    """(key, name, word) of the few others among these people with a telephone number or e-mail of this person."""
    phones = [phone.lstrip("+") for phone in (person.phone, *person.other_phones) if phone]
    words = [*phones, *(email.lower() for email in (person.email, *person.other_emails) if email)]
    if not words:
        return []
    others = people.exclude(pk=person.pk).filter(
        search_words__council=F("council"), search_words__word__in=words
    )
    return list(others.values_list("pk", "name", "search_words__word")[:FEW])


def number_found(numbers, text, country) -> str:
    """Which of these numbers the digits in this text lead to, as people here read it; "" where no digits do."""
    typed = [begun(number, country) for number in numbers_typed(text)]
    for number in filter(None, numbers):
        if any(way.startswith(digits) for way in ways_to_type(number, country) for digits in typed if digits):
            return as_read(number, country)
    return ""


def numbers_typed(text) -> list[str]:
    """The telephone numbers, or the parts of some, among the words typed."""
    return [number for number, _word in _numbers_apart(text) if number]


def typed_words(text, country) -> list[str]:
    """The words to look for: parts of names folded, e-mails whole, each telephone number as its digits are kept."""
    words = []
    for number, word in _numbers_apart(text):
        if number:
            words.append(begun(number, country))
        elif "@" in word:
            words.append(word.lower())
        else:
            words += fold(word).split()
    return list(dict.fromkeys(word[:80] for word in words if word))[:MOST_WORDS]


def _numbers_apart(text):
    """Pairs of (number, word), one of them empty; what stands between the digits of one number is no border."""
    number = ""
    for word in text.split():
        if _NUMBER.fullmatch(word):
            number += word
            continue
        if number:
            yield number, ""
            number = ""
        yield "", word
    if number:
        yield number, ""


def _begins(beginning, word="word"):
    return {f"{word}__gte": beginning, f"{word}__lt": beginning + LAST_SIGN}
