"""Neither Today nor the Monday of a CC walks through a whole table."""

import pytest

from onetoone.calls.models import SetupCall
from tests.people.plans import only_sqlite, scans, statements


@only_sqlite
@pytest.mark.parametrize(
    ("who", "page"),
    [("rosa", ""), ("rosa", "next/"), ("ella", ""), ("ella", "?show=everybody"), ("ella", "monday/")],
)
def test_no_table_is_walked_through(request, signed_in, rosa, held, petra, council, who, page):
    SetupCall.plan(petra, by=rosa, on=council.today())
    client = signed_in(request.getfixturevalue(who))
    address = f"/c/millbrook/{page}"
    client.get(address)  # signs in for good
    asked, _answer = statements(lambda: client.get(address))
    for sql in asked:
        assert not sql.startswith("SELECT") or scans(sql) == [], sql
