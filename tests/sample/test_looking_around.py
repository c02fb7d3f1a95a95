import datetime as dt
import re

import pytest
from django.utils import timezone

from onetoone.calls.models import SetupCall
from onetoone.councils.models import Organizer
from onetoone.people.models import Person
from onetoone.sample.inventing import invent
from onetoone.today.monday import Monday
from onetoone.today.next_step import next_step
from onetoone.today.next_steps import Today
from onetoone.today.waiting import waiting_for


@pytest.fixture
def sample(db, settings, tmp_path):
    settings.ONETOONE_SAMPLE_MARK = tmp_path / "sample"
    settings.ONETOONE_SAMPLE_MARK.touch()
    return invent()


def test_the_sample_has_about_sixty_people_at_every_stage(sample):
    now = timezone.now()
    cc = Organizer.objects.ccs().get(council=sample)
    people = Person.objects.visible_to(cc)
    assert 60 <= people.count() <= 70
    kinds = {next_step(person, cc, now).kind for person in people}
    assert kinds >= {"did_you_meet", "meet", "debrief", "check_in", "call", "ended", "again", "first_call"}
    assert waiting_for(cc, now)
    days = [Today(organizer, now) for organizer in Organizer.objects.serving().exclude(pk=cc.pk)]
    assert len(days) == 5
    for part in ("did_you_meet", "meet", "debriefs", "check_ins", "calls"):
        assert any(getattr(day, part) for day in days), part


def test_no_part_of_a_coordinators_week_is_empty(sample):
    week = Monday(Organizer.objects.ccs().get(council=sample), timezone.now())
    for part in ("organizers", "promises", "yeses", "not_nows", "nobodys", "ready"):
        assert getattr(week, part), part


@pytest.mark.parametrize("day", [dt.date(2026, 3, 8), dt.date(2026, 12, 31), dt.date(2028, 2, 29)])
def test_any_day_is_a_good_day_to_invent(db, day):
    now = dt.datetime.combine(day, dt.time(6, 30), tzinfo=dt.UTC)
    council = invent(now)
    assert Today(Organizer.objects.ccs().get(council=council), now).date == council.today(now)


def test_some_read_and_speak_spanish(sample, client):
    camila = Organizer.objects.get(user__name="Camila Restrepo")
    assert "Español" in client.get("/sample/", headers={"host": "localhost"}).text
    client.post("/sample/", {"organizer": camila.pk}, headers={"host": "localhost"})
    assert "Hoy" in client.get("/c/millbrook/", headers={"host": "localhost"}).text
    assert Person.objects.filter(council=sample, language="es").count() == 12


def test_after_being_somebody_who_reads_spanish_the_page_is_in_ones_own_language(sample, client):
    camila = Organizer.objects.get(user__name="Camila Restrepo")
    client.post("/sample/", {"organizer": camila.pk}, headers={"host": "localhost"})
    page = client.get("/sample/", headers={"host": "localhost", "accept-language": "en"}).text
    assert '<html lang="en' in page
    assert "Be Rosa" in page


def test_it_says_what_waits_for_each_and_somebody_has_an_evening_of_calls(sample, client):
    page = client.get("/sample/", headers={"host": "localhost"}).text
    rosa = page[page.index("Rosa Quintero") : page.index("Be Rosa")]
    calls = int(re.search(r"(\d+) people to call or write to", rosa)[1])
    assert 8 <= calls <= 10
    assert "Something has waited long with" in page[page.index("Ella Brandt") : page.index("Be Ella")]


def test_nobody_shares_a_number_and_who_is_given_to_nobody_is_called_by_nobody(sample):
    people = Person.objects.filter(council=sample)
    phones = [person.phone for person in people if person.phone]
    assert len(phones) == len(set(phones))
    assert people.without_a_post().given_to_nobody().exists()
    assert not people.given_to_nobody().filter(setup_calls__in=SetupCall.objects.planned()).exists()


def test_one_may_be_anybody_of_the_sample(sample, client):
    rosa = Organizer.objects.get(user__name="Rosa Quintero")
    assert b"Rosa Quintero" in client.get("/sample/", headers={"host": "127.0.0.1:8000"}).content
    answer = client.post("/sample/", {"organizer": rosa.pk}, headers={"host": "localhost"})
    assert answer.url == "/c/millbrook/"


@pytest.mark.parametrize(
    "asked",
    [
        {"headers": {"host": "127.0.0.1", "x-forwarded-for": "203.0.113.9"}},
        {"headers": {"host": "council.example"}},
        {"headers": {"host": "127.0.0.1"}, "REMOTE_ADDR": "203.0.113.9"},
        {"headers": {"host": "127.0.0.1", "forwarded": "for=203.0.113.9"}},
    ],
)
def test_from_elsewhere_there_is_no_such_page(sample, client, settings, asked):
    settings.ALLOWED_HOSTS = ["*"]
    assert client.get("/sample/", **asked).status_code == 404


def test_a_real_council_offers_nobody_to_be(council, rosa, client, settings, tmp_path):
    settings.ONETOONE_SAMPLE_MARK = tmp_path / "none"
    assert client.post("/sample/", {"organizer": rosa.pk}, headers={"host": "localhost"}).status_code == 404
