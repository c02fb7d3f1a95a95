"""Whatever is typed or sent anywhere, the answer is never a failure of ours (figure S5)."""

import logging
from wsgiref.util import setup_testing_defaults

import pytest

from onetoone.wsgi import application
from tests.trust.addresses import addresses
from tests.trust.typing_anything import WHO, Typing

pytestmark = pytest.mark.django_db
SEED = 9  # of the small size: the same on every machine


@pytest.fixture
def typing(town, settings, tmp_path):
    """Types in a place where every door is open: mail is sent, and strangers may look around."""
    settings.ONETOONE_SENDS_MAIL, settings.ONETOONE_SAMPLE_MARK = True, tmp_path / "sample"
    settings.ONETOONE_SAMPLE_MARK.touch()
    logging.disable()
    yield Typing(town, seed=SEED)
    logging.disable(logging.NOTSET)


@pytest.mark.walk
def test_nothing_that_is_sent_makes_a_page_fall_over(typing, size, figure, town, settings):
    typing.everywhere(size(2_000, 100_000))
    settings.ROOT_URLCONF = "tests.trust.falling"
    falling = Typing(town, seed=SEED).at("/falls/", 40)
    control = "fails" if len(falling.problems) == falling.cases else "passes"
    figure("S5", cases=typing.cases, failures=len(typing.problems), control=control)
    assert typing.problems == [], "\n".join(typing.problems)
    settings.ROOT_URLCONF = "onetoone.urls"
    assert typing.asked >= {(address.name, who) for address in addresses() for who in WHO}
    assert control == "fails"


@pytest.mark.parametrize("charset", ["hex", "utf-7", '"rot13"', "none such"])
def test_every_request_is_read_as_utf8(charset):
    environ = {
        "PATH_INFO": "/healthz",
        "QUERY_STRING": "%41",
        "CONTENT_TYPE": f"text/plain; charset={charset}",
    }
    setup_testing_defaults(environ)
    answered = []
    assert b"".join(application(environ, lambda status, _headers: answered.append(status))) == b"ok"
    assert answered == ["200 OK"]
