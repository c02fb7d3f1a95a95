"""An address that is a letter or two from a house most have is asked about before it is taken for one at work."""

import uuid

import pytest
from django.urls import reverse

from onetoone.lib.private_mail import perhaps_meant


@pytest.mark.parametrize("typed", ["gmial.com", "gmal.com", "gmail.con", "GMaill.com"])
def test_what_was_perhaps_meant(typed):
    assert perhaps_meant(f"rosa@{typed}") == "rosa@gmail.com"


@pytest.mark.parametrize(
    "typed", ["gmail.com", "mail.com", "gmx.net", "county-hospital.org", "olive.com", ""]
)
def test_what_is_right_as_it_is(typed):
    assert not perhaps_meant(f"rosa@{typed}")


def test_inviting_under_a_discreet_name_it_asks_what_was_meant(council, ella, signed_in):
    council.discreet_name = "Tuesday group"
    council.save()
    invite = reverse("councils:invite", kwargs={"council": "millbrook"})
    words = {"name_1": "Noor", "reach_1": "noor@gmial.com", "post": "organizer", "operation": uuid.uuid4()}
    browser = signed_in(ella)
    asked = browser.post(invite, words).text
    assert "Did you mean noor@gmail.com?" in asked
    assert "This may be an address at work" not in asked
    assert browser.post(invite, words | {"at_work_1": "on"}).status_code == 200
