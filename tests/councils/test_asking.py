"""A question put into SQL once is asked of every person anew, and never with rights that are gone."""

import pytest
from django.db.models import F

from onetoone.councils.asking import PAGE, about_one_person, about_people
from onetoone.councils.models import Council
from onetoone.councils.models.organizer import Post
from onetoone.lib.keys import new_key
from onetoone.meetings.models import Note, Shared


@pytest.fixture
def texts():
    """The words about a person that an organizer may read, and how often that was put into words."""

    @about_one_person
    def notes(person_id, organizer):
        notes.said += 1
        return Note.objects.filter(person=person_id).visible_to(organizer).values_list("pk", "at")

    notes.said = 0
    return notes


def test_it_is_said_once_and_asked_of_everybody(texts, rosa, bayard, petra):
    of_bayard = Note.write(bayard, "Drives the 14", by=rosa)
    of_petra = Note.write(petra, "Sings", by=rosa)
    assert texts(bayard.pk, rosa) == [[of_bayard.pk, of_bayard.at]]
    assert texts(petra.pk, rosa) == [[of_petra.pk, of_petra.at]]
    assert texts.said == 1


def test_records_are_answered_with_what_was_added_to_them(rosa, bayard):
    @about_one_person
    def notes(person_id, organizer):
        notes = Note.objects.filter(person=person_id).visible_to(organizer)
        return notes.annotate(who=F("author__user__name")).order_by("at")

    Note.write(bayard, "Drives the 14", by=rosa)
    Note.write(bayard, "Likes the depot", by=rosa)
    assert [(note.text, note.who) for note in notes(bayard.pk, rosa)] == [
        ("Drives the 14", "Rosa Quintero"),
        ("Likes the depot", "Rosa Quintero"),
    ]


def test_one_statement_asks_about_few_and_many(rosa, bayard, petra):
    @about_people
    def notes(people_ids, organizer):
        return Note.objects.filter(person__in=people_ids).visible_to(organizer).values_list("person")

    everybody = [bayard, petra]
    for person in everybody:
        Note.write(person, "Sings", by=rosa)
    strangers = [new_key() for _one in range(PAGE - 2)]
    assert notes([], rosa) == []
    assert notes([petra.pk], rosa) == [[petra.pk]]
    assert len(notes([person.pk for person in everybody], rosa)) == 2
    assert len(notes([bayard.pk, *strangers, petra.pk], rosa)) == 2
    with pytest.raises(ValueError, match="page"):
        notes([bayard.pk, *strangers, petra.pk, new_key()], rosa)


def test_each_organizer_asks_for_themself(texts, rosa, noor, mallory, staff, bayard):
    Note.write(bayard, "Drives the 14", by=rosa)
    assert [len(texts(bayard.pk, one)) for one in (rosa, noor, mallory, staff)] == [1, 0, 0, 0]


def test_what_an_organizer_may_see_changes_at_once(texts, rosa, noor, ella, council, bayard):
    Note.write(bayard, "Drives the 14", by=rosa, shared_with=Shared.CC)
    Note.write(bayard, "Likes the depot", by=rosa, shared_with=Shared.COUNCIL)

    def seen(organizer):
        return len(texts(bayard.pk, type(organizer).objects.get(pk=organizer.pk)))

    assert (seen(ella), seen(noor)) == (2, 1)
    ella.post, noor.post = Post.ORGANIZER, Post.CC
    ella.save()
    noor.save()
    assert (seen(ella), seen(noor)) == (1, 2)
    council.who_sees_whom = Council.WhoSeesWhom.GIVEN
    council.save()
    assert (seen(ella), seen(noor)) == (0, 2)
    bayard.change(post=noor)  # from now on the notes are about Noor
    assert seen(noor) == 0
    rosa.leave()
    assert seen(rosa) == 0
