"""An address that is a letter or two from a house most have is asked about before it is taken for one at work."""

import uuid

import pytest

from onetoone.accounts.models import User
from onetoone.councils.models import Invitation
from onetoone.lib.private_mail import perhaps_meant
from onetoone.people.models import Person


@pytest.mark.parametrize("typed", ["gmial.com", "gmal.com", "gmail.con", "gmial.con", "GMaill.com"])
def test_what_was_perhaps_meant(typed):
    assert perhaps_meant(f"rosa@{typed}") == "rosa@gmail.com"


@pytest.mark.parametrize(
    "typed", ["gmail.com", "mail.com", "gmx.net", "county-hospital.org", "olive.com", ""]
)
def test_what_is_right_as_it_is(typed):
    assert not perhaps_meant(f"rosa@{typed}")


TYPED = "noor@gmial.com"


@pytest.fixture
def ask(ella, signed_in):
    """`ask(of, **more)`: a page that takes an e-mail is sent with a mistyped one."""
    browser = signed_in(ella)
    facts = {"name_1": "Noor", "reach_1": TYPED, "name": "Noor", "email": TYPED, "post": "organizer"}

    def ask(address, **more):
        return browser.post(address, facts | {"operation": uuid.uuid4()} | more)

    return ask


@pytest.mark.parametrize(
    ("address", "field", "tick"),
    [
        ("/c/millbrook/team/invitations/", "reach_1", "at_work_1"),
        ("/c/millbrook/people/adding/", "email", "at_work"),
        ("/c/millbrook/me/", "email", "at_work"),
    ],
)
@pytest.mark.parametrize("discreet_name", ["", "Tuesday group"])
def test_a_button_takes_what_was_meant_and_a_tick_keeps_what_was_typed(
    council, ask, address, field, tick, discreet_name
):
    council.discreet_name = discreet_name
    council.save()
    asked = ask(address).text
    assert "Did you mean noor@gmail.com?" in asked
    assert f'name="meant" value="{field}"' in asked
    assert f"Keep {TYPED} as it is" in asked
    assert "at work" not in asked.split('<div class="errors"')[1].split("</div>")[0]
    assert ask(address, **{tick: "on"}).status_code in (200, 302)
    assert kept() == TYPED
    assert ask(address, meant=field, anyway="1").status_code in (200, 302)
    assert kept() == "noor@gmail.com"


def kept():
    """What is kept now, of whichever was made last."""
    ella = User.objects.get(name__in=("Ella Brandt", "Noor"))
    others = [*Invitation.objects.order_by("pk"), *Person.objects.order_by("pk")]
    return others[-1].email if others else ella.email


def test_what_a_person_had_before_is_asked_about_no_more(bayard, ask):
    bayard.edit(email=TYPED)
    assert ask(f"/c/millbrook/people/{bayard.pk}/editing/", post="").status_code == 302
