"""The audit trail as rows: entries that are only ever added, and the head that the next one follows on."""

from __future__ import annotations

from django.db import models

from express_entry.selection.audittrail import Entry, Event


class AuditEntry(models.Model):
    """One event in its place in the chain (:mod:`express_entry.selection.audittrail`).

    ``payload`` and ``salt`` are the particulars and can be erased; ``payload_digest`` stays, and with it the chain.
    """

    sequence = models.BigIntegerField(primary_key=True)
    instant = models.DateTimeField()
    actor = models.CharField(max_length=64)
    action = models.CharField(max_length=64)
    subject = models.CharField(max_length=64, db_index=True)
    """What it is about: the number of a profile or a round; repeated in the particulars, which the digest covers."""
    payload = models.BinaryField(null=True)
    salt = models.BinaryField(null=True)
    payload_digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        """What the trail is searched by (:mod:`express_entry.pool.trailsearch`), in its order."""

        indexes = (
            # With these operators PostgreSQL also finds names that begin alike, whatever its collation.
            models.Index(name="audit_action", fields=["action", "sequence"], opclasses=["varchar_pattern_ops", ""]),
            models.Index(name="audit_actor", fields=["actor", "sequence"]),
            models.Index(name="audit_instant", fields=["instant", "sequence"]),
        )

    def __str__(self) -> str:
        return str(self.sequence)

    @property
    def entry(self) -> Entry:
        """The entry of the chain."""
        event = Event(self.instant, self.actor, self.action, self.payload_digest)
        return Entry(self.sequence, event, self.previous, self.digest)


class AuditHead(models.Model):
    """The one row that says where the trail ends: who writes to it holds it until the end of the transaction."""

    sequence = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64)
    instant = models.DateTimeField(null=True)

    class Meta:
        """One row at most."""

        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="one_audit_head"),)

    def __str__(self) -> str:
        return str(self.sequence)
