"""Where a deployment keeps what it must not lose."""

import os
import secrets
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def data_folder() -> Path:
    """The one folder all commands share: `ONETOONE_DATA`, else `data/` in a checkout, else the user's data home. Made when missing."""
    named = os.environ.get("ONETOONE_DATA")
    folder = Path(named).expanduser().resolve() if named else _usual_place()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        sys.exit(f"The data folder {folder} cannot be made: {problem.strerror}. Name another with --data.")
    return folder


def secret_from(path: Path) -> str:
    """The secret kept in this file (mode 0600), invented on first use."""
    if not path.exists():
        try:
            with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(50))
        except FileExistsError:
            pass  # another process of the same start was quicker
        except OSError as problem:
            sys.exit(f"The data folder {path.parent} cannot be written: {problem.strerror}. Name another with --data.")
    return path.read_text().strip()


def _usual_place() -> Path:
    if (CHECKOUT / "pyproject.toml").exists():
        return CHECKOUT / "data"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "onetoone"
