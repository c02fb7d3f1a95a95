"""What we know of somebody is put right: nothing is lost, and what they asked for has a way back."""

import uuid

import pytest
from django.urls import reverse

from onetoone.audit.models import Operation
from onetoone.councils.undoing import undo
from onetoone.people.models import IssueTag, Person


@pytest.fixture
def editing(council, bayard):
    return reverse("people:edit", kwargs={"council": council.slug, "person_id": bayard.pk})


@pytest.fixture
def edit(signed_in, rosa, editing):
    """Rosa sends the form as it stands, with these words instead."""

    def edit(**said):
        client = signed_in(rosa)
        form = client.get(editing).context["form"]
        known = {field.name: field.value() for field in form if field.value() not in (None, False)}
        return client.post(editing, known | {"operation": uuid.uuid4()} | said)

    return edit


def test_the_form_as_it_stands_changes_nothing(edit, bayard, council):
    fares = IssueTag.objects.create(council=council, name="Fares")
    bayard.change(
        other_phones=["+12025550199", "+442071234567"], other_emails=["bay@example.org"], tags=["driver", "2024"],
        issue_tags=[fares], reached_through="his sister, after mass", do_not_contact=True, no_mail=True,
        pronouns="he/him", language="so", other_languages="Swedish", needs_interpreter=True,
    )  # fmt: skip
    before = Person.objects.filter(pk=bayard.pk).values().get()
    assert edit().status_code == 302
    after = Person.objects.filter(pk=bayard.pk).values().get()
    same = [name for name in before if before[name] == after[name]]
    assert set(before) - set(same) <= {
        "last_operation_id",
        "reached_through_sealed",
    }  # sealed texts are never equal
    assert list(bayard.issue_tags.all()) == [fares]
    assert Person.objects.get(pk=bayard.pk).reached_through == "his sister, after mass"


def test_several_telephones_and_e_mails_find_them(edit, bayard):
    edit(other_phones="202 555 0199\n\n+44 20 7123 4567", other_emails="bay@example.org\nbl@example.net")
    bayard.refresh_from_db()
    assert bayard.other_phones == ["+12025550199", "+442071234567"]
    assert bayard.other_emails == ["bay@example.org", "bl@example.net"]
    assert bayard.search_words.filter(word="bl@example.net").exists()
    assert bayard.search_words.filter(word="2025550199").exists()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"other_phones": "202 555 0199\n12"}, "“12” is no whole number."),
        ({"other_emails": "bay@example.org\nnobody"}, "“nobody” is no e-mail address."),
    ],
)
def test_a_wrong_line_is_named_and_all_of_it_is_still_there(edit, bayard, said, sentence):
    answer = edit(**said)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert next(iter(said.values())) in page


def test_what_moves_them_and_tags(edit, bayard, council, elsewhere):
    fares, rent = (IssueTag.objects.create(council=council, name=name) for name in ("Fares", "Rent"))
    strange = IssueTag.objects.create(council=elsewhere, name="Night shifts")
    edit(issue_tags=[fares.pk, rent.pk], tags="driver, spring , driver")
    bayard.refresh_from_db()
    assert set(bayard.issue_tags.all()) == {fares, rent}
    assert bayard.tags == ["driver", "spring"]
    assert edit(issue_tags=[strange.pk]).status_code == 422


def test_a_retired_issue_stays_with_whom_it_moves_and_is_offered_to_nobody_else(
    edit, signed_in, rosa, editing, bayard, petra, council
):
    fares = IssueTag.objects.create(council=council, name="Fares")
    bayard.change(issue_tags=[fares])
    fares.retire(council.today())
    assert "Fares" in signed_in(rosa).get(editing).content.decode()
    petras = editing.replace(str(bayard.pk), str(petra.pk))
    assert "Fares" not in signed_in(rosa).get(petras).content.decode()


def test_who_asked_to_be_left_in_peace_may_come_back(edit, signed_in, rosa, editing, bayard):
    edit(do_not_contact="on")
    page = editing.removesuffix("editing/")
    html = signed_in(rosa).get(page).content.decode()
    assert "Change it if they want to hear from us again" in html
    assert f'href="{editing}#id_do_not_contact"' in html
    answer = edit(do_not_contact="")
    bayard.refresh_from_db()
    assert answer.status_code == 302
    assert not bayard.do_not_contact
    assert "tel:" in signed_in(rosa).get(page).content.decode()


def test_it_can_be_undone(edit, bayard, council, rosa):
    fares = IssueTag.objects.create(council=council, name="Fares")
    edit(issue_tags=[fares.pk], other_phones="202 555 0199", do_not_contact="on")
    undo(Operation.objects.get(verb="person.edit").pk, by=rosa)
    bayard.refresh_from_db()
    assert (bayard.other_phones, bayard.do_not_contact, list(bayard.issue_tags.all())) == ([], False, [])
