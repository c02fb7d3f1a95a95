from django.db import models


class SortKeyField(models.CharField):
    """A text to sort and find by: every database compares it alike, sign by sign, whatever its language is."""

    def db_parameters(self, connection):
        parameters = super().db_parameters(connection)
        return parameters | ({"collation": "C"} if connection.vendor == "postgresql" else {})
