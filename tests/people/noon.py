"""When the tests of people happen, and what their list offers to choose."""

import datetime as dt

# A Wednesday at noon in Millbrook.
NOON = dt.datetime(2026, 11, 25, 17, tzinfo=dt.UTC)
CHOICES = ["everyone", "mine", "never-met", "not-met-by-me", "quiet", "promises", "given-to-nobody"]
