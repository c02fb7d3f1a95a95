"""People from the sheets that organizers bring: whose they are, and what is honoured."""

import pytest

from onetoone.transfer.reading import open_sheet, people
from tests.transfer.sheets import action_network_report


def read(*lines, country="US"):
    sheet = open_sheet("\r\n".join(lines).encode())
    return sheet, list(people(sheet, country))


def one(*lines, **options):
    [row] = read(*lines, **options)[1]
    return row


def whys(row):
    return [str(problem) for problem in row.problems]


def test_a_report_of_action_network_becomes_people():
    sheet = open_sheet(action_network_report(200))
    rows = list(people(sheet))

    assert sheet.source == "action_network"
    assert [row.number for row in rows] == list(range(2, 202))
    assert {row.name for row in rows} == {f"{row.given_name} {row.family_name}" for row in rows}
    assert all("action_network" in row.external for row in rows)
    assert {phone[:2] + str(len(phone)) for row in rows for phone in row.phones} == {"+112"}
    assert {"Hosting, large room", "bike,bus,walk", "tenant"} <= {tag for row in rows for tag in row.tags}
    assert {(row.unsubscribed, row.do_not_contact) for row in rows} == {(True, False), (False, False)}


def test_the_report_has_couples_copies_and_people_without_an_address():
    rows = list(people(open_sheet(action_network_report(200))))
    by_email = {
        email: {row.name for row in rows if email in row.emails} for row in rows for email in row.emails
    }
    assert len({row.external["action_network"] for row in rows}) < 200
    assert any(len(names) > 1 for names in by_email.values())
    assert not all(row.emails for row in rows)


def test_columns_of_van_are_padded_and_parted_by_tabs():
    sheet, [row] = read(
        "Voter File VANID \tLastName \tFirstName \tMiddleName \tSuffix \tPref Phone \tPreferredEmail\tZip5",
        "1234567\tLindqvist \tBayard \tT.\tJr.\t(202) 555-0142 \tBayard@Example.org\t02134",
    )
    assert (sheet.source, sheet.separator, sheet.headings[1]) == ("van", "\t", "LastName")
    assert (row.name, row.phones) == ("Bayard T. Lindqvist Jr.", ["+12025550142"])
    assert (row.emails, row.postcode) == (["bayard@example.org"], "02134")
    assert row.external == {"van_voter_file": "1234567"}


def test_nationbuilder_brings_several_addresses_the_organizer_and_what_is_honoured():
    sheet, [row] = read(
        "nationbuilder_id,first_name,last_name,email1,email2,mobile_number,primary_city,tag_list,"
        "point_person_name_or_email,do_not_call,unsubscribed_at,note,support_level",
        '77,Bayard,Lindqvist,b@example.org,b2@example.org,2025550142,Millbrook,"tenant, host",'
        "rosa@example.org,true,2024-03-01,met at the fair,1",
    )
    assert (sheet.source, row.external) == ("nationbuilder", {"nationbuilder": "77"})
    assert (row.emails, row.tags) == (["b@example.org", "b2@example.org"], ["tenant", "host"])
    assert (row.place, row.organizer, row.note) == ("Millbrook", "rosa@example.org", "met at the fair")
    assert (row.do_not_contact, row.unsubscribed) == (True, True)


@pytest.mark.parametrize("names", ["First Name,Last Name,Labels", "Given Name,Family Name,Group Membership"])
def test_both_generations_of_google_contacts(names):
    sheet, [row] = read(
        names + ",E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Address 1 - City",
        "Noor,Haddad,* myContacts ::: Tenants,* Home,n@example.org ::: noor@example.org,* Mobile,"
        "+1 202-555-0144 ::: 202-555-0145,Millbrook",
    )
    assert sheet.source == "google"
    assert (row.name, row.tags, row.place) == ("Noor Haddad", ["Tenants"], "Millbrook")
    assert row.emails == ["n@example.org", "noor@example.org"]
    assert row.phones == ["+12025550144", "+12025550145"]


def test_who_came_lately_by_mobilize():
    sheet, [row] = read(
        "Signup ID,User ID,User Given Name,User Family Name,User Email Address,User Phone Number",
        "9,41,Petra,Brandt,petra@example.org,12025550143",
    )
    assert (sheet.source, row.name, row.external) == ("mobilize", "Petra Brandt", {"mobilize": "41"})
    assert (row.emails, row.phones) == (["petra@example.org"], ["+12025550143"])


@pytest.mark.parametrize(
    "headings",
    [
        "Nombre,Apellidos,Correo electrónico,Celular,Ciudad,Etiquetas,No llamar",
        "PRÉNOM,Nom,Adresse e-mail,Téléphone portable,Ville,Étiquettes,Ne pas appeler",
        "Vorname,Name,E-Mail-Adresse,Handynummer,Wohnort,Schlagwörter,Nicht anrufen",
        "Nome,Sobrenome,E-mail,Telemóvel,Cidade,Marcadores,Não ligar",
    ],
)
def test_headings_in_other_languages(headings):
    row = one(headings, "Zoë,Núñez,z@example.org,202 555 0146,Perch Lake,tenant,x")
    assert (row.given_name, row.family_name, row.name) == ("Zoë", "Núñez", "Zoë Núñez")
    assert (row.emails, row.phones, row.place) == (["z@example.org"], ["+12025550146"], "Perch Lake")
    assert (row.tags, row.do_not_contact) == (["tenant"], True)


def test_a_name_that_holds_both_parts_stays_whole():
    row = one("Name,First name", "Ella Brandt,Ella")
    assert (row.name, row.given_name, row.family_name) == ("Ella Brandt", "Ella", "")


def test_two_family_names_in_two_columns_are_one():
    assert one("Nombre,Primer apellido,Segundo apellido", "José,Núñez,Brandt").name == "José Núñez Brandt"


def test_columns_are_known_by_what_is_in_them_when_nothing_names_them():
    sheet, rows = read("r@example.org,Rosa Quintero,2025550147,02134-1234", ",Noor Haddad,2025550148,")
    assert (sheet.headings, sheet.mapping) == ([""] * 4, {0: "email", 1: "name", 2: "phone"})
    assert sheet.guessed == {0, 1, 2}
    assert [(row.number, row.name, row.phones) for row in rows] == [
        (1, "Rosa Quintero", ["+12025550147"]),
        (2, "Noor Haddad", ["+12025550148"]),
    ]


def test_one_may_say_whether_the_first_row_holds_headings():
    sheet = open_sheet(b"Rosa\nNoor\n", headings=False)
    assert [row.name for row in people(sheet)] == ["Rosa", "Noor"]


def test_whoever_knows_better_changes_the_mapping():
    sheet, rows = read("Who,Reach", "Rosa,Perch")
    sheet.mapping |= {0: "name", 1: "place"}
    [row] = people(sheet)
    assert (rows[0].name, row.name, row.place) == ("", "Rosa", "Perch")


def test_a_title_above_the_headings_is_left_out_and_said():
    sheet, [row] = read("Millbrook council,", "", "Name,E-mail", "Rosa,r@example.org")
    assert (row.number, row.name, sheet.headings) == (4, "Rosa", ["Name", "E-mail"])
    assert sheet.remarks == ["What stands above the headings in row 3 is left out."]


@pytest.mark.parametrize(
    ("cell", "phones", "why"),
    [
        ("202-555-0142 / 202-555-0143", ["+12025550142", "+12025550143"], []),
        ("cell: (202) 555-0142 (evenings)", ["+12025550142"], []),
        ("+44 20 7946 0958", ["+442079460958"], []),
        ("n/a", [], []),
        ("555-0142", [], ["Phone: does not look like a telephone number"]),
        ("call her sister", [], ["Phone: does not look like a telephone number"]),
        ("000-000-0000", [], ["Phone: does not look like a telephone number"]),
        ("202-555-0142 x12", ["+12025550142"], ["Phone: the number is taken without its extension"]),
    ],
)
def test_telephone_numbers_are_understood_or_kept_as_typed(cell, phones, why):
    row = one("Name,Phone", f"Rosa,{cell}")
    assert (row.phones, whys(row)) == (phones, why)
    assert row.unread == ({"Phone": cell} if why else {})


@pytest.mark.parametrize(
    ("heading", "cell", "left_alone"),
    [
        ("do_not_contact", "TRUE", (True, False)),
        ("Do Not Call", "since March", (True, False)),
        ("do_not_call", "false", (False, False)),
        ("DNC", "0", (False, False)),
        ("unsubscribed_at", "2024-03-01 10:00", (False, True)),
        ("unsubscribed", "no", (False, False)),
        ("can2_subscription_status", "bouncing", (False, True)),
        ("can2_subscription_status", "Subscribed", (False, False)),
    ],
)
def test_who_asked_to_be_left_alone_is(heading, cell, left_alone):
    row = one(f"Name,{heading}", f"Rosa,{cell}")
    assert (row.do_not_contact, row.unsubscribed) == left_alone


def test_a_row_without_a_name_says_why_and_a_blank_one_says_nothing():
    lines = [",ella@example.org,", ",,2025550142", ",not an address,", ", ,", "Total,,3", "Name,E-mail,Phone"]
    sheet, rows = read("Name,E-mail,Phone", *lines)
    assert [row.name for row in rows] == ["ella", "+12025550142", "", "", ""]
    assert [row.number for row in rows] == [2, 3, 4, 6, 7]
    assert whys(rows[0]) == ["no name: taken from the e-mail address or the telephone number"]
    assert whys(rows[2]) == ["E-mail: does not look like an e-mail address", "no name: the row is left out"]
    assert whys(rows[4])[-1] == "the headings again, or a total: not a person, so the row is left out"
    assert sheet.blank_rows == 1


def test_the_apostrophe_that_kept_a_formula_asleep_is_taken_off():
    assert one("Name,Notes,Comments", "Rosa,'=1+1,'tis fine").note == "=1+1\n'tis fine"
