"""Days and hours as people say them: `{{ check_in.due_on|said:today }}`."""

from django import template

from onetoone.lib import days

register = template.Library()
register.filter("said", days.said)
register.filter("at", days.at, expects_localtime=True)
register.filter("named", days.named)
register.filter("since", days.since)
register.filter("ago", days.ago)
register.filter("briefly", days.briefly)
register.filter("dated", days.dated)
register.filter("since_briefly", days.since_briefly)
