import datetime as dt
import uuid

import pytest
from django.utils import timezone

from onetoone.accounts.models import PrintedCode, User
from onetoone.audit.models import AuditEvent
from onetoone.councils.models import Invitation, Organizer
from onetoone.councils.models.invitation import NotOpen
from onetoone.councils.models.organizer import Post
from tests.entering import accept, come_in, is_in, key_on, type_code


@pytest.fixture
def seat(council, ella):
    """A seat kept for Rosa: the invitation and its code."""
    return Invitation.invite(council, "Rosa Quintero", by=ella)


def serving(council):
    return {str(organizer): organizer.post for organizer in council.organizers.serving()}


def test_the_link_shows_the_invitation_and_takes_nothing(client, council, seat):
    invitation, code = seat
    for _preview in range(3):
        page = client.get(f"/join/{code}/")

    assert page.status_code == 200
    assert "Join Millbrook council as Rosa Quintero" in page.text
    assert "Your role: organizer." in page.text
    assert "Calls and meets people, and keeps what comes of it." in page.text
    assert "Rosa" not in page.text[: page.text.index("</title>")]
    invitation.refresh_from_db()
    assert invitation.is_open()
    assert serving(council) == {"Ella Brandt": "cc"}


def test_one_button_joins_and_signs_in(client, council, seat):
    answer = accept(client, seat[1], operation=key_on(client.get(f"/join/{seat[1]}/")))

    assert answer["Location"] == "/lock/settings/?first=1&next=%2F"
    assert client.get("/")["Location"] == "/c/millbrook/"
    assert serving(council) == {"Ella Brandt": "cc", "Rosa Quintero": "organizer"}
    assert client.session.get_expiry_age() == 90 * 24 * 3600


def test_joining_is_written_down(client, ella, seat):
    accept(client, seat[1])

    event = AuditEvent.objects.get(kind=AuditEvent.Kind.APPOINTED)
    assert (event.organizer_id, event.record_id) == (
        ella.pk,
        Organizer.objects.get(user__name="Rosa Quintero").pk,
    )


def test_the_name_may_be_corrected(client, council, seat):
    accept(client, seat[1], name="Rosa María Quintero")

    assert "Rosa María Quintero" in serving(council)


def test_without_a_name_nothing_happens(client, council, seat):
    answer = accept(client, seat[1], name=" ")

    assert answer.status_code == 422
    assert not is_in(client)
    assert seat[0].is_open()


def test_a_shared_computer_is_left_soon(client, seat):
    accept(client, seat[1], shared="on")

    assert client.session.get_expiry_age() == 30 * 60


def test_the_code_of_an_invitation_can_be_typed_too(client, seat):
    answer = type_code(client, seat[1].upper())

    assert answer["Location"] == f"/join/{seat[1].replace('-', '')}/"
    assert "as Rosa Quintero" in client.get(answer["Location"]).text
    assert not is_in(client)


def test_whoever_typed_the_code_is_asked_once_whether_the_computer_is_shared(client, seat):
    assert 'name="shared"' in client.get(f"/join/{seat[1]}/").text  # from a link

    joining = type_code(client, seat[1], shared="on")["Location"]
    assert 'name="shared"' not in client.get(joining).text
    accept(client, seat[1])

    assert client.session.get_expiry_age() == 30 * 60


def test_an_invitation_works_once(client, council, seat, client_of_somebody_else):
    accept(client, seat[1])

    answer = accept(client_of_somebody_else, seat[1], name="Mallory Voss")

    assert answer.status_code == 410
    assert "This card has been used" in answer.text
    assert "Ask Ella for a new code." in answer.text
    assert "Millbrook" not in answer.text
    assert not is_in(client_of_somebody_else)
    assert "Mallory Voss" not in serving(council)


def test_back_on_the_page_of_their_card_whoever_is_in_is_told_so_and_led_on(client, seat):
    accept(client, seat[1])
    page = client.get(f"/join/{seat[1]}/")
    assert page.status_code == 200
    assert "You are in already" in page.text
    assert "To my council" in page.text
    assert "new code" not in page.text


def test_of_two_who_press_at_the_same_moment_one_joins(council, seat):
    Invitation.objects.get(pk=seat[0].pk).accept()

    with pytest.raises(NotOpen):
        seat[0].accept()  # read before the other was quicker

    assert len(serving(council)) == 2


def test_the_same_button_pressed_twice_joins_once_and_signs_in_twice(
    client, council, seat, client_of_somebody_else
):
    form = uuid.uuid4()
    accept(client, seat[1], operation=form)

    accept(client_of_somebody_else, seat[1], operation=form)  # the first answer got lost, cookie and all

    assert is_in(client_of_somebody_else)
    assert len(serving(council)) == 2


def test_after_thirty_days_it_is_over(client, council, ella):
    long_ago = timezone.now() - dt.timedelta(days=31)
    _invitation, code = Invitation.invite(council, "Rosa Quintero", by=ella, at=long_ago)

    assert client.get(f"/join/{code}/").status_code == 410
    assert accept(client, code).status_code == 410
    assert not is_in(client)


def test_an_ended_invitation_is_over(client, seat):
    seat[0].end()

    assert accept(client, seat[1]).status_code == 410
    assert not is_in(client)


def test_over_pages_tell_no_name(client, seat):
    seat[0].end()

    page = client.get(f"/join/{seat[1]}/").text
    assert "This invitation is over" in page
    assert "Rosa" not in page
    assert "Ella" not in page
    assert "Millbrook" not in page


def test_a_used_card_of_a_discreet_council_names_nobody(client, council, seat):
    council.discreet_name = "Tuesday group"
    council.save()
    seat[0].accept()

    page = client.get(f"/join/{seat[1]}/").text
    assert "This card has been used" in page
    assert "Ask whoever invited you for a new code." in page
    assert "Ella" not in page


def test_a_used_card_names_who_makes_another_once_its_inviter_has_left(client, council, ella, noor, seat):
    seat[0].accept()
    Organizer.appoint(noor.user, council, post=Post.CC)
    ella.leave()

    assert "Ask Noor for a new code." in client.get(f"/join/{seat[1]}/").text


def test_a_used_fresh_code_says_who_prints_another(client, council, rosa, ella, client_of_somebody_else):
    code = PrintedCode.print_for(rosa.user)
    type_code(client_of_somebody_else, code)

    assert "works only once. Ask Ella for a new code." in type_code(client, code).text
    council.discreet_name = "Tuesday group"
    council.save()
    assert "works only once. You need a new one." in type_code(client, code).text
    rosa.leave()
    assert "Ella" not in type_code(client, code).text


def test_whose_e_mail_has_an_account_signs_in_first(client, council, ella, mallory):
    _invitation, code = Invitation.invite(council, "Mallory Voss", email="Mallory@harbor.example", by=ella)

    page = client.get(f"/join/{code}/")
    answer = accept(client, code, name="Mallory Voss")

    assert "Sign in first" in page.text
    assert f"/sign-in/?next=/join/{code}/" in page.text
    assert "Sign in first" in answer.text
    assert not is_in(client)
    assert User.objects.filter(email="mallory@harbor.example").count() == 1


def test_then_the_same_link_gives_the_post_to_that_account(client, council, ella, mallory):
    _invitation, code = Invitation.invite(council, "M. Voss", email="mallory@harbor.example", by=ella)
    come_in(client, mallory.user)

    page = client.get(f"/join/{code}/").text
    assert "You are signed in as Mallory Voss" in page
    accept(client, code)

    assert serving(council)["Mallory Voss"] == "organizer"
    assert "Your councils" in client.get("/").text


def test_a_cc_who_tries_the_link_of_somebody_else_loses_neither_seat_nor_post(client, council, ella, seat):
    come_in(client, ella.user)

    page = client.get(f"/join/{seat[1]}/").text
    accept(client, seat[1])

    assert "this invitation is for somebody else" in page
    assert serving(council) == {"Ella Brandt": "cc"}
    seat[0].refresh_from_db()
    assert seat[0].is_open()


def test_staff_are_told_that_people_stay_with_their_council(client, council, ella):
    _invitation, code = Invitation.invite(council, "Sam Staff", post=Post.STAFF, by=ella)
    accept(client, code, name="Sam Staff")

    page = client.get("/")
    assert page.status_code == 200
    assert "People stay with their council" in page.text
    assert client.get("/c/millbrook/me/").status_code == 404


def test_outside_the_council_has_its_discreet_name(client, council, seat):
    council.discreet_name = "Tuesday group"
    council.save()

    page = client.get(f"/join/{seat[1]}/").text
    assert "Join Tuesday group" in page
    assert "Millbrook" not in page
