"""A council calls its roles what it likes, wherever one is named."""

import pytest
from django.urls import reverse

from onetoone.commitments.models import CheckIn
from onetoone.lib.keys import new_key
from onetoone.meetings.models import Note, Shared
from onetoone.transfer.forms import PreviewForm


@pytest.fixture
def own_words(council):
    council.change(cc_word="chair", organizer_word="steward")
    return council


PAGES = (
    "settings",
    "settings_name",
    "settings_place",
    "settings_waiting",
    "settings_who",
    "organizers",
    "invite",
    "me",
)


@pytest.mark.parametrize("sights", ["everyone", "given"])
def test_on_every_page_about_the_council_they_stand(own_words, signed_in, ella, rosa, bayard, sights):
    own_words.change(who_sees_whom=sights)
    of_rosa = {"council": "millbrook", "organizer_id": rosa.pk}
    pages = [reverse(f"councils:{page}", kwargs={"council": "millbrook"}) for page in PAGES]
    pages += [reverse(f"councils:{page}", kwargs=of_rosa) for page in ("post", "leave")]
    for by in (ella, rosa):
        browser = signed_in(by)
        said = {page: browser.get(page) for page in pages}
        assert not [page for page, answer in said.items() if "coordinator" in answer.text.lower()]
    assert "What waits shows with the chair." in said[pages[-1]].text
    settings, _name, _place, waiting, who, *_others = (signed_in(ella).get(page).text for page in pages)
    assert "After 7 days it also shows with the chair." in settings
    assert "Days until what waits also shows with the chair" in waiting
    assert "Each steward sees only the people given to them" in who
    assert "Everybody is seen by the chair either way." in who


def test_on_somebody_s_page_too(own_words, signed_in, rosa, bayard):
    Note.write(bayard, "Tired of the night shift", by=rosa, shared_with=Shared.CC)
    page = reverse("people:person", kwargs={"council": "millbrook", "person_id": bayard.pk})
    assert "You, shared with the chair" in signed_in(rosa).get(page).text


@pytest.mark.parametrize("page", ["calls:hand_on", "people:step"])
def test_when_others_are_to_see_something_of_them(own_words, signed_in, rosa, bayard, page):
    address = reverse(page, kwargs={"council": "millbrook", "person_id": bayard.pk})
    said = signed_in(rosa).get(address).text
    assert "the chair" in said
    assert "coordinator" not in said.lower()


def test_who_keeps_a_check_in_that_is_nobodys_own(own_words, signed_in, rosa, bayard):
    CheckIn.arrange(bayard, owner=None, due_on=own_words.today())
    person = reverse("people:person", kwargs={"council": "millbrook", "person_id": bayard.pk})
    assert "The next talk is with the chair." in signed_in(rosa).get(person).text


def test_the_last_one_is_told_in_the_same_word(own_words, signed_in, ella):
    leave = reverse("councils:leave", kwargs={"council": "millbrook", "organizer_id": ella.pk})
    assert "Somebody has to be chair here." in signed_in(ella).post(leave).text


def test_and_when_a_sheet_is_brought_in(own_words, ella):
    columns = [
        {"index": index, "heading": field, "field": field}
        for index, field in enumerate(("note", "organizer"))
    ]
    form = PreviewForm(told={"columns": columns, "asked": []}, by=ella)
    readers, words = form.fields["notes"].choices[0]
    assert (readers, words.partition(":")[0]) == (Shared.CC, "the chair alone")
    assert ("organizer", "Steward") in form.fields["column_1"].choices


def test_whom_somebody_was_given_to_is_named_and_no_role(own_words, signed_in, ella, noor, petra):
    here, browser = {"council": "millbrook", "person_id": petra.pk}, signed_in(ella)
    words = {"organizer": noor.pk, "operation": new_key()}
    page = browser.post(reverse("people:give", kwargs=here), words, follow=True).text
    assert "They are given to Noor now." in page
    pair = petra.pairs.get(organizer=noor)
    end = reverse("people:release", kwargs=here | {"pair_id": pair.pk})
    page = browser.post(end, {"operation": new_key()}, follow=True).text
    assert "They are not given to Noor any more." in page
    several = reverse("people:give_several", kwargs={"council": "millbrook"})
    words = {"people": [petra.pk], "organizer": noor.pk, "operation": new_key()}
    page = browser.post(several, words, follow=True).text
    assert "Here is whom Noor has now." in page
    me = browser.get(reverse("councils:what_i_did", kwargs={"council": "millbrook"})).text
    assert "Several given to one of us" in me
    assert "organizer" not in me.split("<main")[1].split("</main>")[0]


def test_under_a_discreet_name_the_examples_say_little_too(council, signed_in, ella):
    address = "/c/millbrook/settings/roles/"
    assert "Such as steward, or captain." in signed_in(ella).get(address).text
    council.discreet_name = "Tuesday group"
    council.save()
    page = signed_in(ella).get(address).text
    assert "steward" not in page
    assert "A word that says little, such as helper." in page
