"""The core is invited at once: a link for each, from the coordinator's own phone."""

import datetime as dt
import re
import uuid

import pytest
from django.utils import timezone

from onetoone.councils.models import Invitation
from onetoone.lib.private_mail import is_perhaps_at_work
from tests.entering import accept, is_in

INVITE = "/c/millbrook/team/invitations/"
THREE = {
    "name_1": "Iris Okafor",
    "reach_1": "(202) 555-0177",
    "name_2": "Vera Castellan",
    "reach_2": "Vera@county-hospital.example",
    "name_9": "Tomás Reyes",
}


def invite(browser, **words):
    return browser.post(INVITE, {"post": "organizer", "operation": uuid.uuid4(), **words})


def test_three_are_invited_with_one_button_each_with_a_link_of_their_own(
    ella, signed_in, client_of_somebody_else
):
    page = invite(signed_in(ella), **THREE)

    codes = re.findall(r"http://testserver/join/([a-z0-9-]{14})/", page.text)
    assert len(set(codes)) == 3
    assert [one.name for one in Invitation.objects.order_by("pk")] == [
        "Iris Okafor", "Vera Castellan", "Tomás Reyes",
    ]  # fmt: skip
    accept(client_of_somebody_else, codes[2], name="Tomás Reyes")
    assert is_in(client_of_somebody_else)


def test_whoever_is_on_the_list_of_people_already_is_said_to_be(ella, signed_in, bayard):
    page = invite(signed_in(ella), name_1="bayard " + bayard.name.split()[1], name_2="Iris Okafor").text
    assert page.count("is on the list of people, too") == 1
    assert f"{bayard.name.lower()} is on the list" in page.lower()


def test_what_each_role_does_is_said_in_a_line_and_in_the_council_s_words(ella, council, signed_in):
    council.cc_word = "chair"
    council.save()
    page = signed_in(ella).get(INVITE).text
    assert "Organizer. Calls and meets people, and keeps what comes of it.<br>Chair. Does the same" in page


def test_a_number_fills_in_the_message_and_is_not_kept(ella, signed_in):
    page = invite(signed_in(ella), **THREE)

    assert 'href="sms:+12025550177?&amp;body=Hello%20Iris' in page.text
    kept = " ".join(str(row) for row in Invitation.objects.values_list())
    assert "5550177" not in kept
    assert Invitation.objects.get(name="Vera Castellan").email == "vera@county-hospital.example"


def test_an_invitation_to_an_address_at_work_is_taken_back_and_made_anew_in_one_tap(ella, signed_in):
    browser = signed_in(ella)
    assert "Take it back and make it anew" in invite(browser, **THREE).text
    of_vera = Invitation.objects.get(name="Vera Castellan")

    answer = browser.post(f"{INVITE}{of_vera.pk}/ending/", {"anew": "1"})

    assert answer["Location"] == INVITE
    of_vera.refresh_from_db()
    assert of_vera.ended_at
    anew = browser.get(INVITE).context["form"]
    assert [anew[name].value() for name in ("name_1", "reach_1")] == ["Vera Castellan", of_vera.email]
    assert not browser.get(INVITE).context["form"]["name_1"].value()


def test_an_address_at_work_is_pointed_out_and_a_private_one_is_not(ella, signed_in):
    warning = "may belong to whoever they work for"

    assert warning in invite(signed_in(ella), **THREE).text
    assert warning not in invite(signed_in(ella), name_1="Vera Castellan", reach_1="vera@gmail.com").text


@pytest.mark.parametrize(
    ("address", "at_work"),
    [
        ("vera@gmail.com", False),
        ("vera@yahoo.co.uk", False),
        ("vera@county-hospital.org", True),
        ("vera@mail.county-hospital.org", True),
        ("vera@web.fabrik.de", True),
        ("vera@example.org", False),
        ("vera@mail.example.com", False),
        ("vera@my-example.com", True),
        ("", False),
    ],
)
def test_what_may_be_read_at_work(address, at_work):
    assert is_perhaps_at_work(address) == at_work


def test_under_a_discreet_name_the_message_does_not_say_what_for(ella, council, signed_in):
    council.discreet_name = "Tuesday group"
    council.save()

    page = invite(signed_in(ella), **THREE, at_work_2="on").text

    assert "lets you in to Tuesday group" in page
    assert "organize with us" not in page


def test_one_wrong_line_keeps_no_seat_and_all_that_was_typed(ella, signed_in):
    page = invite(signed_in(ella), **THREE | {"reach_1": "555"})

    assert page.status_code == 422
    assert not Invitation.objects.exists()
    assert 'value="Tomás Reyes"' in page.text


def test_what_is_to_be_put_right_says_whose_and_only_rows_with_somebody_in_them_are_open(ella, signed_in):
    page = invite(signed_in(ella), **THREE | {"reach_9": "tomas.example.org"})

    form = page.context["form"]
    assert [row.name.value() for row in form.open_rows] == [
        *(THREE[f"name_{row}"] for row in (1, 2, 9)),
        None,
    ]
    assert "<details open" not in page.text
    assert '<a href="#id_reach_9">Number or e-mail of Tomás Reyes</a>' in page.text


def test_an_address_at_work_is_asked_about_where_it_stands(ella, council, signed_in):
    council.discreet_name = "Tuesday group"
    council.save()

    page = invite(signed_in(ella), **THREE)

    assert page.status_code == 422
    assert '<a href="#id_at_work_2">Use the address of Vera Castellan at work all the same</a>' in page.text
    assert page.text.index('name="at_work_2"') < page.text.index('name="name_9"')
    assert 'name="at_work_1"' not in page.text


def test_the_names_come_first_and_the_words_about_them_after(ella, signed_in):
    page = signed_in(ella).get(INVITE).text
    assert page.index('name="name_1"') < page.index("A number only fills in")


def test_who_was_invited_by_mistake_is_taken_back_by_name_since_yesterday(ella, signed_in):
    browser = signed_in(ella)
    assert "the invitation of" not in browser.get("/c/millbrook/me/").text
    invite(browser, **THREE)
    of_vera = Invitation.objects.get(name="Vera Castellan")

    for page in ("/c/millbrook/me/", "/c/millbrook/me/since-yesterday/"):
        shown = browser.get(page).text
        assert all(
            f'Undo<span class="away">: the invitation of {THREE[f"name_{row}"]}' in shown for row in (1, 2, 9)
        )
    browser.post(f"{INVITE}{of_vera.pk}/ending/")
    Invitation.objects.filter(name="Iris Okafor").update(expires_at=timezone.now() + dt.timedelta(days=28))

    assert "the invitation of Iris Okafor" not in browser.get("/c/millbrook/me/").text
    assert "the invitation of Vera Castellan" not in browser.get("/c/millbrook/me/").text
    assert Invitation.objects.waiting().count() == 2


def test_from_the_codes_nothing_leads_away_but_the_way_on_to_who_is_invited_where_people_are_given(
    ella, signed_in
):
    browser = signed_in(ella)
    page = invite(browser, **THREE).text
    content = page[page.index("key-card__code") : page.index("</main>")]
    assert re.findall(r'href="(/[^"]*)"', content) == ["/c/millbrook/team/#invited"]

    listed = browser.get("/c/millbrook/team/").text
    for invitation in Invitation.objects.all():
        assert f"/people/giving/?show=given-to-nobody&amp;to={invitation.pk}" in listed
