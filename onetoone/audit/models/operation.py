import hashlib
from functools import cached_property
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from onetoone.audit import journal
from onetoone.lib.in_sql import said_once


class KeyReused(Exception):
    """The key of an operation came back with other contents, or from somebody else."""


class Operation(models.Model):
    """One form or phone event, done once: what it made and changed, and whether it was undone."""

    id = models.UUIDField(primary_key=True)
    council_id = models.UUIDField()
    organizer_id = models.UUIDField()
    verb = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64)
    result = models.JSONField(null=True)  # label and key of what the deed answered with
    made = models.JSONField(default=list)
    changed = models.JSONField(default=list)
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organizer_id", "-at"], name="operation_organizer_at")]

    def __str__(self):
        return self.verb

    @property
    def of_its_kind(self) -> int:
        """How many rows of the kind it answered with were made or changed."""
        kind = self.result and self.result[0]
        return len({key for label, key, *_before in (*self.made, *self.changed) if label == kind})

    @classmethod
    def once(cls, key, deed, *, by, verb, body=""):
        """Do the deed under this key, in one transaction; a repeat does nothing and answers with the first operation.

        `deed` takes no arguments and answers with a row or None. A key that comes back with another body,
        verb or organizer raises KeyReused and changes nothing.
        """
        mark = fingerprint(verb, body)
        try:
            with transaction.atomic():
                for earlier in _of_key(key):
                    return earlier._answer_again(by, mark)
                operation = cls(
                    id=key, council_id=by.council_id, organizer_id=by.pk, verb=verb, fingerprint=mark
                )
                with journal.keeping(operation):
                    answer = deed()
                operation.answer = answer
                operation.result = answer and [answer._meta.label, str(answer.pk)]
                operation.save(force_insert=True)
                return operation
        except IntegrityError:
            # Two taps at once on PostgreSQL: the slower one waited for the faster one's row.
            for earlier in _of_key(key):
                return earlier._answer_again(by, mark)
            raise

    @classmethod
    def sent_before(cls, key, *, by, verb, body=""):
        """The operation that this very form or event has done already, or None."""
        return cls.objects.filter(pk=key, organizer_id=by.pk, fingerprint=fingerprint(verb, body)).first()

    @cached_property
    def answer(self):
        """The row that the deed answered with, or None; also of one that was undone."""
        label, key = self.result or (None, None)
        return label and apps.get_model(label)._base_manager.get(pk=key)

    def _answer_again(self, by, mark):
        if self.organizer_id != by.pk or self.fingerprint != mark:
            raise KeyReused(self.pk)
        return self


@said_once(UUID)
def _of_key(key):
    return Operation.objects.filter(pk=key)


def fingerprint(verb, body):
    """What tells the repeat of a form from another one under the same key."""
    return hashlib.sha256(f"{verb}\0{body}".encode(errors="surrogatepass")).hexdigest()
