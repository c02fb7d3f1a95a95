import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from onetoone.audit.models import Operation
from onetoone.calls.models import SetupCall
from onetoone.councils.undoing import undo
from onetoone.lib.keys import new_key
from onetoone.meetings.models import AlreadyHeld, OneToOne, State


@pytest.fixture
def yesterdays(bayard, rosa):
    """Rosa and Bayard, arranged for yesterday; did they meet?"""
    return OneToOne.arrange(
        bayard, by=rosa, starts_at=timezone.now() - dt.timedelta(days=1), place="Perch Café"
    )


def say(client, meeting, name, **said):
    address = reverse(f"meetings:{name}", kwargs={"council": "millbrook", "one_to_one_id": meeting.pk})
    return client.post(address, {"operation": new_key(), **said})


def test_who_met_sooner_than_arranged_met_now(bayard, rosa):
    now = timezone.now()
    meeting = OneToOne.arrange(bayard, by=rosa, starts_at=now + dt.timedelta(days=4))
    meeting.hold(at=now)
    assert meeting.ends_at == now
    assert bayard.met_at == meeting.starts_at < now


def test_yes_we_met_leads_to_the_debrief(signed_in, rosa, bayard, yesterdays):
    answer = say(signed_in(rosa), yesterdays, "hold")
    assert answer.url == f"/c/millbrook/meetings/{yesterdays.pk}/debrief/"
    yesterdays.refresh_from_db()
    bayard.refresh_from_db()
    assert yesterdays.is_held
    assert bayard.met_at == yesterdays.starts_at
    undo(Operation.objects.get().pk, by=rosa)
    yesterdays.refresh_from_db()
    bayard.refresh_from_db()
    assert yesterdays.is_arranged
    assert bayard.met_at is None


def test_two_phones_say_that_they_met_and_it_counts_once(signed_in, rosa, yesterdays):
    client = signed_in(rosa)
    for _phone in range(2):
        assert say(client, yesterdays, "hold").status_code == 302
    changes = [operation.changed for operation in Operation.objects.order_by("at")]
    assert [bool(changed) for changed in changes] == [True, False]


def test_they_couldnt_plans_a_call_and_offers_to_arrange_again_at_once(
    signed_in, rosa, bayard, yesterdays, council
):
    answer = say(signed_in(rosa), yesterdays, "could_not")
    assert answer.url == f"/c/millbrook/people/{bayard.pk}/meetings/"
    yesterdays.refresh_from_db()
    assert yesterdays.state == State.COULD_NOT
    assert SetupCall.objects.planned().get().planned_on == council.today() + dt.timedelta(days=1)
    undo(Operation.objects.get().pk, by=rosa)
    yesterdays.refresh_from_db()
    assert yesterdays.is_arranged
    assert not SetupCall.objects.exists()


def test_the_call_after_they_couldnt_may_stand_today_or_on_any_day(signed_in, rosa, yesterdays, council):
    client, today = signed_in(rosa), council.today()
    say(client, yesterdays, "could_not", on=today.isoformat())
    assert SetupCall.objects.planned().get().planned_on == today
    say(
        client,
        yesterdays,
        "could_not",
        on=today.isoformat(),
        other_on=(today + dt.timedelta(days=9)).isoformat(),
    )
    assert SetupCall.objects.planned().get().planned_on == today + dt.timedelta(days=9)


def test_moved_stands_on_its_new_day_and_the_invitation_rises(signed_in, rosa, yesterdays, council):
    day = council.today() + dt.timedelta(days=3)
    answer = say(
        signed_in(rosa), yesterdays, "move", day=day.isoformat(), time="18:00", place="Library steps"
    )
    assert answer.url == f"/c/millbrook/meetings/{yesterdays.pk}/"
    yesterdays.refresh_from_db()
    assert (yesterdays.local_start.date(), yesterdays.local_start.time()) == (day, dt.time(18))
    assert (yesterdays.place, yesterdays.sequence) == ("Library steps", 1)


def test_undoing_a_move_still_lets_the_invitation_rise(signed_in, rosa, one_to_one, council):
    before = one_to_one.starts_at
    day = council.today() + dt.timedelta(days=3)
    say(signed_in(rosa), one_to_one, "move", day=day.isoformat(), time="18:00")
    undo(Operation.objects.get().pk, by=rosa)
    one_to_one.refresh_from_db()
    assert (one_to_one.starts_at, one_to_one.sequence) == (before, 2)


def test_moving_keeps_the_hour_unless_another_is_chosen(signed_in, rosa, one_to_one, council):
    address = reverse("meetings:move", kwargs={"council": "millbrook", "one_to_one_id": one_to_one.pk})
    page = signed_in(rosa).get(address).content.decode()
    assert f'value="{one_to_one.local_start:%H:%M}"' in page.split("checked")[0][-60:]


def test_it_cannot_move_into_the_past(signed_in, rosa, one_to_one):
    answer = say(signed_in(rosa), one_to_one, "move", day="2020-01-01", time="18:00")
    assert answer.status_code == 422
    assert "Write it down" in answer.content.decode()


def test_called_off_is_cancelled_and_a_call_for_another_stands(signed_in, rosa, one_to_one, council):
    day = council.today() + dt.timedelta(days=7)
    answer = say(signed_in(rosa), one_to_one, "call_off", on=day.isoformat())
    assert answer.url == f"/c/millbrook/meetings/{one_to_one.pk}/"
    one_to_one.refresh_from_db()
    assert (one_to_one.state, one_to_one.sequence) == (State.CALLED_OFF, 1)
    assert SetupCall.objects.planned().get().planned_on == day
    undo(Operation.objects.get().pk, by=rosa)
    one_to_one.refresh_from_db()
    assert (one_to_one.state, one_to_one.sequence) == (State.ARRANGED, 2)


@pytest.mark.parametrize("name", ["could_not", "call_off", "move"])
def test_what_has_happened_is_not_moved_or_called_off_by_an_older_page(signed_in, rosa, held, name, council):
    day = (council.today() + dt.timedelta(days=1)).isoformat()
    answer = say(signed_in(rosa), held, name, day=day, time="18:00")
    assert answer.status_code == 422
    assert "wrote down that you met" in answer.content.decode()
    held.refresh_from_db()
    assert held.is_held
    assert not SetupCall.objects.exists()


def test_the_verbs_refuse_what_another_phone_has_held(one_to_one, council):
    OneToOne.objects.get().hold()
    with pytest.raises(AlreadyHeld):
        one_to_one.call_off(on=council.today())


@pytest.mark.parametrize("name", ["could_not", "call_off"])
def test_a_day_that_has_passed_is_asked_again(signed_in, rosa, one_to_one, name):
    answer = say(signed_in(rosa), one_to_one, name, other_on="2020-01-01")
    assert answer.status_code == 422
    assert "That day has passed." in answer.content.decode()


def test_every_deed_counts_once(signed_in, rosa, one_to_one):
    client, key = signed_in(rosa), new_key()
    for _tap in range(2):
        assert say(client, one_to_one, "call_off", operation=key).status_code == 302
    one_to_one.refresh_from_db()
    assert one_to_one.sequence == 1


def test_did_you_meet_is_three_small_ways(signed_in, rosa, yesterdays):
    address = reverse("meetings:hold", kwargs={"council": "millbrook", "one_to_one_id": yesterdays.pk})
    page = signed_in(rosa).get(address).content.decode()
    for way in ("holding", "could-not", "moving"):
        assert f"/{way}/" in page
    keys = [part.split('"')[0] for part in page.split('name="operation" value="')[1:]]
    assert len(keys) == len(set(keys)) == 2


def test_undoing_an_arrangement_leads_to_the_file_that_takes_it_out_again(signed_in, rosa, bayard, council):
    client, key = signed_in(rosa), new_key()
    day = (council.today() + dt.timedelta(days=3)).isoformat()
    said = {"operation": key, "day": day, "time": "18:00", "minutes": 40, "mode": "face"}
    arrange = reverse("meetings:arrange", kwargs={"council": "millbrook", "person_id": bayard.pk})
    client.post(arrange, said)
    answer = client.post(
        reverse("councils:undo", kwargs={"council": "millbrook"}), {"operation": key, "next": arrange}
    )
    meeting = OneToOne.everything.get()
    assert answer.url == f"/c/millbrook/meetings/{meeting.pk}/"
    page = client.get(answer.url).content.decode()
    assert "Taken back" in page
    assert "/invitation.ics" in page
    assert "we cannot meet on" in page
    assert "/moving/" not in page


def test_who_takes_an_agreement_back_goes_on_with_the_call_or_with_the_next_one(
    signed_in, rosa, bayard, petra, council
):
    client, key = signed_in(rosa), new_key()
    SetupCall.plan(bayard, by=rosa, on=council.today())
    day = (council.today() + dt.timedelta(days=3)).isoformat()
    said = {"operation": key, "day": day, "time": "18:00", "minutes": 40, "mode": "face", "call": "1"}
    client.post(reverse("meetings:arrange", kwargs={"council": "millbrook", "person_id": bayard.pk}), said)
    undo = reverse("councils:undo", kwargs={"council": "millbrook"})
    answer = client.post(undo, {"operation": key, "next": "/c/millbrook/"})
    thumb = client.get(answer.url).text.split('<div class="thumb">')[1]
    assert f'/people/{bayard.pk}/call/"' in thumb
    assert "Back to the call" in thumb
    assert "Next call" not in thumb
    SetupCall.plan(petra, by=rosa, on=council.today())
    assert "Next call" in client.get(answer.url).text.split('<div class="thumb">')[1]


def test_once_it_is_set_the_text_comes_first_unless_somebody_waits_for_a_call(
    signed_in, rosa, petra, one_to_one, council
):
    address = reverse("meetings:one_to_one", kwargs={"council": "millbrook", "one_to_one_id": one_to_one.pk})
    client = signed_in(rosa)
    thumb = client.get(address).text.split('<div class="thumb">')[1]
    assert "Next call" not in thumb
    assert 'button--main" href="sms:+12025550142?' in thumb
    SetupCall.plan(petra, by=rosa, on=council.today())
    thumb = client.get(address).text.split('<div class="thumb">')[1]
    assert 'button--main" href="/c/millbrook/next/"' in thumb


def test_one_that_was_written_down_and_undone_leaves_no_page(signed_in, rosa, held):
    held.undo()
    address = reverse("meetings:one_to_one", kwargs={"council": "millbrook", "one_to_one_id": held.pk})
    assert signed_in(rosa).get(address).status_code == 404


def test_after_moving_and_calling_off_the_words_to_send_are_ready(signed_in, rosa, one_to_one, council):
    client, day = signed_in(rosa), council.today() + dt.timedelta(days=4)
    moved = say(client, one_to_one, "move", day=day.isoformat(), time="18:00", place="")
    assert f"We meet on {day:%A}" in client.get(moved.url).content.decode()
    off = say(client, one_to_one, "call_off", on=council.today().isoformat())
    assert f"I am sorry, we cannot meet on {day:%A}" in client.get(off.url).content.decode()


def test_after_they_couldnt_two_taps_and_kind_words_arrange_it_again(signed_in, rosa, bayard, yesterdays):
    client = signed_in(rosa)
    page = client.get(say(client, yesterdays, "could_not").url).content.decode()
    assert "We missed each other this time" in page
    assert 'value="Perch Café"' in page
    assert f'value="{yesterdays.local_start:%H:%M}"' in page.split('name="time"', 1)[1]
