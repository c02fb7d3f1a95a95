from django.db import models
from django.utils import timezone

from onetoone.lib.keys import new_key


class AuditEvent(models.Model):
    """Who read or took what, when and why; never what it said. Bare ids: it outlives what it speaks of."""

    class Kind(models.TextChoices):
        READ_NOTE = "read_note"
        PRINTED_CODE = "printed_code"
        SIGNED_OUT = "signed_out"
        APPOINTED = "appointed"
        LEFT = "left"
        IMPORTED = "imported"

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    council_id = models.UUIDField()
    organizer_id = models.UUIDField(null=True)  # who did it; nobody for a command of the operator
    kind = models.CharField(max_length=20, choices=Kind)
    author_id = models.UUIDField(null=True)  # whose record was read
    record_id = models.UUIDField(null=True)
    why = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["council_id", "-at"], name="audit_council_at"),
            models.Index(fields=["record_id", "organizer_id"], name="audit_record_reader"),
        ]

    def __str__(self):
        return f"{self.kind} at {self.at:%Y-%m-%d %H:%M}"
