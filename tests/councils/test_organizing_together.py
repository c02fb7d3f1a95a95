import re

import pytest
from django.test import Client

from onetoone.accounts.models import PrintedCode
from onetoone.audit.models import AuditEvent
from onetoone.councils.models import Invitation, Organizer
from onetoone.people.models import Person
from tests.cast import appointed
from tests.entering import come_in, type_code

ORGANIZERS = "/c/millbrook/team/"
INVITE = "/c/millbrook/team/invitations/"


def test_everybody_sees_who_organizes_here(rosa, noor, ella, mallory, signed_in):
    page = signed_in(rosa).get(ORGANIZERS).text

    for name in ["Rosa Quintero", "Noor Haddad", "Ella Brandt"]:
        assert name in page
    assert "Mallory" not in page
    assert "Invited" not in page
    assert "New code" not in page


def test_a_coordinator_is_reached_by_whoever_sees_the_page_about_them(council, rosa, ella, signed_in):
    about_ella = Person.add(council, "Ella Brandt", phone="+12025550177", email="ella@circle.example")
    about_ella.change(post=ella)
    page = signed_in(rosa).get(ORGANIZERS).text
    for way in ("tel:+12025550177", "sms:+12025550177", "mailto:ella@circle.example"):
        assert f'href="{way}"' in page
    about_ella.change(do_not_contact=True)
    assert "2025550177" not in signed_in(rosa).get(ORGANIZERS).text
    about_ella.change(do_not_contact=False)
    council.who_sees_whom = "given"
    council.save()
    assert "2025550177" not in signed_in(rosa).get(ORGANIZERS).text
    about_ella.give(rosa, by=ella)
    assert "2025550177" in signed_in(rosa).get(ORGANIZERS).text


def test_a_lost_phone_is_spoken_of_where_a_coordinator_looks_for_it(rosa, ella, signed_in):
    for page in (ORGANIZERS, f"{ORGANIZERS}{rosa.pk}/post/"):
        assert "signs a lost phone out" in signed_in(ella).get(page).text.replace("the lost", "a lost")
    assert "lost phone" not in signed_in(rosa).get(ORGANIZERS).text


def test_where_only_the_people_given_are_seen_an_organizer_finds_the_coordinators_alone(
    council, rosa, noor, ella, signed_in
):
    council.who_sees_whom = "given"
    council.save()

    page = signed_in(rosa).get(ORGANIZERS).text

    assert "Rosa Quintero" in page
    assert "Ella Brandt" in page
    assert "Noor Haddad" not in page
    assert "Noor Haddad" in signed_in(ella).get(ORGANIZERS).text


def test_a_long_list_takes_eight_queries(council, ella, signed_in, django_assert_num_queries):
    browser = signed_in(ella)
    browser.get(ORGANIZERS)  # the first visit of a day is noted
    for number in range(18):
        appointed(council, f"Organizer{number} Lind")
        Invitation.invite(council, f"Guest{number} Lind", by=ella)

    with django_assert_num_queries(8):  # two for CCs: who has left, who stands on the list of people, too
        browser.get(ORGANIZERS)


def test_posts_have_the_councils_own_words(council, rosa, signed_in):
    council.organizer_word = "steward"
    council.save()

    assert "Steward, since" in signed_in(rosa).get(ORGANIZERS).text


def test_a_cc_prints_a_fresh_code_for_somebody_locked_out(rosa, ella, signed_in, client_of_somebody_else):
    page = signed_in(ella).post(f"{ORGANIZERS}{rosa.pk}/code/")

    code = re.search(r">([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})<", page.text)[1]
    type_code(client_of_somebody_else, code)
    assert client_of_somebody_else.get("/")["Location"] == "/c/millbrook/"
    event = AuditEvent.objects.get(kind=AuditEvent.Kind.PRINTED_CODE)
    assert (event.council_id, event.organizer_id, event.record_id) == (rosa.council_id, ella.pk, rosa.pk)


def test_the_phone_that_was_lost_is_signed_out_and_the_new_code_lets_in(
    rosa, ella, signed_in, client_of_somebody_else
):
    at_home = come_in(Client(), rosa.user)
    address = f"{ORGANIZERS}{rosa.pk}/code/"
    page = signed_in(ella).post(address).text
    assert 'name="lost"' in page
    assert at_home.get("/c/millbrook/").status_code == 200
    signed_in(ella).post(address, {"lost": "1"})
    assert at_home.get("/c/millbrook/").status_code == 302
    assert AuditEvent.objects.get(kind=AuditEvent.Kind.SIGNED_OUT).record_id == rosa.pk
    type_code(client_of_somebody_else, re.search(r">([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})<", page)[1])
    assert client_of_somebody_else.get("/c/millbrook/").status_code == 200


def test_whoever_comes_in_by_a_code_hears_once_of_other_devices(
    rosa, ella, signed_in, client_of_somebody_else
):
    at_home = come_in(Client(), rosa.user)
    at_home.get("/c/millbrook/")
    page = signed_in(ella).post(f"{ORGANIZERS}{rosa.pk}/code/").text
    type_code(client_of_somebody_else, re.search(r">([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})<", page)[1])
    said = "You are also signed in on 1 other device"
    assert said in client_of_somebody_else.get("/c/millbrook/").text
    assert said not in at_home.get("/c/millbrook/").text
    client_of_somebody_else.post("/offers/ending/", {"offer": "tells_elsewhere", "next": "/"})
    assert said not in client_of_somebody_else.get("/c/millbrook/").text


def test_the_card_of_a_fresh_code_is_in_the_language_of_whoever_gets_it(rosa, ella, signed_in):
    rosa.user.language = "es"
    rosa.user.save()
    page = signed_in(ella).post(f"{ORGANIZERS}{rosa.pk}/code/").text
    assert '<html lang="en' in page
    assert '<div class="key-card" lang="es">' in page


def test_but_not_for_somebody_who_organizes_where_this_cc_does_not_answer(rosa, ella, elsewhere, signed_in):
    Organizer.appoint(rosa.user, elsewhere)

    page = signed_in(ella).post(f"{ORGANIZERS}{rosa.pk}/code/")

    assert page.status_code == 403
    assert "organizes elsewhere too" in page.text
    assert not PrintedCode.objects.exists()


def test_nor_for_somebody_who_left(rosa, ella, signed_in):
    rosa.leave()

    assert signed_in(ella).post(f"{ORGANIZERS}{rosa.pk}/code/").status_code == 404


def test_a_cc_gives_another_post(rosa, ella, signed_in):
    answer = signed_in(ella).post(f"{ORGANIZERS}{rosa.pk}/post/", {"post": "cc"})

    assert answer["Location"] == ORGANIZERS
    rosa.refresh_from_db()
    assert rosa.is_cc
    event = AuditEvent.objects.get(kind=AuditEvent.Kind.APPOINTED)
    assert (event.organizer_id, event.record_id, event.why) == (ella.pk, rosa.pk, "cc")


def test_the_last_cc_stays_one(ella, rosa, signed_in):
    answer = signed_in(ella).post(f"{ORGANIZERS}{ella.pk}/post/", {"post": "organizer"})

    assert answer.status_code == 422
    assert "Somebody has to be council coordinator here" in answer.text
    ella.refresh_from_db()
    assert ella.is_cc


def test_who_becomes_staff_is_given_nobody(rosa, ella, bayard, signed_in):
    signed_in(ella).post(f"{ORGANIZERS}{rosa.pk}/post/", {"post": "staff"})

    assert not rosa.pairs.filter(until=None).exists()


CC_ONLY = [
    ("get", INVITE),
    ("post", INVITE),
    ("post", INVITE + "{invitation}/ending/"),
    ("post", INVITE + "{invitation}/code/"),
    ("post", ORGANIZERS + "{organizer}/code/"),
    ("get", ORGANIZERS + "{organizer}/post/"),
    ("post", ORGANIZERS + "{organizer}/post/"),
    ("get", ORGANIZERS + "{organizer}/leaving/"),
    ("post", ORGANIZERS + "{organizer}/leaving/"),
    ("get", "/c/millbrook/settings/"),
    ("post", "/c/millbrook/settings/name/"),
]


@pytest.mark.parametrize(("method", "path"), CC_ONLY)
@pytest.mark.parametrize(("who", "status"), [("rosa", 403), ("mallory", 404), ("staff", 404), (None, 302)])
def test_only_the_ccs_of_the_council_may(
    request, method, path, who, status, council, ella, noor, client, signed_in
):
    invitation, _code = Invitation.invite(council, "Iris Okafor", by=ella)
    browser = signed_in(request.getfixturevalue(who)) if who else client

    answer = getattr(browser, method)(path.format(invitation=invitation.pk, organizer=noor.pk))

    assert answer.status_code == status
    noor.refresh_from_db()
    invitation.refresh_from_db()
    assert noor.serves
    assert invitation.is_open()


@pytest.mark.parametrize("path", [path for method, path in CC_ONLY if "{" in path])
def test_a_cc_from_elsewhere_finds_nothing_of_this_council_under_her_own(
    path, council, ella, noor, mallory, signed_in
):
    invitation, _code = Invitation.invite(council, "Iris Okafor", by=ella)
    path = path.format(invitation=invitation.pk, organizer=noor.pk).replace("millbrook", "harbor")

    assert signed_in(mallory).post(path).status_code == 404
