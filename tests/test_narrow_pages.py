"""Where a narrow line breaks what has no blank in it."""

from onetoone.lib.templatetags.look import breakable


def test_an_e_mail_breaks_after_its_at_and_before_its_dots():
    assert breakable("555 0142 · bayard.lindqvist@mail.example.org, Millbrook") == (
        "555 0142 · bayard<wbr>.lindqvist@<wbr>mail<wbr>.example<wbr>.org, Millbrook"
    )


def test_what_is_no_e_mail_stays_as_it_is():
    assert breakable("3.5 hours, J.R. <b>") == "3.5 hours, J.R. &lt;b&gt;"
