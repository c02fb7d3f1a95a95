"""What Today leads to while a council, or an organizer's part of it, is empty."""

TODAY = "/c/millbrook/"


def test_a_new_council_is_led_through_its_first_ten_minutes(ella, signed_in):
    page = signed_in(ella).get(TODAY).text

    assert "1 of 6 steps are done." in page
    assert "Nothing waits for you today." not in page
    assert f"{TODAY}monday/" not in page  # nothing is in it yet
    assert f'href="{TODAY}first/"' in page
    assert f'class="button button--main" href="{TODAY}first/now/"' in page


def test_they_stay_until_a_one_to_one_is_arranged_whoever_comes_in_before(ella, bayard, signed_in):
    assert "The first ten minutes" in signed_in(ella).get(TODAY).text


def test_then_they_are_over(ella, one_to_one, signed_in):
    assert "The first ten minutes" not in signed_in(ella).get(TODAY).text


def test_an_organizer_without_people_is_shown_whom_to_take_on(rosa, petra, signed_in):
    page = signed_in(rosa).get(TODAY).text

    assert "First steps" in page
    assert "We just talked" in page
    assert "The first ten minutes" not in page
    assert f'href="{TODAY}people/?show=given-to-nobody"' in page


def test_they_go_once_there_are_people(rosa, bayard, signed_in):
    assert "First steps" not in signed_in(rosa).get(TODAY).text
