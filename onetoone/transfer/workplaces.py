"""The addresses of a sheet that share a house which is open to few: perhaps an employer who reads along."""

from collections import defaultdict

from onetoone.lib.private_mail import is_perhaps_at_work

MOST = 100_000  # addresses looked at: a sheet may be as long as it likes
NAMED = 5


class Workplaces:
    """Counts while the rows go by."""

    def __init__(self):
        self._by_house, self._number = defaultdict(set), 0

    def note(self, rows):
        """Look at the addresses of these rows."""
        for address in (address.lower() for row in rows for address in row.emails):
            if self._number < MOST and is_perhaps_at_work(address):
                self._number += 1
                self._by_house[address.rpartition("@")[2]].add(address)

    def told(self, *, every=False) -> dict:
        """How many addresses share such a house with another, or `every` one, and the houses with most of them."""
        houses = {house: len(those) for house, those in self._by_house.items() if every or len(those) > 1}
        most_first = sorted(houses, key=lambda house: (-houses[house], house))
        return {"number": sum(houses.values()), "houses": most_first[:NAMED]} if houses else {}
