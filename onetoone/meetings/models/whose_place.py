"""A one-to-one at somebody's home: kept as whose home it is, so that each of the two reads it rightly."""

from typing import Any

from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from onetoone.lib.languages import simple

THEIRS, MINE = "@theirs", "@mine"  # the person's home, and that of the organizer who arranged it
HOMES = (THEIRS, MINE)


class WhosePlace:
    """The place of a one-to-one, in words for whoever reads it."""

    place: Any
    organizer: Any
    organizer_id: Any

    @property
    def is_at_home(self):
        """At the home of one of the two."""
        return self.place in HOMES

    def place_told(self, is_mine, who="") -> str:
        """As the organizers read it: the one whose one-to-one it is, or else with `who` that is."""
        return self._home(self.place, is_mine, who) if self.is_at_home else self.place

    def homes(self, reader) -> dict[str, str]:
        """What this organizer calls the home of either, with how it is kept."""
        is_mine = self.organizer_id == reader.pk
        return {self._home(home, is_mine): home for home in HOMES}

    def place_for_others(self) -> str:
        """As it is kept when somebody else makes it theirs: the home of whoever arranged it stays that."""
        return self._home(MINE, is_mine=False) if self.place == MINE else self.place

    def place_said(self, by):
        """As the one who sends it says it to the person, in the language it is filled in with."""
        return lazy(self._said, str)(by) if self.is_at_home else self.place

    def place_in_calendar(self, reader=None) -> str:
        """Without a name: for the person, or for the calendar of this organizer."""
        if not self.is_at_home:
            return self.place
        if self.place == MINE:
            is_mine = reader and reader.pk == self.organizer_id
            return pgettext("where we meet", "my place") if is_mine else _("your host’s place")
        return pgettext("where we meet", "their place") if reader else pgettext("where we meet", "your place")

    def _said(self, by):
        if simple(get_language()) not in dict(settings.LANGUAGES):
            return ""  # better no place than one in words they do not read
        if self.place == THEIRS:
            return pgettext("where we meet", "your place")
        return self._home(MINE, by.pk == self.organizer_id)

    def _home(self, home, is_mine, who=""):
        if home == THEIRS:
            return pgettext("where we meet", "their place")
        if is_mine:
            return pgettext("where we meet", "my place")
        return _("%(organizer)s’s place") % {"organizer": who or self.organizer.first_name}
