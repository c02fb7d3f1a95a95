"""Two more minutes are folded into their parts, and who may read it is said once for all (O2–O7; rule 4)."""

import re

import pytest

from onetoone.meetings.models import Note

PARTS = {
    "What moves them": True,
    "Self, us, now": False,
    "So far": False,
    "What you noticed, and who else": False,
    "For you alone": False,
}


def folded(page):
    """Each part by its heading, and whether it is open."""
    found = re.findall(r'<details class="more"( open)?>\s*<summary><h3>(.*?)</h3></summary>', page)
    return {heading: bool(is_open) for is_open, heading in found}


@pytest.fixture
def page(signed_in, rosa, held, debrief_of):
    """A page of Rosa's about the talk."""
    return lambda name: signed_in(rosa).get(debrief_of(held, name)).content.decode()


def test_the_first_part_is_open_and_the_others_wait(page):
    assert folded(page("debrief")) == PARTS


def test_what_is_written_is_not_folded_away(tell, page, day):
    unsent = tell(so_far="leaflets", reflection="wait").content.decode()
    assert folded(unsent) == PARTS | {"So far": True, "For you alone": True}
    tell(on=day(5), us="line 14", felt="half")
    opened = {"Self, us, now": True, "What you noticed, and who else": True}
    assert folded(page("heard")) == PARTS | opened


def test_who_may_read_it_is_said_once_for_all_but_those_with_their_own(tell, page, held, day):
    tell(on=day(5), shared_with="cc", heard="a kitchen table", heard_for="", us="line 14", us_for="me")
    notes = {note.text: note.shared_with for note in Note.objects.filter(one_to_one=held)}
    assert notes == {"a kitchen table": "cc", "line 14": "me"}


def test_the_readers_of_a_note_are_found_again(tell, page, day):
    tell(on=day(5), heard="a kitchen table", heard_for="council", us="line 14")
    again = page("heard")
    own = {name: _chosen(again, f"{name}_for") for name in ("heard", "us")}
    assert (_chosen(again, "shared_with"), own) == ("me", {"heard": "council", "us": ""})


def _chosen(page, name):
    choices = page[page.index(f'name="{name}"') :].split("</select>")[0]
    return re.search(r'value="(\w*)" selected', choices).group(1)
