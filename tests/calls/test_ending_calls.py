import datetime as dt

import pytest
from django.urls import reverse

from onetoone.audit.models import Operation
from onetoone.calls.models import How, SetupCall
from onetoone.councils.undoing import undo
from onetoone.lib.keys import new_key

THURSDAY_NOON = "2026-11-26 17:00Z"  # in Millbrook it is noon


def end(client, person, outcome, row="", **said):
    address = reverse("calls:outcome", kwargs={"council": "millbrook", "person_id": person.pk})
    return client.post(address + row, {"operation": new_key(), "how": "phone", "outcome": outcome, **said})


def planned(person):
    return SetupCall.objects.planned().filter(person=person).first()


@pytest.mark.time_machine(THURSDAY_NOON)
@pytest.mark.parametrize(
    ("outcome", "again_on", "touched"),
    [
        ("call_back", dt.date(2026, 11, 27), True),
        ("no_answer", dt.date(2026, 11, 28), False),
        ("left_message", dt.date(2026, 11, 28), False),
        ("nobody_home", dt.date(2026, 11, 28), False),
        ("not_now", dt.date(2026, 12, 24), True),
        ("wrong_number", None, False),
        ("do_not_call", None, True),
    ],
)
def test_one_tap_ends_the_call_and_undo_takes_it_back(signed_in, rosa, bayard, outcome, again_on, touched):
    SetupCall.plan(bayard, by=rosa, on=dt.date(2026, 11, 25))
    answer = end(signed_in(rosa), bayard, outcome)
    assert answer.status_code == 302
    assert answer.url.startswith(f"/c/millbrook/people/{bayard.pk}/")
    call = SetupCall.objects.made().get()
    bayard.refresh_from_db()
    assert (call.outcome, call.again_on, call.organizer) == (outcome, again_on, rosa)
    assert bayard.tried_at == call.made_at
    assert (bayard.touched_at == call.made_at) is touched
    assert (planned(bayard) and planned(bayard).planned_on) == again_on
    undo(Operation.objects.get().pk, by=rosa)
    bayard.refresh_from_db()
    assert (bayard.tried_at, bayard.touched_at) == (None, None)
    assert planned(bayard).planned_on == dt.date(2026, 11, 25)


@pytest.mark.time_machine(THURSDAY_NOON)
@pytest.mark.parametrize(
    ("how", "said", "waits", "told"),
    [
        ("text", "wrote to them", "Written to Thursday.", "Wrote to them, by text."),
        ("phone", "left a message", "A message was left Thursday.", "Left a message, by phone."),
    ],
)
def test_what_was_sent_is_told_otherwise_than_what_was_left_with_a_voice(
    signed_in, rosa, ella, bayard, time_machine, how, said, waits, told
):
    browser = signed_in(rosa)
    toast = browser.get(end(browser, bayard, "left_message", how=how).url).text
    assert ("Sent. The next try is Saturday." in toast) is (how == "text")
    assert told in toast
    assert f"<strong>{said.capitalize()}.</strong>" in browser.get("/c/millbrook/called/").text
    time_machine.move_to("2026-11-28 17:00Z")
    assert waits in browser.get("/c/millbrook/").text
    call = reverse("calls:call", kwargs={"council": "millbrook", "person_id": bayard.pk})
    assert f"Last tried by Rosa, Thursday: {said}." in signed_in(ella).get(call).text


def test_a_wrong_number_is_taken_off_the_page_and_undo_brings_it_back(signed_in, rosa, bayard):
    end(signed_in(rosa), bayard, "wrong_number")
    bayard.refresh_from_db()
    assert bayard.phone == ""
    undo(Operation.objects.get().pk, by=rosa)
    bayard.refresh_from_db()
    assert bayard.phone == "+12025550142"


def test_please_dont_call_holds_for_everybody_here(signed_in, rosa, bayard):
    end(signed_in(rosa), bayard, "do_not_call")
    bayard.refresh_from_db()
    assert bayard.do_not_contact


def test_the_jottings_are_kept_line_by_line_with_the_way_it_was_made(signed_in, rosa, bayard):
    end(
        signed_in(rosa), bayard, "not_now", how="in_person", jot_1="counts coins", jot_3="nights until Friday"
    )
    call = SetupCall.objects.made().get()
    assert call.jottings == "counts coins\nnights until Friday"
    assert call.how == How.IN_PERSON


def test_a_double_tap_counts_once(signed_in, rosa, bayard):
    client, key = signed_in(rosa), new_key()
    for _tap in range(2):
        assert end(client, bayard, "no_answer", operation=key).status_code == 302
    assert SetupCall.objects.made().count() == 1


def test_the_repeat_of_what_was_undone_says_so_and_does_nothing(signed_in, rosa, bayard):
    client, key = signed_in(rosa), new_key()
    end(client, bayard, "no_answer", operation=key)
    undo(key, by=rosa)
    answer = end(client, bayard, "no_answer", operation=key)
    assert answer.status_code == 302
    assert not SetupCall.objects.made().exists()


def test_going_back_and_tapping_another_ending_asks_first(signed_in, rosa, bayard):
    client, key = signed_in(rosa), new_key()
    end(client, bayard, "no_answer", operation=key)
    answer = end(client, bayard, "not_now", operation=key, jot_1="nights")
    assert answer.status_code == 422
    assert "saved already" in answer.content.decode()
    assert 'value="nights"' in answer.content.decode()
    assert answer.context["form"]["operation"].value() != str(key)


def test_what_was_jotted_stays_though_the_number_is_gone_meanwhile(signed_in, rosa, bayard):
    client, key = signed_in(rosa), new_key()
    end(client, bayard, "wrong_number", operation=key, how="")
    answer = end(client, bayard, "wrong_number", operation=key, how="", jot_2="nights")
    assert answer.status_code == 422
    assert 'value="nights"' in answer.text


def test_the_third_unanswered_call_lets_them_rest_for_two_weeks(signed_in, rosa, bayard, council):
    client = signed_in(rosa)
    for days in (2, 2, 14):
        answer = end(client, bayard, "no_answer")
        assert planned(bayard).planned_on == council.today() + dt.timedelta(days=days)
        page = client.get(answer.url).text
        assert ("Three tries in a row, so the next one is" in page) is (days == 14)
        assert ("A text may be easier to answer." in page) is (days == 14)


@pytest.mark.time_machine(THURSDAY_NOON)
@pytest.mark.parametrize(
    ("ending", "said", "on", "at"),
    [
        ("call_back.hour", {}, dt.date(2026, 11, 26), dt.time(13)),
        ("call_back.six", {}, dt.date(2026, 11, 26), dt.time(18)),
        ("call_back.tomorrow_six", {}, dt.date(2026, 11, 27), dt.time(18)),
        ("call_back.tomorrow", {}, dt.date(2026, 11, 27), dt.time(12)),
        ("call_back.hour", {"back_on": "2026-12-01", "back_at": "19:30"}, dt.date(2026, 11, 26), dt.time(13)),
        ("call_back", {"back_on": "2026-12-01", "back_at": "19:30"}, dt.date(2026, 12, 1), dt.time(19, 30)),
        ("call_back", {"back_on": "2026-12-01"}, dt.date(2026, 12, 1), None),
        ("call_back", {"back_near": "2026-11-28", "back_at": "18:00"}, dt.date(2026, 11, 28), dt.time(18)),
        ("call_back", {"back_near": "2026-11-28", "back_on": "2026-12-01"}, dt.date(2026, 12, 1), None),
        ("call_back", {"back_at": "11:00"}, dt.date(2026, 11, 27), dt.time(11)),
        ("call_back", {}, dt.date(2026, 11, 27), dt.time(18)),
    ],
)
def test_a_call_back_has_its_moment(signed_in, rosa, bayard, ending, said, on, at):
    end(signed_in(rosa), bayard, ending, **said)
    assert (planned(bayard).planned_on, planned(bayard).planned_at) == (on, at)


@pytest.mark.time_machine("2026-11-27 00:30Z")  # half past seven in Millbrook
def test_six_is_tomorrow_when_this_evening_has_passed_it(signed_in, rosa, bayard):
    client = signed_in(rosa)
    page = client.get(reverse("calls:call", kwargs={"council": "millbrook", "person_id": bayard.pk})).text
    assert "Tomorrow at six" in page
    assert "This evening" not in page
    end(client, bayard, "call_back.six")
    assert planned(bayard).planned_on == dt.date(2026, 11, 27)


@pytest.mark.time_machine("2026-11-01 05:30Z")  # half past one, and the clocks go back at two
def test_in_an_hour_is_an_hour_of_waiting_in_the_night_the_clocks_change(signed_in, rosa, bayard):
    end(signed_in(rosa), bayard, "call_back.hour")
    assert planned(bayard).planned_at == dt.time(1, 30)


@pytest.mark.time_machine(THURSDAY_NOON)
@pytest.mark.parametrize(
    ("ending", "said", "on"),
    [
        ("not_now", {}, dt.date(2026, 12, 24)),
        ("not_now.two_weeks", {}, dt.date(2026, 12, 10)),
        ("not_now.season", {"later_on": "2027-01-15"}, dt.date(2027, 2, 25)),
        ("not_now", {"later_on": "2027-01-15"}, dt.date(2027, 1, 15)),
    ],
)
def test_not_now_has_a_date_to_ask_again(signed_in, rosa, bayard, ending, said, on):
    end(signed_in(rosa), bayard, ending, **said)
    assert SetupCall.objects.made().get().again_on == planned(bayard).planned_on == on


def test_why_not_now_is_read_by_the_caller_alone_when_they_call_again(signed_in, rosa, ella, bayard):
    end(signed_in(rosa), bayard, "not_now.month", jot_1="counts coins", why="his mother is ill")
    assert SetupCall.objects.made().get().jottings == "counts coins\nhis mother is ill"
    address = reverse("calls:call", kwargs={"council": "millbrook", "person_id": bayard.pk})
    assert "his mother is ill" in signed_in(rosa).get(address).text
    assert "his mother is ill" not in signed_in(ella).get(address).text


def test_a_day_that_passed_in_a_field_of_another_button_hinders_nobody(signed_in, rosa, bayard):
    assert end(signed_in(rosa), bayard, "no_answer", later_on="2020-01-01").status_code == 302


@pytest.mark.parametrize("day", ["2020-01-01", "9999-12-31", "soon"])
def test_a_day_nobody_can_plan_for_is_asked_again_and_what_was_typed_stays(signed_in, rosa, bayard, day):
    answer = end(signed_in(rosa), bayard, "not_now", later_on=day, jot_2="nights until Friday")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_later_on_error"' in page
    assert f'value="{day}"' in page
    assert 'value="nights until Friday"' in page
    assert not SetupCall.objects.made().exists()


def test_an_unknown_outcome_changes_nothing(signed_in, rosa, bayard):
    client = signed_in(rosa)
    assert end(client, bayard, "agreed").status_code == 422
    assert end(client, bayard, "recorded").status_code == 422
    assert not SetupCall.objects.exists()


def test_looking_at_the_outcomes_leads_back_to_the_call(signed_in, rosa, bayard):
    address = reverse("calls:outcome", kwargs={"council": "millbrook", "person_id": bayard.pk})
    assert signed_in(rosa).get(address).url == f"/c/millbrook/people/{bayard.pk}/call/"


def test_nobody_from_elsewhere_ends_a_call(signed_in, mallory, bayard):
    assert end(signed_in(mallory), bayard, "do_not_call").status_code == 404
    bayard.refresh_from_db()
    assert not bayard.do_not_contact


def test_the_next_person_comes_after_an_outcome(signed_in, rosa, bayard, petra, council):
    SetupCall.plan(petra, by=rosa, on=council.today())
    answer = end(signed_in(rosa), bayard, "no_answer", row="?row=1")
    page = signed_in(rosa).get(answer.url, follow=True).text
    assert "Call Petra" in page
    assert "Bayard: No answer. The next try is" in page
