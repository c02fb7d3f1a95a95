"""The people page: by name, some of them, and whom one looked for."""

import pytest
from django.utils import timezone

from onetoone.councils.models import Organizer
from onetoone.people.listing import listing
from onetoone.people.models import Person

pytestmark = pytest.mark.usefixtures("wednesday")


def test_letters_stand_in_front_of_the_first_under_each(rosa, council, bayard, petra):
    Person.add(council, "Wilhelmina-Josephine Achterberg-Castellanos")
    Person.add(council, "Émile Äther")
    rows = listing(rosa, timezone.now()).rows
    assert [(row.letter, row.name.split()[0]) for row in rows] == [
        ("A", "Wilhelmina-Josephine"), ("", "Émile"), ("B", "Petra"), ("L", "Bayard"),
    ]  # fmt: skip


def test_the_page_names_nobody_in_its_title_and_addresses(signed_in, rosa, council, people):
    for number in range(60):
        Person.add(council, f"Ines Moreau{number}")
    html = signed_in(rosa).get(people).content.decode()
    assert "<title>People · onetoone</title>" in html
    assert "60 people." in html
    assert "Nobody has sat down with one of us yet." in html
    assert not [address for address in html.split('href="')[1:] if "ines" in address.split('"')[0].lower()]


def test_the_next_fifty_and_back(signed_in, rosa, council, people):
    for number in range(60):
        Person.add(council, f"Ines Moreau{number:02}")
    client = signed_in(rosa)
    first = client.get(people).context["listing"]
    second = client.get(people, {"show": "everyone", "after": first.next}).context["listing"]
    assert (len(first.rows), len(second.rows)) == (50, 10)
    assert client.get(people, {"before": second.previous}).context["listing"].rows == first.rows


def test_a_new_council_is_told_how_to_begin(signed_in, rosa, people):
    html = signed_in(rosa).get(people).content.decode()
    assert "Begin with three people you will meet first." in html
    assert "Add a person" in html


def test_more_than_a_thousand_are_not_counted(rosa, council, monkeypatch):
    monkeypatch.setattr("onetoone.people.listing.MANY", 3)
    for number in range(9):
        Person.add(council, f"Ines Moreau{number}")
    shown = listing(rosa, timezone.now())
    assert (shown.people, shown.are_many) == (4, True)


def test_a_stranger_sees_no_page_and_staff_none_either(signed_in, mallory, staff, people):
    assert signed_in(mallory).get(people).status_code == 404
    assert signed_in(staff).get(people).status_code == 404


# finding


def test_what_was_typed_is_remembered_until_cleared(signed_in, rosa, bayard, petra, people):
    client, find = signed_in(rosa), f"{people}finding/"
    answer = client.post(find, {"find": "bay"})
    assert answer.url == people
    assert [row.name for row in client.get(people).context["listing"].rows] == ["Bayard Lindqvist"]
    assert 'value="bay"' in client.get(people).content.decode()
    client.post(find, {"find": "bay", "clear": "1"})
    assert len(client.get(people).context["listing"].rows) == 2


def test_as_one_types_only_the_list_changes(signed_in, rosa, bayard, people):
    client = signed_in(rosa)
    html = client.post(f"{people}finding/", {"find": "lind"}, headers={"HX-Request": "true"}).content.decode()
    assert "Bayard Lindqvist" in html
    assert "1 person found." in html
    assert "<html" not in html


def test_who_asks_for_some_of_them_looks_for_nobody_any_more(signed_in, rosa, bayard, petra, people):
    client = signed_in(rosa)
    answer = client.post(f"{people}finding/", {"find": "bay"}, headers={"HX-Request": "true"})
    assert answer["HX-Replace-Url"] == people  # the way back leads to what was found
    rows = client.get(people, {"show": "given-to-nobody"}).context["listing"].rows
    assert [row.name for row in rows] == ["Petra Brandt"]
    assert client.get(people).context["listing"].found == ""


def test_how_many_were_found_is_announced(signed_in, rosa, bayard, people):
    client = signed_in(rosa)
    html = client.get(people).content.decode()
    assert '<p class="page__lede" id="how-many" role="status">' in html
    part = client.post(f"{people}finding/", {"find": "bay"}, headers={"HX-Request": "true"}).content.decode()
    assert '<div id="how-many" hx-swap-oob="innerHTML">' in part


def test_nobody_found_leads_on(signed_in, rosa, bayard, people):
    client = signed_in(rosa)
    client.post(f"{people}finding/", {"find": "zzz"})
    html = client.get(people).content.decode()
    assert "Nobody by these words." in html
    assert f"{people}adding/" in html


def test_found_by_digits_the_number_stands_beside_the_name_and_nobody_found_says_which_digits_do(
    signed_in, rosa, council, bayard, people
):
    Person.add(council, "Ines Moreau", phone="+12025550198", other_phones=["+12025557142"])
    client = signed_in(rosa)
    found = {
        typed: client.post(f"{people}finding/", {"find": typed}, follow=True).text
        for typed in ("57142", "ines", "142")
    }
    assert '<span class="whole">555-7142</span>' in found["57142"]
    assert "555-" not in found["ines"]
    assert "Its last four digits find somebody" in found["142"]


def test_each_council_remembers_its_own(signed_in, rosa, council, elsewhere, people):
    Organizer.appoint(rosa.user, elsewhere)
    client = signed_in(rosa)
    client.post(f"{people}finding/", {"find": "bay"})
    assert client.get(people.replace(council.slug, elsewhere.slug)).context["listing"].found == ""


@pytest.mark.parametrize("typed", ["\0", "x" * 5000, "%_\\'\"", "\ud800"])
def test_nothing_typed_breaks_the_page(signed_in, rosa, bayard, people, typed):
    client = signed_in(rosa)
    body = f"find={typed}".encode(errors="surrogatepass")
    answer = client.post(f"{people}finding/", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 302
    assert client.get(people).status_code == 200


def test_looking_somebody_up_needs_a_form(signed_in, rosa, people):
    assert signed_in(rosa).get(f"{people}finding/").status_code == 405
