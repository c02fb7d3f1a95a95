"""Whom the people page shows: choices that count together, and are remembered."""

import datetime as dt
import uuid

import pytest

from onetoone.commitments.models import Commitment, Whose
from onetoone.councils.models import Council
from onetoone.meetings.models import OneToOne
from onetoone.people.models import PathwayStep, Person, Team
from tests.people.noon import CHOICES, NOON

pytestmark = pytest.mark.usefixtures("wednesday")


@pytest.fixture
def names(signed_in, rosa, people):
    """Who is shown to Rosa, or somebody else, by first name."""

    def names(who=rosa, **asked):
        rows = signed_in(who).get(people, asked).context["listing"].rows
        return [row.name.split()[0] for row in rows]

    return names


def test_each_choice_shows_those_it_says(names, rosa, held, bayard, petra):
    assert names(show="mine") == ["Bayard"]
    assert names(show="never-met") == names(show="given-to-nobody") == ["Petra"]
    assert names(show="everyone") == ["Petra", "Bayard"]


@pytest.mark.parametrize("days", ["0", "-3", "1001", "soon"])
def test_what_is_no_number_of_days_is_said_and_the_list_stays_as_it_was(
    names, signed_in, rosa, people, days, bayard, petra
):
    shown = names(show="mine")
    answer = signed_in(rosa).get(people, {"show": "quiet", "days": days})
    assert (answer.status_code, "Write a number of days from 1 to 1000." in answer.text) == (422, True)
    assert f'value="{days}"' in answer.text
    assert names() == shown


def test_whom_i_have_not_met_others_may_have_met(names, rosa, noor, ella, held, bayard, petra, council):
    assert names(show="not-met-by-me") == ["Petra"]
    assert names(noor, show="not-met-by-me") == ["Petra", "Bayard"]
    assert names(noor, show="never-met") == ["Petra"]
    held.be_joined_by([noor])
    assert names(noor, show="not-met-by-me") == ["Petra"]
    OneToOne.arrange(petra, by=rosa, starts_at=NOON)
    assert names(show="not-met-by-me") == ["Petra"]
    petra.change(post=ella)
    assert names(show="not-met-by-me") == []


def test_who_organizes_here_is_on_no_list_of_whom_to_begin_with_until_they_leave(
    names, rosa, noor, bayard, petra, council
):
    petra.change(post=noor)
    assert names(show="never-met") == ["Bayard"]
    assert names(show="given-to-nobody") == []
    assert names(show="everyone") == ["Petra", "Bayard"]
    noor.until = council.today()
    noor.save()
    assert "Petra" in names(show="never-met")
    assert "Petra" in names(show="given-to-nobody")


def test_quiet_are_those_nobody_has_spoken_with_for_so_long(names, bayard, petra, council):
    bayard.be_touched(NOON - dt.timedelta(days=40))
    assert names(show="quiet", days=30) == ["Petra", "Bayard"]
    assert names(show="quiet", days=41) == ["Petra"]
    assert names(show="quiet") == ["Petra"]  # as long as the council lets pass between touches


def test_a_team_a_step_and_an_organizer(names, council, bayard, petra, noor, ella, hosts):
    step = PathwayStep.objects.create(council=council, name="Host")
    petra.edit(team=hosts, step=step)
    petra.give(noor, by=ella)
    assert names(team=hosts.pk) == names(step=step.pk) == names(whose=noor.pk) == ["Petra"]


def test_open_promises_are_the_ones_one_may_see(names, council, rosa, noor, bayard, petra):
    day = council.today()
    Commitment.promise(bayard, "Ring ten", whose=Whose.MEMBER, due_on=day, by=rosa)
    Commitment.promise(petra, "Ring ten", whose=Whose.MEMBER, due_on=day, by=rosa).keep()
    assert names(show="promises") == ["Bayard"]
    assert names(noor, show="promises") == []


def test_choices_count_together(names, council, held, bayard, petra, hosts):
    ines = Person.add(council, "Ines Moreau", team=hosts)
    petra.edit(team=hosts)
    bayard.edit(team=hosts)
    assert names(show=["never-met", "given-to-nobody"], team=hosts.pk) == ["Petra", "Ines"]
    ines.be_met(NOON)
    assert names(show=["never-met", "given-to-nobody"], team=hosts.pk) == ["Petra"]


def test_a_choice_is_added_and_taken_away_in_one_tap(signed_in, rosa, people, bayard):
    def chips(address):
        chips = signed_in(rosa).get(people + address).context["listing"].chips
        return {chip.name: chip for chip in chips}, [chip.name for chip in chips if chip.is_chosen]

    shown, chosen = chips("?show=mine")
    assert chosen == ["mine"]
    shown, chosen = chips(shown["never-met"].address)
    assert chosen == ["mine", "never-met"]
    _shown, chosen = chips(shown["given-to-nobody"].address)
    assert chosen == ["never-met", "given-to-nobody"]  # nobody is both
    _shown, chosen = chips(shown["mine"].address)
    assert chosen == ["never-met"]
    shown, chosen = chips(shown["not-met-by-me"].address)
    assert chosen == ["mine", "not-met-by-me"]  # whom nobody met I did not meet either
    assert chips(shown["never-met"].address)[1] == ["mine", "never-met"]
    assert chips("?show=never-met&show=not-met-by-me")[1] == ["never-met"]
    _shown, chosen = chips(shown["everyone"].address)
    assert chosen == ["everyone"]


def test_several_choices_are_said_above_the_list_with_the_way_to_everyone(
    signed_in, rosa, people, held, petra
):
    def said(address):
        page = signed_in(rosa).get(people + address).text
        return " ".join(page.split('id="how-many" role="status">')[1].split("</p>")[0].split())

    everyone = f'<a href="{people}?show=everyone">Show everyone</a>'
    assert said("?show=mine&show=promises") == f"Nobody just now: Mine, Open promises. {everyone}"
    assert (
        said("?show=never-met&show=given-to-nobody")
        == f"1 person: Met by nobody, Given to nobody. {everyone}"
    )
    assert everyone not in said("?show=never-met") + said("?show=everyone")


def test_what_was_chosen_is_remembered_until_cleared(names, bayard, petra, held):
    names(show="never-met")
    assert names() == ["Petra"]
    names(show="everyone")
    assert names() == ["Petra", "Bayard"]


def test_the_next_fifty_are_of_the_same_choice(signed_in, rosa, council, people):
    for number in range(60):
        Person.add(council, f"Ines Moreau{number:02}")
    client = signed_in(rosa)
    first = client.get(people, {"show": "never-met"}).context["listing"]
    assert first.people == 60
    client.get(people, {"show": "mine"})  # on another tab
    second = client.get(people + first.address_after).context["listing"]
    assert len(second.rows) == 10
    assert [chip.name for chip in second.chips if chip.is_chosen] == ["never-met"]


def test_who_is_met_while_one_reads_still_marks_the_place(signed_in, rosa, council, people):
    some = [Person.add(council, f"Ines Moreau{number:02}") for number in range(60)]
    client = signed_in(rosa)
    first = client.get(people, {"show": "never-met"}).context["listing"]
    some[49].be_met(NOON)
    second = client.get(people + first.address_after).context["listing"]
    assert [row.id for row in second.rows] == [person.pk for person in some[50:]]


def test_nobody_is_told_to_meet_themselves(names, rosa, noor, council, petra):
    Person.add(council, "Rosa Quintero", post=rosa)
    Person.add(council, "Noor Haddad", post=noor)
    for show in ("never-met", "given-to-nobody"):
        assert names(show=show) == ["Petra"]
    assert names(show="quiet") == ["Petra", "Noor"]


def test_whoever_sees_only_their_own_is_not_offered_the_others(
    signed_in, rosa, noor, council, bayard, petra, people, names
):
    council.who_sees_whom = Council.WhoSeesWhom.GIVEN
    council.save()
    chips = signed_in(rosa).get(people).context["listing"].chips
    assert [chip.name for chip in chips] == ["everyone", "never-met", "not-met-by-me", "quiet", "promises"]
    assert names(show="given-to-nobody", whose=noor.pk) == ["Bayard"]


def test_whoever_sees_only_their_own_reads_no_team_of_others(
    signed_in, rosa, ella, council, bayard, petra, people, hosts
):
    council.who_sees_whom = Council.WhoSeesWhom.GIVEN
    council.save()
    petra.edit(team=hosts)
    bayard.edit(team=Team.objects.create(council=council, name="Night shift"))
    forms = (f"{people}choosing/", f"{people}adding/", f"{people}?team={hosts.pk}")
    for address in forms:
        assert "Hosts" not in signed_in(rosa).get(address).content.decode()
        assert "Hosts" in signed_in(ella).get(address).content.decode()
    assert "Night shift" in signed_in(rosa).get(forms[0]).content.decode()
    assert "Night shift" in signed_in(rosa).get(forms[1]).content.decode()


@pytest.mark.parametrize(
    "asked", ["show=nonsense", "team=x", f"team={uuid.UUID(int=7)}", "show=quiet&days=%00", "step="]
)
def test_nonsense_breaks_nothing(signed_in, rosa, people, bayard, asked):
    expected = 422 if "days" in asked else 200
    assert signed_in(rosa).get(f"{people}?{asked}").status_code == expected


@pytest.mark.parametrize("show", [*CHOICES[1:], ["never-met", "quiet"]])
def test_nobody_there_says_what_to_do(signed_in, rosa, people, bayard, held, show):
    html = signed_in(rosa).get(people, {"show": show, "team": uuid.uuid4()}).content.decode()
    assert "Take one of the choices away" in html
    assert html.count('?show=everyone">Show everyone</a>') == 1


def test_all_the_choices_stand_on_one_page(signed_in, rosa, noor, council, people, hosts, bayard):
    client = signed_in(rosa)
    client.get(people, {"show": "never-met", "team": hosts.pk})
    html = client.get(f"{people}choosing/").content.decode()
    assert f'value="{hosts.pk}" selected' in html
    assert 'value="never-met" id="id_show_1" checked' in html
    assert "Noor Haddad" in html
    hosts.retire(council.today())
    assert str(hosts.pk) not in client.get(f"{people}choosing/").content.decode()


def test_the_way_to_people_from_everywhere_leads_to_everybody(signed_in, rosa, people, bayard):
    client = signed_in(rosa)
    client.post(people + "finding/", {"find": "nobody of this name"})
    client.get(people, {"show": "promises"})
    nav = client.get(people).content.decode().split("<nav", 1)[1]
    there = nav.split(f'href="{people}', 1)[1].split('"', 1)[0]
    assert "Bayard" in client.get(people + there).content.decode()


def test_what_matters_most_and_what_is_chosen_shows_at_once_and_the_rest_opens(signed_in, ella, people):
    def at_sight(address):
        shown = signed_in(ella).get(people + address).context["listing"]
        assert [chip.name for chip in shown.more_chips if chip.is_chosen] == []
        assert {*shown.first_chips, *shown.more_chips} == set(shown.chips)
        return [chip.name for chip in shown.first_chips]

    assert at_sight("?show=everyone") == ["everyone", "mine", "never-met"]
    assert at_sight("?show=promises") == ["everyone", "mine", "promises"]
    assert at_sight("?show=quiet&show=promises&show=mine") == ["everyone", "mine", "quiet", "promises"]


def test_what_is_chosen_there_leads_to_the_list(signed_in, rosa, people):
    page = signed_in(rosa).get("/c/millbrook/people/choosing/").text
    assert 'method="get" action="/c/millbrook/people/"' in page
    assert 'href="/c/millbrook/people/?show=everyone"' in page
