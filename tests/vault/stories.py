"""What Bayard told: a model with sealed texts, beside an open one to compare with."""

from django.db import models

from onetoone.lib.keys import new_key
from onetoone.vault.fields import SealedTextField

COUNCIL = new_key()


class Story(models.Model):
    id = models.UUIDField(primary_key=True, default=new_key)
    person_id = models.UUIDField()
    council_id = models.UUIDField(default=COUNCIL)
    title = models.TextField(blank=True)
    text = SealedTextField("story.text", max_length=2_000_000)
    reply = SealedTextField("story.reply", blank=True)

    class Meta:
        app_label = "stories"

    def __str__(self):
        return self.title


def told(text="The night shift", **facts):
    """A saved story, of a new person unless one is named."""
    return Story.objects.create(**{"person_id": new_key(), "text": text} | facts)


def read(story):
    """The story as somebody else finds it in the database."""
    return Story.objects.get(pk=story.pk)
