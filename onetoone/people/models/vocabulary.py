"""The council's own words for its people: teams, issues, the steps of its pathway."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from onetoone.councils import policy
from onetoone.councils.models import Record, RecordQuerySet
from onetoone.councils.models.record import StandingManager
from onetoone.lib.folding import fold


class WordQuerySet(RecordQuerySet):
    def in_use(self):
        return self.filter(retired_on=None)

    def called(self, name):
        """The council's word of this name, however it is written, or None; these are few."""
        return next((word for word in self if fold(word.name) == fold(name)), None)


class Word(Record):
    """One of the council's own words. A retired one is not offered any more, and stays where it was said."""

    seen_by = policy.the_whole_council

    retired_on = models.DateField(null=True, editable=False)

    objects = StandingManager.from_queryset(WordQuerySet)()

    class Meta(Record.Meta):
        abstract = True

    def __str__(self):
        return self.name

    @classmethod
    def add(cls, council, name):
        """A new word of the council's."""
        return cls.objects.create(council=council, name=name)

    def retire(self, on: dt.date):
        """It is not offered from now on."""
        self.change(retired_on=on)
        return self

    def take_up(self):
        """It is offered again."""
        self.change(retired_on=None)
        return self


class Team(Word):
    """A working group of the council: phone team, hosts, research."""

    seen_by = policy.groups_of_people

    name = models.CharField(_("team"), max_length=80)

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["council", "name"], name="team_council_name")]

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


class IssueTag(Word):
    """What moves people here, in the council's own words: fares, rent, night shifts."""

    name = models.CharField(_("issue"), max_length=80)

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["council", "name"], name="issue_council_name")]


class PathwayStep(Word):
    """One of the council's own named steps of involvement; a name, never a number."""

    name = models.CharField(_("step"), max_length=80)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["council", "position"], name="step_council_position")]

    @classmethod
    def add(cls, council, name):
        """A new step, after all the others."""
        last = cls.objects.filter(council=council).aggregate(at=models.Max("position"))["at"]
        return cls.objects.create(council=council, name=name, position=0 if last is None else last + 1)

    def stand(self, *, earlier: bool):
        """One place earlier or later among the steps in use."""
        steps = list(type(self).objects.filter(council=self.council_id).in_use().order_by("position", "pk"))
        at = steps.index(self)
        to = at + (-1 if earlier else 1)
        if 0 <= to < len(steps):
            steps.insert(to, steps.pop(at))
        for position, step in enumerate(steps):
            if step.position != position:
                step.change(position=position)
        return self
