"""Sheets as the world brings them: every encoding, separator and accident, and a report of Action Network."""

import csv
import io
import random
import uuid
import zipfile
from dataclasses import dataclass

from onetoone.lib.folding import fold
from tests.transfer.workbooks import ods, xlsx

GIVEN = [
    "Rosa", "Ella", "Bayard", "Noor", "Mallory", "Petra", "Zoë", "José", "Anaïs", "Søren", "Łukasz", "Jürgen",
    "Chloé", "Íñigo", "Thandiwe", "Yusuf", "Mei", "Aoife", "Dmitri", "Guadalupe", "Xóchitl", "Renée", "Björk",
]  # fmt: skip
FAMILY = [
    "Quintero", "Brandt", "Lindqvist", "Haddad", "Voss", "Núñez", "O'Neill", "Müller", "García-Lopez",
    "Dąbrowski", "Nguyễn", "D'Angelo", "Åkesson", "Okafor", "Tremblay", "Ibáñez", "Straße", "Petrović",
]  # fmt: skip
TOWNS = ["Millbrook", "Harbor Falls", "São Tomé Heights", "Perch Lake", "Élisabethville"]
TAGS = [
    "tenant",
    "phone team",
    "Hosting, large room",
    "night shift",
    "2024 rally",
    "español",
    "bike,bus,walk",
]
LATIN = [name for name in GIVEN + FAMILY if name.encode("cp1252", "ignore").decode("cp1252") == name]


ACTION_NETWORK = [
    "uuid", "first_name", "last_name", "email", "zip_code", "country", "can2_phone", "can2_user_city",
    "can2_user_tags", "can2_subscription_status", "How did you hear of us?",
]  # fmt: skip


def action_network_report(rows=200, seed=1) -> bytes:
    """A report as Action Network hands it out: invented people, some twice, some as couples."""
    text = io.StringIO(newline="")
    write_action_network_report(text, rows, seed)
    return text.getvalue().encode()


def write_action_network_report(text, rows, seed=1):
    """The same report into an open text file, without holding it in memory."""
    writer = csv.writer(text)
    writer.writerow(ACTION_NETWORK)
    chance = random.Random(seed)
    last = None
    for number in range(rows):
        person = _activist(chance, number)
        kind = chance.random()
        if last and kind < 0.02:
            person = last
        elif last and kind < 0.05:  # a couple: another name, the same e-mail and telephone
            person = [person[0], person[1], last[2], last[3], *last[4:8], *person[8:]]
        elif kind < 0.12:
            person[3] = ""
        writer.writerow(person)
        last = person


def _activist(chance, number):
    given, family = chance.choice(GIVEN), chance.choice(FAMILY)
    tags = chance.sample(TAGS, chance.randrange(4))
    digits = f"{chance.randrange(201, 990)}555{chance.randrange(10_000):04}"
    return [
        str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        given,
        family,
        f"{fold(given)}.{fold(family)}{number}@example.org".replace(" ", ""),
        f"{chance.randrange(1, 99_950):05}",
        "US",
        chance.choice(
            [f"1{digits}", f"({digits[:3]}) {digits[3:6]}-{digits[6:]}", f"+1{digits}", digits, ""]
        ),
        chance.choice(TOWNS),
        ", ".join(f'"{tag}"' if ", " in tag else tag for tag in tags),
        chance.choices(["subscribed", "unsubscribed", "bouncing"], [90, 8, 2])[0],
        chance.choice(["", "", "a neighbor", "at the rally; Ella asked me"]),
    ]


@dataclass(frozen=True)
class Accident:
    """A generated sheet: its bytes, the rows that went into it, and how it came to be."""

    data: bytes
    name: str
    rows: list[list[str]]  # headings first
    unharmed: bool  # whoever reads it should get the very same cells
    story: str

    @property
    def filled(self):
        """How many rows have something in them; what it is, is a matter for their problems."""
        return sum(any(cell.strip(" ") for cell in row) for row in self.rows[1:])

    @property
    def blank(self):
        """How many rows have nothing in them."""
        return len(self.rows) - 1 - self.filled


ENCODINGS = {
    "utf-8": None,
    "utf-8-sig": None,
    "utf-16": None,
    "utf-16-le": LATIN,
    "utf-16-be": LATIN,
    "utf-32": None,
    "cp1252": LATIN,
    "latin-1": LATIN,
    "mac_roman": LATIN,
    "cp850": LATIN,
    "shift_jis": ["山田", "太郎", "花子", "鈴木", "Rosa", "Ella"],
    "cp1251": ["Ольга", "Дмитрий", "Петров", "Rosa", "Ella"],
}
HEADINGS = [
    ["First name", "Last name", "E-mail", "Phone", "City", "Tags", "Notes"],
    ["VANID  ", "LastName ", "FirstName ", "Pref Phone ", "PreferredEmail ", "City ", "Zip5 "],
    ["nationbuilder_id", "first_name", "last_name", "email1", "email2", "phone_number", "note"],
    ["Nombre", "Apellidos", "Correo electronico", "Celular", "Ciudad", "Etiquetas", "Notas"],
    [
        "Name",
        "Given Name",
        "Family Name",
        "E-mail 1 - Value",
        "Phone 1 - Type",
        "Phone 1 - Value",
        "Group Membership",
    ],
    ["Name", "Email", "Something we never saw", "", "Do not call", "Team", "Comments"],
]


def accident(seed) -> Accident:
    """One of endlessly many sheets; the same seed makes the same one."""
    chance = random.Random(seed)
    encoding, separator = chance.choice([*ENCODINGS]), chance.choice(",;\t|")
    rows = _rows(chance, ENCODINGS.get(encoding) or GIVEN + FAMILY)
    name = chance.choice(["people.csv", "people.txt", "people.xlsx", ""])
    if seed % 25 == 0:
        return Accident(chance.choice([xlsx, ods])(rows), name, rows, True, f"seed {seed}: workbook")
    mishaps = _mishaps(chance, rows, seed)
    text = _written(chance, rows, separator, stray="stray quotation mark" in mishaps)
    unharmed = not mishaps and encoding not in ("mac_roman", "cp850", "shift_jis", "cp1251")
    story = f"seed {seed}: {encoding}, {separator!r}, {', '.join(mishaps) or 'no mishap'}"
    return Accident(text.encode(encoding, "replace"), name, rows, unharmed, story)


def _rows(chance, names):
    headings = chance.choice(HEADINGS)
    rows = [[*headings]]
    for number in range(chance.randrange(3, 40)):
        row = [_cell(chance, heading.strip().lower(), names, number) for heading in headings]
        rows.append(row if chance.random() > 0.05 else ["", " "])
    return rows


def _cell(chance, heading, names, number):
    if "mail" in heading or "correo" in heading:
        return chance.choice(
            [f"person{number}@example.org", "", "not an address", f"a{number}@b.org; c@d.org"]
        )
    if "phone" in heading or "cel" in heading:
        return chance.choice([f"(202) 555-{number:04}", "+44 20 7946 0958", "call her sister", "", "555-01"])
    if "not" in heading or "comm" in heading or "tag" in heading:
        return chance.choice(
            ["", 'said "maybe"', "likes a; b, c | d", "first line\nsecond line", "=1+1", "tenant, host"]
        )
    return chance.choice(names)


def _mishaps(chance, rows, seed):
    """What goes wrong on the way, done to the rows in place; never to their headings."""
    done = []
    if chance.random() < 0.3:
        done.append("ragged")
        for row in chance.sample(rows[1:], len(rows) // 3):
            if chance.random() < 0.5:
                row.extend(["one more", "and more"])
            else:
                del row[chance.randrange(1, len(row)) :]
    if chance.random() < 0.3:
        done.append("NUL")
        for row in chance.sample(rows[1:], 2):
            row[0] += "\0"
    if chance.random() < 0.2 or seed % 250 == 7:
        done.append("big cell")
        chance.choice(rows[1:])[-1] = "long " * (2_000_000 if seed % 250 == 7 else 9_000)
    if chance.random() < 0.2:
        done.append("stray quotation mark")
    return done


def _written(chance, rows, separator, stray):
    text = io.StringIO(newline="")
    quoting = chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    writer = csv.writer(
        text, delimiter=separator, quoting=quoting, lineterminator=chance.choice(["\n", "\r\n", "\r"])
    )
    for row in rows:
        plain = row[0].isalpha() and not any(sign in cell for cell in row for sign in f'"{separator}\r\n')
        if stray and plain and row is not rows[0]:
            text.write('"' + separator.join(row) + writer.dialect.lineterminator)
            stray = False
        else:
            writer.writerow(row)
    return text.getvalue()


def not_sheets():
    """Files that are no sheets at all, by what they are."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as folder:
        folder.writestr("people.csv", "name\nRosa\n")
    noise = random.Random(1).randbytes(5_000)
    return {
        "nothing": b"",
        "blanks": b"\xef\xbb\xbf \r\n\t",
        "a picture": b"\x89PNG\r\n\x1a\n" + noise,
        "a photograph": b"\xff\xd8\xff\xe0" + noise,
        "a document": b"%PDF-1.7\n1 0 obj",
        "a drawing": b'<svg viewBox="0 0 24 24"><path d="M4 4"/></svg>',
        "a page of another program": b'{"people": [{"name": "Rosa"}]}',
        "a folder": packed.getvalue(),
        "half a workbook": xlsx([["name"], ["Rosa"]])[:700],
        "an empty workbook": xlsx([]),
        "a web page": b"<!DOCTYPE html><title>Sign in</title>",
        "noise": noise,
        "two cells far apart": xlsx([["name"], ["Rosa"]], far_cell="CV1048576"),
    }
