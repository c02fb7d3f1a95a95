"""Two one-to-ones in one hour: asked about once, and never refused."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from onetoone.lib import days
from onetoone.meetings.models import OneToOne


class AtOnce:
    """Of a form with a day and an hour: `both` is the hour that is taken already, sent back by who means it."""

    both = ""

    def ask_about(self, starts_at, minutes, *, who, by, but=None):
        """Something else that `who` sits down for then, as far as `by` may know, is said before it is set."""
        ends_at = starts_at + dt.timedelta(minutes=minutes)
        theirs = OneToOne.objects.visible_to(by).of(who).at_once(starts_at, ends_at)
        other = theirs.exclude(pk=but).select_related("person").soonest_first().first()
        if not other:
            return
        self.both = f"{starts_at:%Y-%m-%dT%H:%MZ}"
        if self.data.get("both") != self.both:
            mine = _(
                "You meet %(name)s then, at %(time)s. Choose another hour, or set it again to keep both."
            )
            said = _("%(name)s is met then, at %(time)s. Choose another hour, or set it again to keep both.")
            hour = days.at(other.local_start)
            raise ValidationError((mine if who == by else said) % {"name": other.person, "time": hour})
