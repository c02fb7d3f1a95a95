"""What every template may use: icons, and the key that makes a form count once."""

import re
from functools import cache
from xml.etree import ElementTree

from django import template
from django.contrib.staticfiles import finders
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from onetoone.lib.keys import new_key
from onetoone.lib.private_mail import is_perhaps_at_work

register = template.Library()
ADDRESS = re.compile(r"\S+@\S+\.\S+")
BREAKS = re.compile(r"(?<=@)(?=\w)|(?<=\w)(?=\.\w)")
ONE_LINE = 30  # letters that stand beside each other in a chip at 360 px
MAY_BREAK = "\N{ZERO WIDTH SPACE}"
SVG = "{http://www.w3.org/2000/svg}"


@register.simple_tag
@cache
def icon(name):
    """The named line drawing of `img/icons.svg`; it stands beside a word, so it says nothing itself."""
    # Drawn into the page: a sprite of its own would cost the first visit one more request.
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', icons()[name]
    )


@register.simple_tag
def operation_key():
    """A fresh key for one form: however often it is sent, it counts once."""
    return new_key()


@register.filter
def in_one_piece(number):
    """A telephone number that a narrow line breaks between its groups, never at a hyphen."""
    groups = format_html_join(" ", '<span class="whole">{}</span>', ((group,) for group in number.split()))
    return format_html("<span>{}</span>", groups)


@register.filter
def each_once(messages):
    """What there is to say; what two quick taps would say twice is said once."""
    return list({(str(one), one.extra_tags): one for one in messages or ()}.values())


@register.filter
def breakable(text):
    """Words in which a narrow line breaks an e-mail after its @ or before its dots."""
    apart = ADDRESS.sub(lambda found: BREAKS.sub(MAY_BREAK, found[0]), str(text))
    return format_html_join(SafeString("<wbr>"), "{}", ((part,) for part in apart.split(MAY_BREAK)))


@register.filter
def lacks_something(form):
    """Whether a field of this form was left empty that must not be."""
    return any(form.has_error(name, "required") for name in form.fields)


@register.filter
def in_sentences(widget):
    """Whether one of its choices says more than a chip holds on one line of a phone."""
    options = (option for _group, options, _index in widget["optgroups"] for option in options)
    return any(len(str(option["label"])) > ONE_LINE for option in options)


@register.filter
def perhaps_at_work(address):
    """Whether this e-mail may belong to whoever they work for."""
    return is_perhaps_at_work(address or "")


@cache
def icons():
    """The drawing of every icon by its name."""
    sprite = ElementTree.parse(finders.find("img/icons.svg"))  # noqa: S314  (a file of our own)
    return {symbol.get("id"): symbol[0].get("d") for symbol in sprite.iter(f"{SVG}symbol")}
