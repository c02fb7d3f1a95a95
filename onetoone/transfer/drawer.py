"""The new people of a sheet that is only looked at, so that its later rows find them."""

import sqlite3
from uuid import UUID

from onetoone.transfer.known import Known, name_key


class Drawer:
    """A nameless file that goes with its owner: however many people, memory stays flat and nothing is written."""

    def __init__(self):
        self._file = sqlite3.connect("")
        self._file.execute("CREATE TABLE new (key TEXT, id TEXT, name TEXT)")
        self._file.execute("CREATE INDEX new_key ON new (key)")

    def keep(self, person, row):
        """Put somebody new away, under all that a later row may know them by."""
        keys = {name_key(person.name), *person.addresses(), *map(_joined, row.external.items())}
        some = [(key, person.id.hex, person.name) for key in keys]
        self._file.executemany("INSERT INTO new VALUES (?, ?, ?)", some)

    def give_back(self, book, rows):
        """Enter those whom these rows may speak of into the book."""
        for row in rows:
            for pair in row.external.items():
                for person in self._find(book, _joined(pair)):
                    book.enter(person)
                    book.identified[pair] = person
            for address in (*row.emails, *row.phones):
                for person in self._find(book, address):
                    book.enter(person, address)
            for person in self._find(book, name_key(row.name)) if not (row.emails or row.phones) else ():
                book.enter(person)

    def _find(self, book, key):
        found = self._file.execute("SELECT id, name FROM new WHERE key = ? LIMIT 100", [key])
        for one, name in found.fetchall():
            yield book.people.get(UUID(one)) or Known(UUID(one), name, council=book.council)


def _joined(pair):
    return "\0".join(pair)
