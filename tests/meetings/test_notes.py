from django.urls import reverse

from onetoone.audit.models import Operation
from onetoone.councils.undoing import undo
from onetoone.lib.keys import new_key
from onetoone.meetings.models import Note, Shared


def write(client, person, text, shared_with="me", **said):
    address = reverse("meetings:note", kwargs={"council": "millbrook", "person_id": person.pk})
    return client.post(address, {"operation": new_key(), "text": text, "shared_with": shared_with} | said)


def keep(client, note, text, shared_with, **said):
    address = reverse("meetings:share", kwargs={"council": "millbrook", "note_id": note.pk})
    return client.post(address, {"operation": new_key(), "text": text, "shared_with": shared_with} | said)


def test_a_line_is_its_authors_own_until_shared(signed_in, rosa, noor, ella, bayard):
    answer = write(signed_in(rosa), bayard, "Tired of the night shift")
    assert answer.url == f"/c/millbrook/people/{bayard.pk}/"
    note = Note.objects.visible_to(rosa).get()
    assert note.text == "Tired of the night shift"
    assert not Note.objects.visible_to(noor).exists()
    assert not Note.objects.visible_to(ella).exists()


def test_a_line_is_shared_with_the_cc_or_the_council_from_the_start(signed_in, rosa, noor, ella, bayard):
    client = signed_in(rosa)
    write(client, bayard, "For the CC", Shared.CC)
    write(client, bayard, "For all", Shared.COUNCIL)
    assert {note.text for note in Note.objects.visible_to(ella)} == {"For the CC", "For all"}
    assert {note.text for note in Note.objects.visible_to(noor)} == {"For all"}


def test_an_empty_line_is_asked_again(signed_in, rosa, bayard):
    answer = write(signed_in(rosa), bayard, " ", Shared.CC)
    assert answer.status_code == 422
    assert 'value="cc" id="id_shared_with_1" checked' in answer.content.decode()
    assert not Note.objects.exists()


def test_a_line_counts_once_and_can_be_undone(signed_in, rosa, bayard):
    client, key = signed_in(rosa), new_key()
    for _tap in range(2):
        write(client, bayard, "Tired", operation=key)
    assert Note.objects.count() == 1
    undo(key, by=rosa)
    assert not Note.objects.exists()


def test_other_readers_are_chosen_later_and_taken_back(signed_in, rosa, ella, bayard):
    note = Note.write(bayard, "Tired", by=rosa)
    client = signed_in(rosa)
    keep(client, note, "Tired", Shared.CC)
    assert Note.objects.visible_to(ella).exists()
    keep(client, note, "Tired", Shared.ME)
    assert not Note.objects.visible_to(ella).exists()


def test_other_words_replace_the_line_and_the_earlier_ones_are_its_authors_alone(
    signed_in, rosa, noor, bayard
):
    note = Note.write(bayard, "Tired", by=rosa, shared_with=Shared.COUNCIL)
    keep(signed_in(rosa), note, "Rested", Shared.COUNCIL)
    assert [one.text for one in Note.objects.visible_to(noor)] == ["Rested"]
    assert [one.text for one in Note.objects.visible_to(rosa).current()] == ["Rested"]
    assert Note.objects.visible_to(rosa).count() == 2


def test_undoing_other_words_brings_the_first_ones_back_and_frees_them(signed_in, rosa, noor, bayard):
    note = Note.write(bayard, "Tired", by=rosa, shared_with=Shared.COUNCIL)
    client = signed_in(rosa)
    keep(client, note, "Rested", Shared.COUNCIL)
    undo(Operation.objects.get().pk, by=rosa)
    assert [one.text for one in Note.objects.visible_to(noor).current()] == ["Tired"]
    assert keep(client, note, "Rested again", Shared.COUNCIL).status_code == 302
    assert [one.text for one in Note.objects.visible_to(noor).current()] == ["Rested again"]


def test_an_older_page_changes_the_version_that_counts(signed_in, rosa, bayard):
    note = Note.write(bayard, "Tired", by=rosa)
    client = signed_in(rosa)
    keep(client, note, "Rested", Shared.ME)
    assert keep(client, note, "Rested, and it shows", Shared.ME).status_code == 302
    assert [one.text for one in Note.objects.visible_to(rosa).current()] == ["Rested, and it shows"]


def test_nobody_changes_anothers_line(signed_in, noor, ella, mallory, rosa, bayard):
    note = Note.write(bayard, "Tired", by=rosa, shared_with=Shared.COUNCIL)
    for other in (noor, ella, mallory):
        assert keep(signed_in(other), note, "Fine", Shared.COUNCIL).status_code == 404
    address = reverse("meetings:share", kwargs={"council": "millbrook", "note_id": note.pk})
    assert "Tired" in signed_in(rosa).get(address).content.decode()


def test_nobody_from_elsewhere_writes_a_line(signed_in, mallory, bayard):
    assert write(signed_in(mallory), bayard, "Seen").status_code == 404
    assert not Note.objects.exists()


def test_who_may_read_is_said_in_the_council_s_own_word(signed_in, council, rosa, bayard):
    note = Note.write(bayard, "Tired of the night shift", by=rosa)
    client = signed_in(rosa)
    pages = (
        reverse("people:person", kwargs={"council": "millbrook", "person_id": bayard.pk}),
        reverse("meetings:note", kwargs={"council": "millbrook", "person_id": bayard.pk}),
        reverse("meetings:share", kwargs={"council": "millbrook", "note_id": note.pk}),
    )
    for own_word, words in (("", "me and the coordinators"), ("chair", "me and the chair")):
        council.change(cc_word=own_word)
        assert all(words in client.get(page).text for page in pages)
