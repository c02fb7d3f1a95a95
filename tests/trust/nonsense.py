"""What nobody would type and somebody will send: values, and bodies of every kind made of them."""

import json
import uuid
from urllib.parse import quote_plus

BOUNDARY = "a-line-between"
FORM, PARTS, JSON = "application/x-www-form-urlencoded", "multipart/form-data", "application/json"
KINDS = (FORM, FORM, FORM, PARTS, PARTS, JSON, "text/plain", "application/octet-stream", "nonsense")
CHARSETS = ("", "", "", "", "utf-8", "utf-7", "utf-16", "hex", "unicode_escape", "none such")
ONE_MEGABYTE = "x" * 2**20
NOBODY = uuid.UUID(int=0)
VALUES = (
    *("", " ", "\0", "Rosa\0", "\r\n", "\t", "\x1b[2J", "\x7f", "\ufeff", "\u2028", "\ufffe", "\U0010ffff"),
    *("\ud800", "\udfff\ud800", "+2AA-", "\\ud800", "%ED%A0%80", "%00", "%", "&", "=", ";"),
    *(
        "\u202eatsoR",
        "\u2067ا\u2069",
        "ﷺ" * 40,
        "👩‍👩‍👧‍👦",
        "🏳️‍🌈" * 30,
        "e" + "\u0301" * 90,
        "İıſß",
        "٢٠٢٦-٠١-٠١",
        "²",
    ),
    *(
        "-1",
        "0",
        "00",
        "1",
        "3.5",
        "1e309",
        "nan",
        "inf",
        "0x10",
        "1_0",
        "9" * 19,
        "9" * 5000,
        "-" + "9" * 30,
    ),
    *(
        "0000-00-00",
        "0001-01-01",
        "1900-01-01",
        "2026-02-30",
        "2026-11-01",
        "9999-12-31",
        "10000-01-01",
        "-1-1-1",
    ),
    *("00:00", "02:30", "23:59:59.999999", "24:00", "25:61", "99999999:1", "12/31/9999", "31.12.2026"),
    *(
        "true",
        "null",
        "None",
        "[]",
        "{}",
        "[[[",
        '{"a": 1}',
        "on",
        "me",
        "ccs",
        "council",
        "kept",
        "new_date",
    ),
    *(
        str(NOBODY),
        f"{{{NOBODY}}}",
        NOBODY.hex,
        "urn:uuid:" + str(NOBODY),
        "AAAA",
        "AAAAAAAAAAAAAAAAAAAAAA",
        "==",
    ),
    *("//mallory.example", "/\\mallory.example", "javascript:1", "http://[", "/c/", "../../..", "/\0"),
    *(
        "a@b",
        "a@" + "b" * 300 + ".example",
        "+",
        "+1",
        "+" + "1" * 40,
        "tel:+1",
        "(",
        "{{ 7 }}",
        "%s%n",
        "%(name)s",
    ),
    *("x" * 41, "x" * 201, "x" * 4001, "word " * 900, "١" * 30, "<script>", "'; --", "$1", "\\"),
)


def body_of(pairs, kind, charset):
    """(body, content type) that says these pairs in this way."""
    named = f"; charset={charset}" if charset else ""
    if kind == PARTS:
        return _in_parts(pairs), f"{PARTS}; boundary={BOUNDARY}{named}"
    if kind == JSON:
        return json.dumps(_as_types(pairs)).encode(), JSON + named
    return "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in pairs).encode(), kind + named


def query_of(pairs):
    """The same in an address."""
    return "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in pairs)


def _quoted(text):
    return quote_plus(text.encode(errors="surrogatepass"))


def _in_parts(pairs):
    parts = b""
    for number, (name, value) in enumerate(pairs):
        file = '; filename="a\0.csv"' if name == "sheet" or number % 7 == 6 else ""
        name = name.replace('"', "").replace("\r\n", "")
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'
        parts += f"{head}{value}\r\n".encode(errors="surrogatepass")
    return parts + f"--{BOUNDARY}--\r\n".encode()


def _as_types(pairs):
    types = ({"in": 1}, [1, [2]], 3, -0.5, None, True)
    return {
        name: types[len(value) % 6] if number % 2 else value for number, (name, value) in enumerate(pairs)
    }
