"""Which instance of the service a database belongs to."""

from __future__ import annotations

import uuid

from django.db import models


class Instance(models.Model):
    """The one row that says which instance this is; it travels with a backup.

    ``restored`` is the number of the restore that the database came from. It is written in the transaction that puts
    the rows in place, so whoever finds a restore half done can tell on which side of it the database is.
    """

    number = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    created = models.DateTimeField()
    restored = models.UUIDField(null=True, editable=False)

    class Meta:
        """One row at most."""

        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="one_instance"),)

    def __str__(self) -> str:
        return str(self.number)
