"""The master keys: one JSON file outside the database and its backups. Never derived from anything."""

import base64
import json
import os
import secrets
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from onetoone.vault.sealing import KEY_BYTES, new_key


class KeyProblem(Exception):
    """The keys and the database do not fit. Its text is a sentence for whoever runs the server."""


class MasterKeys(NamedTuple):
    current: str
    keys: dict[str, bytes]


_read: tuple[Path, int, MasterKeys] | None = None  # read once per process, and again when the file changes


def path() -> Path:
    """Where the master keys are kept."""
    return Path(settings.ONETOONE_KEYS)


def read() -> MasterKeys:
    """The master keys; KeyProblem when the file is missing, unreadable or not a key file."""
    global _read
    file = path()
    try:
        changed = file.stat().st_mtime_ns
        if _read is None or _read[:2] != (file, changed):
            _read = (file, changed, _parse(file.read_text()))
    except OSError as problem:
        sentence = _("The master key file %(path)s cannot be read: %(problem)s.")
        raise KeyProblem(sentence % {"path": file, "problem": problem.strerror}) from problem
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise KeyProblem(_("The file %(path)s is not a master key file.") % {"path": file}) from problem
    return _read[2]


def make() -> None:
    """A new file with one new key, complete or not at all. One that another process made meanwhile stays."""
    file = path()
    name = secrets.token_hex(4)
    content = {"current": name, "keys": {name: base64.b64encode(new_key()).decode()}}
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as writing:
            json.dump(content, writing, indent=2)
            writing.flush()
            os.fsync(writing.fileno())
        _publish(draft, file)
    except OSError as problem:
        sentence = _("The master key file %(path)s cannot be written: %(problem)s.")
        raise KeyProblem(sentence % {"path": file, "problem": problem.strerror}) from problem


def _publish(draft: Path, file: Path) -> None:
    try:
        os.link(draft, file)  # unlike a rename, never replaces the keys somebody else just made
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # a power cut must not take the keys and leave what they sealed
    finally:
        os.close(folder)


def _parse(text: str) -> MasterKeys:
    content = json.loads(text)
    keys = {str(name): base64.b64decode(key, validate=True) for name, key in content["keys"].items()}
    if content["current"] not in keys or any(len(key) != KEY_BYTES for key in keys.values()):
        raise ValueError("no current key, or a key of the wrong length")
    return MasterKeys(content["current"], keys)
