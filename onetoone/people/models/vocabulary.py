"""The council's own words for its people: teams, issues, the steps of its pathway."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from onetoone.councils import policy
from onetoone.councils.models import Record
from onetoone.lib.folding import fold


class Team(Record):
    """A working group of the council: phone team, hosts, research."""

    seen_by = policy.the_whole_council

    name = models.CharField(_("team"), max_length=80)

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["council", "name"], name="team_council_name")]

    def __str__(self):
        return self.name

    @classmethod
    def named(cls, name, council):
        """The council's team of this name, made if there is none; None for no name."""
        if not name:
            return None
        known = {fold(team.name): team for team in cls.objects.filter(council=council)}
        team = known.get(fold(name)) or cls(council=council, name=name)
        if team._state.adding:
            team.save()  # not part of an operation: a word stays known when the deed that first used it is undone
        return team


class IssueTag(Record):
    """What moves people here, in the council's own words: fares, rent, night shifts."""

    seen_by = policy.the_whole_council

    name = models.CharField(_("issue"), max_length=80)

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["council", "name"], name="issue_council_name")]

    def __str__(self):
        return self.name


class PathwayStep(Record):
    """One of the council's own named steps of involvement; a name, never a number."""

    seen_by = policy.the_whole_council

    name = models.CharField(_("step"), max_length=80)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["council", "position"], name="step_council_position")]

    def __str__(self):
        return self.name
