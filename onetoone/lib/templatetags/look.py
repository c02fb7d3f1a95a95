"""What every template may use: icons, and the key that makes a form count once."""

from functools import cache
from xml.etree import ElementTree

from django import template
from django.contrib.staticfiles import finders
from django.utils.html import format_html, format_html_join

from onetoone.lib.keys import new_key

register = template.Library()
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


@cache
def icons():
    """The drawing of every icon by its name."""
    sprite = ElementTree.parse(finders.find("img/icons.svg"))  # noqa: S314  (a file of our own)
    return {symbol.get("id"): symbol[0].get("d") for symbol in sprite.iter(f"{SVG}symbol")}
