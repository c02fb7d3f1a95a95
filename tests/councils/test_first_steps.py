"""What Today leads to while a council, or an organizer's part of it, is empty."""

TODAY = "/c/millbrook/"


def test_a_new_council_has_first_steps(ella, signed_in):
    page = signed_in(ella).get(TODAY).text

    for step in ["organizers/invitations/", "guide/campaign/", "people/adding/", "import/"]:
        assert f'href="{TODAY}{step}"' in page


def test_an_organizer_without_people_is_shown_whom_to_take_on(rosa, petra, signed_in):
    page = signed_in(rosa).get(TODAY).text

    assert "First steps" in page
    assert f'href="{TODAY}people/?show=given-to-nobody"' in page


def test_they_go_once_there_are_people(ella, rosa, bayard, signed_in):
    for organizer in (ella, rosa):
        assert "First steps" not in signed_in(organizer).get(TODAY).text
