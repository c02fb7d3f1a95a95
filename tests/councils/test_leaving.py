import pytest
from django.test import Client

from onetoone.accounts.models import PrintedCode
from onetoone.audit.models import AuditEvent
from onetoone.councils import posts
from onetoone.councils.models import Invitation, Organizer
from onetoone.councils.models.organizer import Post
from tests.cast import appointed
from tests.entering import accept, come_in, is_in, type_code


def leaving(organizer):
    return f"/c/millbrook/team/{organizer.pk}/leaving/"


@pytest.fixture
def iris(council):
    """A second CC."""
    return appointed(council, "Iris Okafor", Post.CC)


@pytest.fixture
def phone(rosa):
    return come_in(Client(), rosa.user)


def test_the_page_says_what_happens_and_does_nothing(rosa, noor, ella, bayard, petra, signed_in):
    petra.give(rosa, by=ella)
    petra.give(noor, by=ella)

    page = signed_in(ella).get(leaving(rosa)).text

    assert "The 2 people given to them stay on the list." in page
    assert (
        "1 of them is given to nobody else: who talks with them from then on is for the coordinators" in page
    )
    assert "Invitations they made" not in page
    rosa.refresh_from_db()
    assert rosa.serves


def test_who_leaves_sees_it_named_so_and_may_stay(rosa, bayard, signed_in):
    browser = signed_in(rosa)
    team = browser.get("/c/millbrook/team/").text
    assert f'href="{leaving(rosa)}">Stop organizing here</a>' in team
    page = browser.get(leaving(rosa)).text
    assert "The person given to you stays on the list." in page
    assert "Who talks with them from then on is for the coordinators to say." in page
    assert '<a class="button" href="/c/millbrook/team/">Stay</a>' in page


def test_who_may_invite_reads_what_becomes_of_invitations(ella, signed_in):
    assert (
        "Invitations you made, and codes you printed, do not work any more."
        in signed_in(ella).get(leaving(ella)).text
    )


def test_whose_post_ends_is_out_on_every_device_at_the_next_request(rosa, ella, phone, signed_in):
    tablet = come_in(Client(), rosa.user)

    answer = signed_in(ella).post(leaving(rosa))

    assert answer["Location"] == "/c/millbrook/team/"
    for device in (phone, tablet):
        assert device.get("/c/millbrook/me/")["Location"].startswith("/sign-in/")


def test_who_still_serves_elsewhere_stays_signed_in_there(rosa, ella, elsewhere, phone, signed_in):
    Organizer.appoint(rosa.user, elsewhere)

    signed_in(ella).post(leaving(rosa))

    assert phone.get("/c/millbrook/me/").status_code == 404
    assert phone.get("/c/harbor/me/").status_code == 200


def test_their_people_stay_and_are_given_to_nobody_else(rosa, ella, bayard, signed_in):
    signed_in(ella).post(leaving(rosa))

    assert not bayard.pairs.filter(until=None).exists()
    assert bayard.pairs.count() == 1


def test_a_cc_gives_them_on_in_the_same_breath(rosa, noor, ella, bayard, petra, signed_in):
    petra.give(rosa, by=ella)
    petra.give(noor, by=ella)

    signed_in(ella).post(leaving(rosa), {"to": noor.pk})

    assert {pair.person for pair in noor.pairs.filter(until=None)} == {bayard, petra}
    assert not rosa.pairs.filter(until=None).exists()


def test_people_are_not_handed_to_somebody_from_elsewhere(rosa, ella, mallory, bayard, signed_in):
    answer = signed_in(ella).post(leaving(rosa), {"to": mallory.pk})

    assert answer.status_code == 422
    rosa.refresh_from_db()
    assert rosa.serves


def test_who_leaves_alone_does_not_choose_for_the_council(rosa, noor, bayard, phone):
    assert "Who takes on" not in phone.get(leaving(rosa)).text

    phone.post(leaving(rosa), {"to": noor.pk})

    assert not noor.pairs.filter(until=None).exists()


def test_leaving_is_written_down(rosa, ella, signed_in):
    signed_in(ella).post(leaving(rosa))

    event = AuditEvent.objects.get(kind=AuditEvent.Kind.LEFT)
    assert (event.organizer_id, event.record_id) == (ella.pk, rosa.pk)


def test_anybody_may_leave(rosa, ella, phone):
    answer = phone.post(leaving(rosa), follow=True)

    assert answer.status_code == 200
    assert "Your role has ended." in answer.text
    assert not is_in(phone)
    rosa.refresh_from_db()
    assert not rosa.serves


def test_who_leaves_one_of_two_councils_lands_in_the_other(rosa, elsewhere, phone):
    Organizer.appoint(rosa.user, elsewhere)

    phone.post(leaving(rosa))

    assert phone.get("/")["Location"] == "/c/harbor/"


def test_the_last_cc_cannot_leave(ella, rosa, signed_in):
    answer = signed_in(ella).post(leaving(ella))

    assert answer.status_code == 422
    assert "Give somebody else the role first" in answer.text
    ella.refresh_from_db()
    assert ella.serves


def test_a_cc_with_another_beside_her_can(ella, iris, signed_in):
    signed_in(ella).post(leaving(ella))

    ella.refresh_from_db()
    assert not ella.serves


def test_a_departed_cc_has_kept_no_way_back_in(rosa, ella, iris, council, client):
    _invitation, kept = Invitation.invite(council, "Nobody Real", by=ella)
    for_rosa = posts.print_code(rosa, by=ella)

    posts.leave(ella, by=iris)

    assert accept(client, kept).status_code == 410
    type_code(client, for_rosa)
    assert not is_in(client)


def test_nor_has_one_who_is_cc_no_longer(rosa, ella, iris, council, client):
    _invitation, kept = Invitation.invite(council, "Nobody Real", post=Post.CC, by=ella)

    posts.change(ella, Post.ORGANIZER, by=iris)

    assert accept(client, kept).status_code == 410


def test_what_the_others_printed_still_works(rosa, noor, ella, iris, client):
    code = posts.print_code(rosa, by=iris)
    own = PrintedCode.print_for(noor.user)

    posts.leave(ella, by=iris)

    type_code(client, code)
    assert is_in(client)
    client.post("/sign-out/")
    type_code(client, own)
    assert is_in(client)


def test_to_come_back_they_need_a_new_invitation(rosa, ella, council, client):
    posts.leave(rosa, by=ella)
    come_in(client, rosa.user)
    assert "have no role" in client.get("/").text

    _invitation, code = Invitation.invite(council, "Rosa Quintero", email=rosa.user.email, by=ella)
    accept(client, code)

    assert client.get("/")["Location"] == "/c/millbrook/"


def test_leaving_twice_is_as_if_there_were_nobody(rosa, ella, signed_in):
    browser = signed_in(ella)
    browser.post(leaving(rosa))

    assert browser.post(leaving(rosa)).status_code == 404
