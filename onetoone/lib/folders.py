"""Where a deployment keeps what it must not lose."""

import os
import secrets
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
CHECKOUT = PACKAGE.parent


def data_folder() -> Path:
    """The folder all commands share, made if missing: `ONETOONE_DATA`, a checkout's `data/`, or the data home."""
    folder = named_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        sys.exit(f"The data folder {folder} cannot be made: {problem.strerror}. Name another with --data.")
    return folder


def named_folder() -> Path:
    """Which folder that is, made or not."""
    named = os.environ.get("ONETOONE_DATA")
    return Path(named).expanduser().resolve() if named else _usual_place()


def secret_from(path: Path) -> str:
    """The secret kept in this file (mode 0600), invented on first use."""
    if not path.exists():
        try:
            with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(50))
        except FileExistsError:
            pass  # another process of the same start was quicker
        except OSError as problem:
            sys.exit(
                f"The data folder {path.parent} cannot be written: {problem.strerror}. Try another: --data."
            )
    return path.read_text().strip()


def shipped(name: str) -> Path:
    """A folder that comes with the code: beside the package in a checkout, inside it once installed."""
    inside = PACKAGE / name
    return inside if inside.exists() else CHECKOUT / name


def _usual_place() -> Path:
    if (CHECKOUT / "pyproject.toml").exists():
        return CHECKOUT / "data"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "onetoone"
