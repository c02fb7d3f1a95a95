"""The wrapped keys. Bare ids, no foreign keys: of councils and people the vault knows their ids alone."""

from django.db import models


class CouncilKey(models.Model):
    """A council's key, wrapped with the master key named here."""

    council_id = models.UUIDField(primary_key=True)
    master_id = models.CharField(max_length=64)
    wrapped = models.BinaryField()

    def __str__(self) -> str:
        return f"key of council {self.council_id}"


class PersonKey(models.Model):
    """A person's key, wrapped with their council's. Without this row all that was sealed with it is lost."""

    person_id = models.UUIDField(primary_key=True)
    council_id = models.UUIDField(db_index=True)
    wrapped = models.BinaryField()

    def __str__(self) -> str:
        return f"key of person {self.person_id}"
