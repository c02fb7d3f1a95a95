import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from onetoone.calls.models import SetupCall
from onetoone.councils.models import Council, Opening
from onetoone.guides.models import IssueCampaign
from onetoone.meetings.models import OneToOne


def call_page(client, person, how="", council="millbrook"):
    address = reverse("calls:call", kwargs={"council": council, "person_id": person.pk})
    return client.get(address, {"how": how} if how else {})


def days_ago(days):
    return timezone.now() - dt.timedelta(days=days)


@pytest.mark.time_machine("2026-11-26 17:00Z")
def test_the_script_has_every_blank_filled(signed_in, rosa, bayard, council):
    IssueCampaign.begin(council, "Hold the Fare", fight="$3.25 for a single")
    Opening.objects.create(council=council, name="hosting")
    Opening.objects.create(council=council, name="treasurer", filled_on=council.today())
    page = call_page(signed_in(rosa), bayard).content.decode()
    for filled in (
        "Bayard",
        "Rosa",
        "Millbrook council",
        "Hold the Fare",
        "$3.25 for a single",
        "November 30",
        "hosting",
    ):
        assert f'<span class="blank">{filled}</span>' in page
    assert "treasurer" not in page
    assert "{" not in page.split("<ol")[1].split("</ol>")[0]


def test_after_each_question_there_is_a_pause_with_a_line_to_jot_down(signed_in, rosa, bayard, council):
    IssueCampaign.begin(council, "Hold the Fare", fight="$3.25 for a single")
    page = call_page(signed_in(rosa), bayard).content.decode()
    assert page.count('class="listen"') == 3
    for number in (1, 2, 3):
        assert f'name="jot_{number}"' in page


def test_the_number_can_be_tapped_and_the_title_holds_no_name(signed_in, rosa, bayard):
    page = call_page(signed_in(rosa), bayard).content.decode()
    assert 'href="tel:+12025550142"' in page
    assert "<title>Call · onetoone</title>" in page


def test_the_script_is_in_the_language_of_the_person(signed_in, rosa, bayard):
    bayard.edit(language="es")
    page = call_page(signed_in(rosa), bayard).content.decode()
    assert '<li class="say" lang="es">' in page
    assert "Speaks Spanish" in page


def test_an_interpreter_and_the_neighbour_they_are_reached_through_stand_above(signed_in, rosa, bayard):
    bayard.edit(needs_interpreter=True, reached_through="His sister, after mass")
    page = call_page(signed_in(rosa), bayard).content.decode()
    assert "Needs an interpreter." in page
    assert "His sister, after mass" in page


def test_who_tried_last_and_with_what_stands_above_and_hold_off_is_only_a_line(signed_in, rosa, ella, bayard):
    SetupCall.in_hand(bayard, by=ella).leave_message(at=days_ago(1))
    page = call_page(signed_in(rosa), bayard).content.decode()
    assert "Last tried by Ella, yesterday: left a message." in page
    assert "Hold off?" in page
    assert 'class="say"' in page


def test_nobody_is_told_to_hold_off_after_three_days_or_from_their_own_try(
    signed_in, rosa, ella, bayard, petra
):
    SetupCall.in_hand(bayard, by=ella).no_answer(at=days_ago(4))
    SetupCall.in_hand(petra, by=rosa).no_answer(at=days_ago(1))
    client = signed_in(rosa)
    assert "Hold off?" not in call_page(client, bayard).content.decode()
    page = call_page(client, petra).content.decode()
    assert "You tried last, yesterday: no answer." in page
    assert "Hold off?" not in page


def test_the_last_time_somebody_spoke_with_them_is_told_beside_the_last_try(
    signed_in, rosa, noor, ella, bayard
):
    OneToOne.write_down(bayard, by=noor, starts_at=days_ago(3))
    SetupCall.in_hand(bayard, by=ella).no_answer(at=days_ago(2))
    page = call_page(signed_in(rosa), bayard).content.decode()
    assert "Last tried by Ella" in page
    assert "Noor met them" in page


def test_after_three_tries_another_way_is_offered(signed_in, rosa, noor, bayard):
    client = signed_in(rosa)
    for organizer in (rosa, noor):
        SetupCall.in_hand(bayard, by=organizer).no_answer()
    assert "Three tries" not in call_page(client, bayard).content.decode()
    SetupCall.in_hand(bayard, by=rosa).no_answer()
    page = call_page(client, bayard).content.decode()
    assert "Three tries" in page
    assert "?how=text" in page


def test_who_has_no_number_is_written_to_or_visited(signed_in, rosa, bayard):
    client = signed_in(rosa)
    bayard.edit(phone="")
    page = call_page(client, bayard).text
    assert "Write to Bayard" in page
    assert 'href="mailto:bayard@example.org' in page
    assert "tel:" not in page
    bayard.edit(email="", reached_through="His sister, after mass")
    page = call_page(client, bayard).text
    assert "Ask Bayard" in page
    assert "His sister, after mass" in page
    assert 'value="nobody_home"' in page


def test_the_whole_name_and_what_to_call_them_stand_above(signed_in, rosa, bayard):
    bayard.edit(goes_by="Bay", pronouns="he/him")
    page = call_page(signed_in(rosa), bayard).text
    assert "Call Bay\n" in page
    assert ">Bayard Lindqvist</a>, he/him" in page


def test_on_the_way_back_it_is_said_what_was_just_written_down(signed_in, rosa, ella, bayard):
    SetupCall.in_hand(bayard, by=rosa).no_answer()
    assert "You wrote down just now: no answer." in call_page(signed_in(rosa), bayard).text
    assert "wrote down just now" not in call_page(signed_in(ella), bayard).text


def test_an_answered_call_ends_the_row_of_tries(rosa, bayard):
    for _try in range(2):
        SetupCall.in_hand(bayard, by=rosa).no_answer(at=days_ago(2))
    SetupCall.in_hand(bayard, by=rosa).call_back(on=bayard.council.today(), at=days_ago(1))
    SetupCall.in_hand(bayard, by=rosa).no_answer()
    assert SetupCall.tries_in_a_row(bayard) == 1


def test_who_asked_not_to_be_contacted_has_no_script(signed_in, rosa, bayard):
    bayard.edit(do_not_contact=True)
    page = call_page(signed_in(rosa), bayard).content.decode()
    assert "They asked us not to contact them" in page
    assert "Call Bayard" not in page
    assert 'class="say"' not in page
    assert "tel:" not in page
    assert 'name="outcome"' not in page


def test_a_text_is_ready_for_ones_own_phone_and_gentler_after_a_try(signed_in, rosa, bayard):
    client = signed_in(rosa)
    page = call_page(client, bayard, "text").content.decode()
    assert 'href="sms:+12025550142?&amp;body=Hello%20Bayard%2C%20Rosa%20here' in page
    assert "Which day would suit you?" in page
    SetupCall.in_hand(bayard, by=rosa).no_answer()
    assert "I tried to call you" in call_page(client, bayard, "text").content.decode()


def test_at_the_shop_door_there_are_other_words_and_nobody_may_be_home(signed_in, rosa, petra):
    page = call_page(signed_in(rosa), petra, "in_person").content.decode()
    assert "Do you have two minutes?" in page
    assert 'value="nobody_home"' in page
    assert "end the call" not in page
    assert "tel:" not in page


def test_somebody_from_elsewhere_finds_no_page(signed_in, mallory, bayard):
    assert call_page(signed_in(mallory), bayard).status_code == 404
    assert call_page(signed_in(mallory), bayard, council="harbor").status_code == 404


def test_where_organizers_see_only_theirs_the_others_have_no_call_page(signed_in, noor, bayard, council):
    council.who_sees_whom = Council.WhoSeesWhom.GIVEN
    council.save()
    assert call_page(signed_in(noor), bayard).status_code == 404


def test_whom_one_sat_down_with_is_not_told_again_who_calls_and_what_it_is_about(
    signed_in, rosa, noor, bayard, council
):
    IssueCampaign.begin(council, "Hold the Fare", fight="$3.25 for a single")
    OneToOne.write_down(bayard, by=rosa, starts_at=days_ago(3))
    script, of_noor = ([*call_page(signed_in(who), bayard).context["points"]] for who in (rosa, noor))
    said, said_by_noor = (
        " ".join(piece for point in points for piece, *_more in point.pieces) for points in (script, of_noor)
    )
    assert "Millbrook council" not in said
    assert "Hold the Fare" not in said
    assert "week of" in said
    assert "I thought of you" not in said
    assert "I thought of you" in said_by_noor
    assert "Millbrook council" in said_by_noor
    assert "Hold the Fare" in said_by_noor


def test_the_page_costs_the_same_however_often_they_were_called(signed_in, rosa, bayard, petra):
    client = signed_in(rosa)
    SetupCall.in_hand(petra, by=rosa).no_answer()
    for _try in range(8):
        SetupCall.in_hand(bayard, by=rosa).no_answer()
        OneToOne.write_down(bayard, by=rosa, starts_at=days_ago(9))
    call_page(client, petra)  # signs in for good
    assert questions(client, bayard) == questions(client, petra)


def questions(client, person):
    with CaptureQueriesContext(connection) as asked:
        call_page(client, person)
    return len(asked)


def test_the_button_at_the_thumb_can_set_the_day_and_end_the_call(signed_in, rosa, bayard):
    page = call_page(signed_in(rosa), bayard).content.decode()
    thumb = page.split('<div class="thumb">')[1]
    button = next(tag for tag in thumb.split("<") if "arrange__set" in tag)
    arrange = reverse("meetings:arrange", kwargs={"council": "millbrook", "person_id": bayard.pk})
    assert 'form="call" name="call" value="1"' in button
    assert f'formaction="{arrange}"' in button


def test_a_text_in_another_language_than_mine_says_so(signed_in, rosa, bayard):
    assert "their language" not in call_page(signed_in(rosa), bayard, how="text").content.decode()
    bayard.edit(language="es")
    assert "In Spanish, their language." in call_page(signed_in(rosa), bayard, how="text").content.decode()


@pytest.mark.parametrize("how", ["phone", "in_person"])
def test_what_nobody_can_fill_is_not_said(signed_in, rosa, ella, bayard, how):
    for organizer in (rosa, ella):
        page = call_page(signed_in(organizer), bayard, how).text
        assert "______" not in page
        assert "How do you see it?" not in page
        assert "in the week of" in page
        assert ("Say what you fight for" in page) == (organizer == ella)
    IssueCampaign.begin(rosa.council, "Hold the Fare", fight="$3.25 for a single")
    page = call_page(signed_in(ella), bayard, how).text
    assert "How do you see it?" in page
    assert "Say what you fight for" not in page
