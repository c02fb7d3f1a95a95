"""Whether an e-mail address is somebody's own, or may belong to whoever they work for."""

HOUSES = """
    aol att bellsouth bluewin comcast cox duck fastmail free gmail gmx googlemail hey hotmail hushmail icloud
    laposte libero live mac mail mailbox mailfence me msn orange outlook pm posteo proton protonmail riseup
    rocketmail sbcglobal t-online telus terra tuta tutanota uol verizon web yahoo yandex ymail zoho
"""
OPEN_TO_ALL = frozenset(HOUSES.split())
IN_EXAMPLES = {("example", "com"), ("example", "net"), ("example", "org")}  # reserved: nobody works there
SHARED_ENDINGS = {"co", "com", "net", "org"}  # of addresses like yahoo.co.uk


def is_perhaps_at_work(address: str) -> bool:
    """Not with one of the houses where anybody has a mailbox: a workplace may be reading along."""
    domain = _domain(address)
    *_before, house = [part for part in domain[:-1] if part not in SHARED_ENDINGS] or [""]
    return bool(house) and house not in OPEN_TO_ALL and (*domain[-2:],) not in IN_EXAMPLES


def _domain(address):
    return address.lower().rpartition("@")[2].split(".")
