"""The day in a line under its date: whom one meets, what is to write, to ask and to call."""

from django.utils.translation import ngettext

from onetoone.lib import days


def the_day(page) -> str:
    """What a Today holds for today, a sentence for each kind of step; "" when there is nothing."""
    return " ".join(filter(None, _sentences(page)))


def _sentences(page):
    yield _meet([one for one in page.meet if one.local_start.date() == page.date])
    if count := len(page.did_you_meet):
        yield ngettext("One answer waits: did you meet?", "%(count)s answers wait: did you meet?", count) % {
            "count": count
        }
    if count := len(page.debriefs):
        yield ngettext("One debrief to write.", "%(count)s debriefs to write.", count) % {"count": count}
    if count := sum(one.asks_on <= page.date for one in page.check_ins):
        # Those of the next days stand below too.
        yield ngettext(
            "One person to check in with today.", "%(count)s people to check in with today.", count
        ) % {"count": count}
    if count := len(page.promised):
        yield ngettext("One promise of yours to keep.", "%(count)s promises of yours to keep.", count) % {
            "count": count
        }
    if count := len(page.all_calls):
        yield ngettext("One person to call or write to.", "%(count)s people to call or write to.", count) % {
            "count": count
        }


def _meet(meetings):
    if not meetings:
        return ""
    facts = {"count": len(meetings), "time": days.at(meetings[0].local_start)}
    sentence = ngettext(
        "You meet one person today, at %(time)s.",
        "You meet %(count)s people today, the first at %(time)s.",
        len(meetings),
    )
    return sentence % facts
