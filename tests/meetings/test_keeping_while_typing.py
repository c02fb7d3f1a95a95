import datetime as dt

from django.urls import reverse

from onetoone.audit.models import Operation
from onetoone.lib.keys import new_key
from onetoone.meetings.models import Worksheet


def type_in(client, meeting, **said):
    address = reverse("meetings:worksheet", kwargs={"council": "millbrook", "one_to_one_id": meeting.pk})
    return client.post(address, {"operation": new_key(), "autosave": "1", **said})


def test_what_is_typed_is_kept_with_the_hour_and_is_no_deed(signed_in, rosa, one_to_one):
    answer = type_in(signed_in(rosa), one_to_one, my_story="The winter Mum walked")
    assert answer.content.decode().startswith("Kept at ")
    assert answer["Content-Type"] == "text/plain"
    assert Worksheet.objects.get().my_story == "The winter Mum walked"
    assert not Operation.objects.exists()


def test_only_what_was_sent_changes_so_an_older_page_takes_nothing_back(signed_in, rosa, one_to_one):
    client = signed_in(rosa)
    type_in(client, one_to_one, my_story="The winter Mum walked", materials="Flyer")
    type_in(client, one_to_one, planned_ask="Bring two drivers")
    sheet = Worksheet.objects.get()
    assert (sheet.my_story, sheet.planned_ask) == ("The winter Mum walked", "Bring two drivers")
    assert sheet.one_to_one.materials == "Flyer"


def test_the_button_keeps_as_much_and_may_clear_a_field(signed_in, rosa, one_to_one):
    client = signed_in(rosa)
    type_in(client, one_to_one, my_story="The winter Mum walked")
    address = reverse("meetings:worksheet", kwargs={"council": "millbrook", "one_to_one_id": one_to_one.pk})
    client.post(address, {"operation": new_key(), "my_story": ""})
    assert Worksheet.objects.get().my_story == ""
    assert Operation.objects.count() == 1


def test_what_cannot_be_is_said_and_nothing_of_it_kept(signed_in, rosa, one_to_one):
    answer = type_in(signed_in(rosa), one_to_one, planned_check_in=dt.date(2020, 1, 1), my_story="Summer")
    assert answer.status_code == 422
    assert answer.content.decode().startswith("Not kept yet. That day has passed.")
    assert Worksheet.objects.get().my_story == ""


def test_nobody_else_types_into_it(signed_in, noor, ella, mallory, one_to_one):
    for other in (noor, ella, mallory):
        assert type_in(signed_in(other), one_to_one, my_story="mine now").status_code == 404
    assert Worksheet.objects.get().my_story == ""
