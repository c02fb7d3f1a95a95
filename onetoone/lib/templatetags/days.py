"""Days and hours as people say them: `{{ check_in.due_on|said:today }}`. A line never ends inside a date."""

import re
from functools import wraps

from django import template

from onetoone.lib import days

register = template.Library()
BESIDE_A_NUMBER = re.compile(r" (?=\d)|(?<=\d) ")


def in_one_piece(say):
    """What it says, with its number on the line of the word beside it."""

    @wraps(say)
    def said(day, today):
        return BESIDE_A_NUMBER.sub("\N{NO-BREAK SPACE}", say(day, today))

    return said


for say in (days.said, days.named, days.since, days.ago):
    register.filter(say.__name__, in_one_piece(say))
register.filter("at", days.at, expects_localtime=True)
register.filter("briefly", days.briefly)
register.filter("dated", days.dated)
register.filter("since_briefly", days.since_briefly)
