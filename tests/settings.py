"""The same settings, on a data folder that is thrown away."""

import atexit
import os
import shutil
import tempfile

if "ONETOONE_DATA" not in os.environ:
    os.environ["ONETOONE_DATA"] = tempfile.mkdtemp(prefix="onetoone-tests-")  # xdist's workers inherit it
    atexit.register(shutil.rmtree, os.environ["ONETOONE_DATA"], ignore_errors=True)

from onetoone.settings import *  # noqa: F403

if DATABASES["default"]["ENGINE"] == "onetoone.lib.sqlite":  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # noqa: F405  (xdist would make a file name of ours)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # PINs, in no time

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405  (else each client of a test would warn)
