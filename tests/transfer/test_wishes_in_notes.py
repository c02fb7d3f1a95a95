"""Who asked in a note not to be called or mailed is asked about, and left alone unless somebody says otherwise."""

import pytest

from onetoone.meetings.models import Note
from onetoone.people.models import Person
from onetoone.transfer.wishes import wish_in
from tests.transfer.reports import whys
from tests.transfer.test_bringing_a_sheet import unchanged

NO_CALLS = """
do not call
Do NOT call!
DO NOT CALL HER PLEASE
don't call
Don’t call him, he is angry
dont call again
please do not contact
Please don't contact them anymore. Before 9 is worst.
do not call at all
do not call this person
asked not to be called
does not want to be contacted
doesn't want any calls
doesn't want us to call
no calls
No calls please
no phone calls
no more calls
no contact
met at the rally; no contact!
stop calling
DNC
take her off the list
remove from list
leave me alone
do not bother
no llamar
NO LLAMAR
no llamar más
no la llamen
no le llamen por favor
no me llamen
no contactar
No contactar nunca
no contacten
no molestar
no quiere llamadas
no quiere que la llamen
no desea ser contactada
sin llamadas
no más llamadas
dejen de llamar
quitar de la lista
dar de baja
""".strip().splitlines()

NO_MAIL = """
no mail
No e-mail
no emails please
no more newsletters
do not email
don't mail
don't send mail
do not send her emails
doesn't want email
stop emailing
unsubscribed
opted out
no correo
no correos por favor
sin correos
no enviar correos
no mandar más correos
no le manden correos
no quiere recibir correos
no escribir por correo
""".strip().splitlines()

NEITHER = """
call me
call her sister
do not call before 9
don't call before 9
Do not call (before 9)
don't call after 8 pm
do not call her at work
do not call on Sundays
don't call Sundays
do not call in the morning
don't call her husband
don't call her Lizzy
Don't call him “the boss”
do not call the office
do not call back yet
no calls before 9
no contact yet
no contact info
no call back
no email address
no mail since May
I don't call her often
they do not call back
no answer
no phone
called, not home
cannot come; call again
notes from the rally
llámame
llamar después de las 6
no llamar antes de las 9
no llamar por la mañana
no llamar los domingos
no llamar al trabajo
no la llamen a su casa
no llamarla Lizi
no se llama Ana
no llamó
no contestó
no tiene correo
no pudimos contactar con ella
no quiere correr
sin contacto todavía
""".strip().splitlines()


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        *((said, "do_not_contact") for said in NO_CALLS),
        *((said, "no_mail") for said in NO_MAIL),
        *((said, "") for said in NEITHER),
    ],
)
def test_a_wish_is_heard_in_both_languages_and_what_only_sounds_like_one_is_none(said, wish):
    assert wish_in(said) == wish
    assert wish_in(f"Night shift.\n{said}\nHas a van.") == wish


SHEET = """Name,Email,Phone,Notes
Ama Okafor,ama@example.org,202 555 0170,"Night shift. Do not call!"
Vera Castellan,vera@example.org,202 555 0171,no mail please
Dana Okafor,dana@example.org,202 555 0172,do not call before 9
Hilde Amsel,hilde@example.org,202 555 0173 no llamar,
"""


def wishes():
    people = Person.objects.order_by("sort_name").values_list("name", "do_not_contact", "no_mail")
    return {name.split()[0]: "call" * by_phone + "mail" * by_mail for name, by_phone, by_mail in people}


def test_those_who_asked_are_asked_about_first_and_their_wish_holds(chosen, client):
    page = client.get(preview := chosen(SHEET))
    assert "3 notes may ask us not to call or write" in page.text
    assert page.text.index("3 notes may ask") < page.text.index("New people")
    assert "Night shift. Do not call!" in page.text
    assert not page.context["told"]["problems"], "it is asked, and not told as something odd as well"

    client.post(preview, unchanged(page))

    assert wishes() == {"Ama": "call", "Vera": "mail", "Dana": "", "Hilde": "call"}
    assert "Night shift. Do not call!" in [note.text for note in Note.objects.all()]
    assert "may ask us" not in client.get(chosen(SHEET)).text, "it is known the second time"


def test_what_somebody_answers_counts_instead(chosen, client):
    page = client.get(preview := chosen(SHEET))
    client.post(preview, unchanged(page) | {"wish_2": "", "wish_3": "do_not_contact"})
    assert wishes() == {"Ama": "", "Vera": "call", "Dana": "", "Hilde": "call"}


def test_a_column_that_says_it_leaves_nothing_to_ask_and_somebody_known_is_asked_about(
    chosen, client, bayard
):
    sheet = "Name,Email,Do not call,Notes\nAma Okafor,ama@example.org,yes,do not call\n"
    page = client.get(preview := chosen(sheet + "Bayard Lindqvist,bayard@example.org,,do not call\n"))
    assert [wish["name"] for wish in page.context["told"]["wishes"]] == ["Bayard Lindqvist"]
    client.post(preview, unchanged(page))
    assert wishes() == {"Ama": "call", "Bayard": "call"}


def test_where_nobody_is_asked_the_wish_holds_and_is_said(bring, ella):
    report = bring("Name,Notes", "Ama Okafor,do not call", "Vera Castellan,no correo", by=ella)
    assert wishes() == {"Ama": "call", "Vera": "mail"}
    assert [why[:2] for why in whys(report)] == [(2, "Notes"), (3, "Notes")]


def test_who_asked_not_to_be_called_is_counted_before_anything_is_written(chosen, client):
    sheet = "Nombre,Correo,No llamar,Notas\nAma Okafor,ama@example.org,sí,\nAma Okafor,ama@example.org,sí,\n"
    page = client.get(preview := chosen(f"{sheet}Vera Castellan,,,no llamar\nDana Okafor,,no,\n"))
    assert "Asked not to be called" in page.text
    assert page.context["told"]["left_alone"] == 2

    client.post(preview, unchanged(page))

    assert wishes() == {"Ama": "call", "Vera": "call", "Dana": ""}
    assert "Asked not to be called" not in client.get(chosen("Name\nAma Boateng\n")).text
