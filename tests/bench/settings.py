"""The product's own settings, with the floor's addresses beside its own and a way to count statements."""

import sys

from onetoone.settings import *  # noqa: F403
from onetoone.settings import MIDDLEWARE

ROOT_URLCONF = "tests.bench.urls"
MIDDLEWARE = ["tests.bench.counting.CountingMiddleware", *MIDDLEWARE]

# Here for the tests. Who keeps a council in one file has no driver of PostgreSQL, which Huey would load.
sys.modules["psycopg"] = None
