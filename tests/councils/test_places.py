"""Time zones to choose from: by country and city, as people call them."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils.translation import override

from onetoone.lib.folding import fold
from onetoone.lib.languages import language_name, languages
from onetoone.lib.places import likely_place, zone_named, zones, zones_now


def group_and_cities(group):
    return str(group[0]), [str(city) for _zone, city in group[1]]


def test_those_of_the_council_s_country_come_first_then_the_common():
    first, second, third = zones("MX")[:3]
    assert group_and_cities(first)[0] == "Mexico"
    assert "Mexico City" in group_and_cities(first)[1]
    assert group_and_cities(second)[1][0] == "Eastern time: New York"
    assert str(third[0]) == "Afghanistan"
    with override("es"):
        assert str(zones("MX")[0][0]) == "México"


def test_no_zone_is_offered_twice_and_none_by_its_raw_name():
    shown = [choice for _country, group in zones("US") for choice in group]
    assert str(zones("US")[0][0]) == "Common"
    assert len({zone for zone, _city in shown}) == len(shown) > 400
    assert not [city for _zone, city in shown if "/" in str(city) or "_" in str(city)]
    assert zone_named("America/Indiana/Knox") == "Knox, Indiana"
    assert zone_named("America/Argentina/Buenos_Aires") == "Buenos Aires"


def test_cities_and_languages_are_named_and_ordered_as_the_reader_says_them():
    with override("es"):
        assert group_and_cities(zones("MX")[0])[1][:3] == ["Bahía de Banderas", "Cancún", "Chihuahua"]
        assert zone_named("Europe/London") == "Londres"
        said = [name for _code, name in languages()]
        assert said == sorted(said, key=fold)
        assert [name for _code, name in languages(first=("es", "en"))][:3] == [
            "Español",
            "Inglés",
            "Afrikáans",
        ]
        assert {"Criollo haitiano", "Noruego", "Alemán"} <= set(said)
    assert language_name("ht") == "Haitian Creole"


def test_the_settings_say_the_zone_in_words(signed_in, ella, council):
    page = signed_in(ella).get(reverse("councils:settings", kwargs={"council": council.slug}))
    assert "Eastern time: New York" in page.content.decode()
    assert "America/New_York" not in page.content.decode()


def test_each_zone_says_what_time_it_is_there_now():
    noon = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
    (_common, some), *_others = zones_now("US", noon)
    assert [words for _zone, words in some[:2]] == [
        "Eastern time: New York, now 7 am",
        "Central time: Chicago, now 6 am",
    ]
    with override("es"):  # as before there is a council
        assert zones_now("US", noon)[0][1][0][1].endswith(": Nueva York, ahora 7\N{NO-BREAK SPACE}am")


@pytest.mark.parametrize(
    ("speaks", "place"),
    [
        ("es-MX,es;q=0.9,en-US;q=0.8", ("MX", "America/Mexico_City")),
        ("en,en-US;q=0.9", ("US", "America/New_York")),
        ("es", ("", "")),
        ("zh-Hans-XX, *;q=0.1", ("", "")),
    ],
)
def test_what_a_browser_speaks_hints_at_where_it_is(speaks, place):
    assert likely_place(speaks) == place


def test_founding_begins_where_the_browser_probably_is(client, db):
    page = client.get("/found/", headers={"accept-language": "es-MX"}).text
    assert '<option value="MX" selected>' in page
    assert '<option value="America/Mexico_City" selected>' in page
    assert '<option value="es" selected>' in page
    assert '<option value="America/New_York" selected>' in client.get("/found/").text
