"""Telephone numbers on a narrow page."""

from django.template import Context, Template


def shown(number):
    return Template("{{ number|in_one_piece }}").render(Context({"number": number}))


def test_a_number_breaks_between_its_groups_and_not_at_a_hyphen():
    assert (
        shown("(202) 555-0142")
        == '<span><span class="whole">(202)</span> <span class="whole">555-0142</span></span>'
    )


def test_what_is_no_number_stays_text():
    assert "<b>" not in shown("<b> 1")
