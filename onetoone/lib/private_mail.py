"""Whether an e-mail address is somebody's own, or may belong to whoever they work for."""

from difflib import get_close_matches

HOUSES = """
    aol att bellsouth bluewin comcast cox duck fastmail free gmail gmx googlemail hey hotmail hushmail icloud
    laposte libero live mac mail mailbox mailfence me msn orange outlook pm posteo proton protonmail riseup
    rocketmail sbcglobal t-online telus terra tuta tutanota uol verizon web yahoo yandex ymail zoho
"""
OFTEN = ("gmail.com", "hotmail.com", "icloud.com", "outlook.com", "proton.me", "yahoo.com")
MISTYPED = {"cim", "cm", "cmo", "comm", "con", "cpm", "om", "vom", "xom"}
ONE_OR_TWO_LETTERS = 0.87
OPEN_TO_ALL = frozenset(HOUSES.split())
IN_EXAMPLES = {("example", "com"), ("example", "net"), ("example", "org")}  # reserved: nobody works there
SHARED_ENDINGS = {"co", "com", "net", "org"}  # of addresses like yahoo.co.uk


def is_perhaps_at_work(address: str) -> bool:
    """Not with one of the houses where anybody has a mailbox: a workplace may be reading along."""
    domain = _domain(address)
    *_before, house = [part for part in domain[:-1] if part not in SHARED_ENDINGS] or [""]
    return bool(house) and house not in OPEN_TO_ALL and (*domain[-2:],) not in IN_EXAMPLES


def perhaps_meant(address: str) -> str:
    """The address that was perhaps meant: this one is a letter or two from one of the houses most have; else ""."""
    domain = _domain(address)
    if not (is_perhaps_at_work(address) or domain[-1] in MISTYPED):
        return ""
    if domain[-1] in MISTYPED:
        domain[-1] = "com"
    meant = get_close_matches(".".join(domain), OFTEN, n=1, cutoff=ONE_OR_TWO_LETTERS)
    return f"{address.rpartition('@')[0]}@{meant[0]}" if meant else ""


def _domain(address):
    return address.lower().rpartition("@")[2].split(".")
