import pytest
from django.urls import reverse

from onetoone.audit.models import Operation
from onetoone.councils.undoing import undo
from onetoone.lib.keys import new_key
from onetoone.meetings.models import OneToOne
from tests.cast import appointed


def address(name, meeting):
    return reverse(f"meetings:{name}", kwargs={"council": "millbrook", "one_to_one_id": meeting.pk})


def bring(client, meeting, *organizers):
    keys = [organizer.pk for organizer in organizers]
    return client.post(address("also_there", meeting), {"operation": new_key(), "also_there": keys})


def test_who_is_also_there_sees_it_and_has_a_worksheet_of_their_own(signed_in, rosa, noor, one_to_one):
    answer = bring(signed_in(rosa), one_to_one, noor)
    assert answer.url == address("one_to_one", one_to_one)
    assert "Noor Haddad" in signed_in(rosa).get(answer.url).content.decode()
    for name in ("one_to_one", "worksheet", "glance", "move"):
        assert signed_in(noor).get(address(name, one_to_one)).status_code == 200


def test_it_stands_on_the_today_of_both(signed_in, rosa, noor, one_to_one):
    assert "Bayard Lindqvist" not in signed_in(noor).get("/c/millbrook/").content.decode()
    bring(signed_in(rosa), one_to_one, noor)
    for organizer in (rosa, noor):
        page = signed_in(organizer).get("/c/millbrook/").content.decode()
        assert address("worksheet", one_to_one) in page


def test_who_is_taken_off_again_is_out_and_undo_lets_them_in(signed_in, rosa, noor, one_to_one):
    client = signed_in(rosa)
    bring(client, one_to_one, noor)
    one_to_one.worksheet_of(noor).prepare(my_story="The bus that never came")
    bring(client, one_to_one)
    assert signed_in(noor).get(address("worksheet", one_to_one)).status_code == 404
    assert signed_in(noor).get(address("move", one_to_one)).status_code == 404
    undo(Operation.objects.latest("at").pk, by=rosa)
    assert "The bus that never came" in signed_in(noor).get(address("worksheet", one_to_one)).content.decode()


def test_undoing_takes_them_off_with_what_came_with_it(signed_in, rosa, noor, bayard, one_to_one):
    bring(signed_in(rosa), one_to_one, noor)
    undo(Operation.objects.get().pk, by=rosa)
    assert not OneToOne.objects.get().also_there.exists()
    assert not bayard.pairs.open().filter(organizer=noor).exists()
    assert not noor.worksheets.exists() or noor.worksheets.get().undone_at


@pytest.mark.parametrize("who", ["mallory", "rosa", "staff"])
def test_only_another_organizer_of_the_council_is_brought_along(signed_in, rosa, who, one_to_one, request):
    assert bring(signed_in(rosa), one_to_one, request.getfixturevalue(who)).status_code == 422
    assert not one_to_one.also_there.exists()


def test_only_those_who_sit_there_and_the_ccs_bring_somebody(signed_in, noor, ella, mallory, one_to_one):
    for organizer, status in ((noor, 404), (mallory, 404), (ella, 302)):
        assert bring(signed_in(organizer), one_to_one, noor).status_code == status


def test_alone_in_the_council_the_page_says_how_to_find_company(signed_in, rosa, one_to_one):
    page = signed_in(rosa).get(address("also_there", one_to_one)).content.decode()
    assert "/team/" in page
    assert "the only one" in page


def test_where_only_the_people_given_are_seen_the_list_names_coordinators_and_who_is_there_already(
    signed_in, council, rosa, noor, ella, one_to_one
):
    tomas = appointed(council, "Tomás Ferreira")
    bring(signed_in(ella), one_to_one, noor)
    council.who_sees_whom = "given"
    council.save()
    page = signed_in(rosa).get(address("also_there", one_to_one)).text
    assert "Ella Brandt" in page
    assert "Noor Haddad" in page
    assert str(tomas) not in page
    assert bring(signed_in(rosa), one_to_one, tomas).status_code == 422
