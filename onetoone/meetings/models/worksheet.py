from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from onetoone.councils import policy
from onetoone.councils.models import Organizer, Record
from onetoone.meetings.models.one_to_one import OneToOne
from onetoone.people.models import Person
from onetoone.vault.fields import SealedTextField


class Worksheet(Record):
    """One organizer's preparation of one one-to-one; a help, never a gate."""

    seen_by = policy.author_only
    written_by = "author_id"

    one_to_one = models.ForeignKey(OneToOne, models.CASCADE, related_name="worksheets", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="worksheets")
    author = models.ForeignKey(Organizer, models.CASCADE, related_name="worksheets")
    what_i_know = SealedTextField("worksheet.what_i_know", verbose_name=_("notes"), blank=True)
    my_story = SealedTextField("worksheet.my_story", verbose_name=_("the story I will share"), blank=True)
    planned_ask = SealedTextField("worksheet.planned_ask", verbose_name=_("the ask I will make"), blank=True)
    planned_check_in = models.DateField(_("we will talk again on"), null=True, blank=True)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["one_to_one", "author"], condition=Q(undone_at=None), name="one_worksheet_an_author"
            )
        ]

    def __str__(self):
        return f"worksheet for {self.one_to_one_id}"

    def prepare(self, **words):
        """What the organizer wrote, kept."""
        self.change(**words)
