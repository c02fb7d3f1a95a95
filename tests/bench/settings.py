"""The product's own settings, with the floor's addresses beside its own and a way to count statements."""

from onetoone.settings import *  # noqa: F403
from onetoone.settings import MIDDLEWARE

ROOT_URLCONF = "tests.bench.urls"
MIDDLEWARE = ["tests.bench.counting.CountingMiddleware", *MIDDLEWARE]
