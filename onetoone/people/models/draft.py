import datetime as dt
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from onetoone.councils import policy
from onetoone.councils.models import Organizer, Record
from onetoone.councils.undoing import A_DAY
from onetoone.lib.in_sql import said_once
from onetoone.people.models.person import Person
from onetoone.vault.fields import SealedTextField

WITH_EVERY_FORM = ("csrfmiddlewaretoken", "operation", "draft", "another", "look")


class Draft(Record):
    """What its author typed on a page about somebody and has not said yet. `page` is what the page is about."""

    KEPT = dt.timedelta(days=30)

    seen_by = policy.author_only
    written_by = "author_id"

    person = models.ForeignKey(Person, models.CASCADE, related_name="drafts")
    author = models.ForeignKey(Organizer, models.CASCADE, related_name="drafts", db_index=False)
    page = models.UUIDField()
    words = SealedTextField("draft.words")
    at = models.DateTimeField(default=timezone.now)

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["author", "page", "-at"], name="draft_author_page")]

    def __str__(self):
        return f"draft of {self.at:%Y-%m-%d %H:%M}"

    @classmethod
    def keep(cls, person, page, typed, *, by, at=None):
        """These words are what this author typed on this page so far; old drafts of theirs go."""
        at = at or timezone.now()
        typed = typed.copy()
        for name in WITH_EVERY_FORM:
            typed.pop(name, None)
        old = Q(at__lt=at - cls.KEPT) | Q(undone_at__lt=at - A_DAY)
        cls.everything.filter(old, author=by).delete()
        if draft := cls.of(page, by=by):
            draft.change(words=typed.urlencode(), at=at)
            return draft
        about = {"council_id": person.council_id, "person_id": person.pk, "page": page}
        return cls.objects.create(**about, author=by, words=typed.urlencode(), at=at)

    @classmethod
    def of(cls, page, *, by):
        """What this organizer left on this page; None if there is nothing."""
        return cls.objects.visible_to(by).filter(author=by, page=page).order_by("-at").first()

    @classmethod
    def begun_by(cls, organizer) -> set:
        """The pages on which this organizer left something."""
        own = cls.objects.visible_to(organizer).filter(author=organizer)
        return set(own.values_list("page", flat=True))

    @classmethod
    def settle(cls, page, *, by):
        """It is said, or given up. With the undo of what was said it comes back."""
        for draft in _left_on(page, by.pk):
            draft.change(undone_at=timezone.now())

    @property
    def typed(self) -> QueryDict:
        """What was typed, as the page sends it."""
        return QueryDict(self.words, mutable=True)


@said_once(UUID, UUID)
def _left_on(page, author_id):
    """What this author left on this page."""
    return Draft.objects.filter(author=author_id, page=page)
