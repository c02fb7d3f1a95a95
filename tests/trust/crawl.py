"""Through every page that links lead to, as one person would come across them."""

from collections import Counter

from django.urls import Resolver404, resolve

from tests.trust.addresses import addresses, ours
from tests.trust.forms import Page, on_our_side

OF_ONE_KIND = 12  # pages of the same address and the same questions; one more shows nothing new


def name_of(path):
    """The name of the address that this path belongs to; "" when there is none."""
    try:
        return resolve(path.split("?")[0]).view_name
    except Resolver404:
        return ""


def starts(town):
    """Where to begin: every address that needs only things of ours."""
    return list(dict.fromkeys(
        address.told(things) for things in ours(town).values() for address in addresses()
    ))  # fmt: skip


def crawl(knocking, who, shown_of_one_kind=OF_ONE_KIND):
    """(path, answer) of every page that this person comes to by links."""
    waiting, seen, kinds, shown = starts(knocking.town), set(), Counter(), Counter()
    while waiting:
        path = waiting.pop(0)
        kind = (name_of(path), path.partition("?")[2].split("=")[0])
        if path in seen or kinds[kind] >= OF_ONE_KIND or shown[kind] >= shown_of_one_kind:
            continue
        seen.add(path)
        kinds[kind] += 1
        answer = knocking.ask(who, "GET", path)
        knocking.forget()
        shown[kind] += answer.status == 200
        yield path, answer
        if answer.status in (301, 302):
            waiting.append(on_our_side(answer.response["Location"]) or "/")
        elif answer.response.headers.get("Content-Type", "").startswith("text/html"):
            waiting += filter(None, map(on_our_side, Page(path, answer.body).links))


def forms_of(pages, known=None):
    """The forms on these pages that post, one of each kind that is not `known`; from then on it is."""
    known = set() if known is None else known
    found = []
    for path, answer in pages:
        for form in Page(path, answer.body).forms:
            kind = (name_of(form.action), form.names)
            if form.method == "post" and kind not in known:
                known.add(kind)
                found.append(form)
    return found
