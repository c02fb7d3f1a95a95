import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from onetoone.audit.models import Operation
from onetoone.calls.models import SetupCall
from onetoone.councils.undoing import undo
from onetoone.lib.keys import new_key
from onetoone.meetings.forms.company import Doubt
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Person

ADDRESS = "/c/millbrook/just-talked/"
THURSDAY_NOON = "2026-11-26 17:00Z"  # in Millbrook it is noon


def talked(client, *people, headers=None, **said):
    """They talked with these people; `new` and what else was typed besides."""
    words = {"operation": new_key(), "who": [person.pk for person in people]} | said
    return client.post(ADDRESS, words, headers=headers or {})


def look(client, find, *chosen, **said):
    """What comes back while one types."""
    answer = talked(client, *chosen, find=find, look="1", headers={"HX-Request": "true"}, **said)
    assert answer.status_code == 200
    return answer.content.decode()


def offered(page):
    return page.split('id="company"')[1]


@pytest.mark.time_machine(THURSDAY_NOON)
def test_three_names_leave_a_debrief_for_each_in_one_operation(signed_in, rosa, bayard, petra):
    answer = talked(signed_in(rosa), bayard, petra, new=["Vera Castellan"])
    assert answer.url == "/c/millbrook/"
    meetings = OneToOne.objects.without_debrief()
    assert {str(meeting.person) for meeting in meetings} == {
        "Bayard Lindqvist",
        "Petra Brandt",
        "Vera Castellan",
    }
    assert {meeting.local_start.isoformat(timespec="minutes") for meeting in meetings} == {
        "2026-11-26T11:40-05:00"
    }
    bayard.refresh_from_db()
    assert bayard.met_at
    client = signed_in(rosa)
    page = client.get("/c/millbrook/").content.decode()
    assert ">Written down. A debrief waits for each of them." in page  # and names none of the three
    assert "and 2 others" in client.get("/c/millbrook/me/").text
    undo(Operation.objects.get().pk, by=rosa)
    bayard.refresh_from_db()
    assert not OneToOne.objects.exists()
    assert not Person.objects.filter(name="Vera Castellan").exists()
    assert bayard.met_at is None


@pytest.mark.time_machine(THURSDAY_NOON)
@pytest.mark.parametrize("field", ["day", "other_day"])
def test_it_may_have_been_on_any_past_day(signed_in, rosa, bayard, field):
    talked(signed_in(rosa), bayard, **{field: "2026-11-24"})
    assert OneToOne.objects.get().local_start.date() == dt.date(2026, 11, 24)
    answer = talked(signed_in(rosa), bayard, **{field: "2026-11-27"})
    assert answer.status_code == 422
    assert "a day that has passed" in answer.content.decode()


def test_my_own_people_are_a_tap_away_whoever_i_touched_last_first(signed_in, rosa, noor, bayard, petra):
    petra.give(rosa, by=rosa)
    petra.be_touched(dt.datetime(2026, 11, 20, tzinfo=dt.UTC))
    Person.add(noor.council, "Somebody of Noor’s", by=noor).give(noor, by=noor)
    page = offered(signed_in(rosa).get(ADDRESS).content.decode())
    assert page.index("Petra Brandt") < page.index("Bayard Lindqvist")
    assert "Somebody of Noor" not in page


def test_while_one_types_others_are_found_and_who_was_ticked_stays(signed_in, rosa, bayard, petra):
    page = offered(look(signed_in(rosa), "bran", bayard))
    assert page.index("Bayard Lindqvist") < page.index("Petra Brandt")
    assert f'value="{bayard.pk}" id="who-{bayard.pk}" checked' in page
    assert "bran, somebody new" in page
    assert not Operation.objects.exists()


def test_each_of_several_first_names_leads_to_who_bears_it(signed_in, rosa, bayard, petra):
    page = offered(look(signed_in(rosa), "bay, Petra, Vera"))
    found = [page.index(name) for name in ("Bayard Lindqvist", "Petra Brandt", "Vera, somebody new")]
    assert found == sorted(found)


def test_whose_whole_name_is_typed_is_ticked_and_nobody_new(signed_in, rosa, bayard, petra):
    page = offered(look(signed_in(rosa), "Bayard Lindqvist, petra brandt"))
    assert page.count(" checked") == 2
    assert "somebody new" not in page
    assert offered(look(signed_in(rosa), "Bayard Lindqvist, Petra")).count(" checked") == 1


def test_two_of_one_name_are_told_apart_and_neither_is_ticked(signed_in, rosa, council, bayard):
    Person.add(council, "Bayard Lindqvist", by=rosa, phone="+12025550199")
    page = offered(look(signed_in(rosa), "Bayard Lindqvist"))
    assert " checked" not in page
    assert ("…0142" in page, "…0199" in page, "Bayard Lindqvist, somebody new" in page) == (True, True, True)


def test_a_tick_takes_the_words_that_led_to_it_and_leaves_the_others(signed_in, rosa, bayard, petra):
    client = signed_in(rosa)
    page = look(client, "Bay, Petra, Vera", bayard, picked="1")
    assert 'value="Petra, Vera"' in page
    assert "Petra Brandt" in offered(page)
    page = look(client, "Petra, Vera", bayard, petra, new=["Vera"], picked="1")
    assert 'name="find" type="text" value=""' in page


def test_who_asked_not_to_be_contacted_is_found_and_not_offered(signed_in, rosa, bayard):
    bayard.change(do_not_contact=True)
    client = signed_in(rosa)
    assert "Bayard Lindqvist" not in offered(client.get(ADDRESS).text)
    assert "Bayard Lindqvist" in offered(look(client, "bayard"))


@pytest.mark.time_machine(THURSDAY_NOON)
def test_how_long_is_not_said_where_nobody_said_it(signed_in, rosa, bayard):
    client = signed_in(rosa)
    talked(client, bayard)
    page = client.get("/c/millbrook/").text
    assert "You met today." in page
    assert "20 minutes" not in page
    talk = OneToOne.objects.get()
    told = client.get(f"/c/millbrook/meetings/{talk.pk}/").text
    told += client.get(f"/c/millbrook/people/{bayard.pk}/").text.split('id="so-far"')[1]
    for guess in ("20 minutes", "face to face", "11:40", "no place yet"):
        assert guess not in told.lower()
    assert "Thursday, November 26" in told
    talk.change(balance_measured=30)
    assert "You met today, 20 minutes." in client.get("/c/millbrook/").text


def test_without_javascript_the_button_finds_and_nothing_is_lost(signed_in, rosa, bayard, petra):
    answer = talked(
        signed_in(rosa), bayard, find="Petra", look="1", new=["Vera Castellan"], other_day="2026-11-20"
    )
    page = answer.content.decode()
    assert "<!doctype html>" in page
    for kept in ('value="Petra"', 'value="2026-11-20"', 'value="Vera Castellan"', f"who-{petra.pk}"):
        assert kept in page
    assert not OneToOne.objects.exists()


def test_names_that_are_only_typed_are_new_people_with_commas_between(signed_in, rosa):
    talked(signed_in(rosa), find="Vera Castellan, Tomás Bell;Lena Roy")
    assert {str(meeting.person) for meeting in OneToOne.objects.all()} == {
        "Vera Castellan",
        "Tomás Bell",
        "Lena Roy",
    }


def test_words_that_led_to_somebody_who_was_ticked_add_nobody(signed_in, rosa, bayard):
    talked(signed_in(rosa), bayard, find="lindq")
    assert Person.objects.count() == 1


@pytest.mark.parametrize("typed", ["Bayard Lindqvist", "bayard", "Lindqvist Bayard"])
def test_a_name_that_is_here_already_is_asked_about_softly(signed_in, rosa, bayard, typed):
    client = signed_in(rosa)
    answer = talked(client, find=typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Bayard Lindqvist is already here. The same?" in page
    assert not OneToOne.objects.exists()
    doubt = Doubt(typed, [bayard], {})
    talked(client, new=[typed], **{doubt.field: bayard.pk})
    assert OneToOne.objects.get().person == bayard
    talked(client, new=[typed], **{doubt.field: "new"})
    assert Person.objects.count() == 2


def test_nobody_chosen_is_said_at_the_field(signed_in, rosa):
    answer = talked(signed_in(rosa))
    assert answer.status_code == 422
    assert "Tap a name, or type one." in answer.content.decode()


def test_a_double_tap_counts_once(signed_in, rosa, bayard):
    key = new_key()
    for _tap in range(2):
        assert talked(signed_in(rosa), bayard, operation=key).status_code == 302
    assert OneToOne.objects.count() == 1


def test_who_cannot_be_seen_can_neither_be_found_nor_ticked(signed_in, rosa, council, mallory, petra):
    council.who_sees_whom = council.WhoSeesWhom.GIVEN
    council.save()
    client = signed_in(rosa)
    assert "Petra Brandt" not in look(client, "Petra")
    assert talked(client, petra).status_code == 422
    odile = Person.add(mallory.council, "Odile Voss", by=mallory)
    assert talked(client, odile).status_code == 422
    assert not OneToOne.objects.exists()


def test_keys_that_are_none_are_nobody(signed_in, rosa, bayard):
    answer = signed_in(rosa).post(ADDRESS, {"operation": new_key(), "who": ["nonsense", "", bayard.pk]})
    assert answer.status_code == 302
    assert OneToOne.objects.get().person == bayard


def test_signs_that_nobody_can_type_are_left_out(signed_in, rosa):
    assert "Vera Castellan, somebody new" in look(signed_in(rosa), "Vera\x00 Castellan\x07")
    talked(signed_in(rosa), new=["\x07Vera\x00 Castellan "])
    assert OneToOne.objects.get().person.name == "Vera Castellan"


def test_looking_costs_the_same_however_many_are_there(signed_in, rosa, council):
    client = signed_in(rosa)
    counts = []
    for name in ("Vera", "Tomás"):
        for number in range(6):
            Person.add(council, f"{name} {number} Castellan", by=rosa).give(rosa, by=rosa)
        look(client, "Cast")
        with CaptureQueriesContext(connection) as asked:
            look(client, "Cast")
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.time_machine(THURSDAY_NOON)
def test_whom_one_talked_with_need_not_be_called_to_ask_for_it(signed_in, rosa, noor, bayard, council):
    ours, hers = (SetupCall.plan(bayard, by=by, on=council.today()) for by in (rosa, noor))
    talked(signed_in(rosa), bayard)
    assert set(SetupCall.objects.planned()) == {hers}
    undo(Operation.objects.get().pk, by=rosa)
    assert set(SetupCall.objects.planned()) == {ours, hers}


@pytest.mark.time_machine(THURSDAY_NOON)
def test_a_call_planned_since_a_talk_of_long_ago_stays(rosa, bayard, council):
    SetupCall.in_hand(bayard, by=rosa).no_answer()
    OneToOne.write_down(bayard, by=rosa, starts_at=timezone.now() - dt.timedelta(days=60))
    assert SetupCall.objects.planned().count() == 1
