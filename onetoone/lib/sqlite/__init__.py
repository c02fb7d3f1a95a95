"""Put the bundled SQLite in place of the system's before Django loads it, wherever there is one."""

import importlib
import sys


def prefer_bundled_sqlite() -> None:
    """Make `import sqlite3` answer with pysqlite3 when that wheel is installed and newer than the system's."""
    try:
        bundled = importlib.import_module("pysqlite3")
    except ImportError:
        return
    sys.modules["sqlite3"] = bundled
    sys.modules["sqlite3.dbapi2"] = importlib.import_module("pysqlite3.dbapi2")
