"""Wherever a mail to somebody is offered, an address that may be at work is pointed out first."""

import re

import pytest

from onetoone.commitments.models import CheckIn

WORDS = "may be an address at work"


@pytest.fixture
def pages(bayard, rosa, council):
    """Bayard's page, asking him in writing, and the check-in with him."""
    check_in = CheckIn.arrange(bayard, owner=rosa, due_on=council.today())
    return f"people/{bayard.pk}/", f"people/{bayard.pk}/call/?how=text", f"check-ins/{check_in.pk}/"


@pytest.mark.parametrize(("email", "said"), [("bayard@county-hospital.org", 1), ("bayard@gmail.com", 0)])
def test_an_address_at_work_is_pointed_out_before_one_writes(bayard, rosa, signed_in, pages, email, said):
    bayard.edit(email=email, phone="")
    for page in pages:
        text = signed_in(rosa).get(f"/c/millbrook/{page}").text
        assert f"mailto:{email}" in text
        assert text.count(WORDS) == said


def test_who_wants_no_mail_is_offered_none(bayard, rosa, signed_in, pages):
    bayard.edit(email="bayard@county-hospital.org", phone="", no_mail=True)
    for page in pages:
        text = signed_in(rosa).get(f"/c/millbrook/{page}").text
        assert "mailto:" not in text
        assert WORDS not in text


def test_under_a_discreet_name_a_mail_to_work_is_asked_about_first(bayard, rosa, council, signed_in, pages):
    council.discreet_name = "Tuesday group"
    council.save()
    for email, asked in (("bayard@county-hospital.org", True), ("bayard@gmail.com", False)):
        bayard.edit(email=email, phone="")
        for page in pages:
            text = signed_in(rosa).get(f"/c/millbrook/{page}").text
            assert "subject=" not in text
            in_the_open = re.sub(r"<details>.*?</details>", "", text, flags=re.S)
            assert f"mailto:{email}" in text
            assert (f"mailto:{email}" not in in_the_open) == asked, page
            assert (WORDS in in_the_open) == asked, page
            assert not asked or "Send the mail" not in text
