"""Who works on what, as rows: officers, who has which file and had it, conflicts of interest, notes, changes."""

from __future__ import annotations

from django.db import models

from express_entry.pool.columns import LONGEST_STATE

from .applications import Application


class Officer(models.Model):
    """Somebody who can have files, by pseudonym; one who is not here any more has none."""

    pseudonym = models.CharField(max_length=64, unique=True)
    active = models.BooleanField(default=True)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return self.pseudonym


class Assignment(models.Model):
    """That a file was with an officer, from an instant to an instant."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="assignments")
    officer = models.CharField(max_length=64)
    made = models.DateTimeField()
    made_by = models.CharField(max_length=64)
    ended = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.application_id} {self.officer}"


class Interest(models.Model):
    """That an officer has an interest of their own in a file, and may not work on it."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="interests")
    officer = models.CharField(max_length=64)
    declared = models.DateTimeField()
    declared_by = models.CharField(max_length=64)

    class Meta:
        """Once an officer and file."""

        constraints = (models.UniqueConstraint(fields=["application", "officer"], name="one_interest"),)

    def __str__(self) -> str:
        return f"{self.application_id} {self.officer}"


class Note(models.Model):
    """What an officer wrote down; it is erased with the person."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="notes")
    written = models.DateTimeField()
    written_by = models.CharField(max_length=64)
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.application_id} {self.written}"


class Change(models.Model):
    """Something that happened on the way and was told; ``event`` is one of :data:`express_entry.review.EVENTS`."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="changes")
    event = models.CharField(max_length=40)
    stage = models.CharField(max_length=LONGEST_STATE)
    """The part of the way in which it happened, as :class:`express_entry.review.Stage` has them."""
    happened = models.DateField()
    told = models.DateTimeField()
    told_by = models.CharField(max_length=64)
    form = models.PositiveIntegerField()
    """The version of the forms that declares it; the one before it where they did not change."""
    seen = models.DateTimeField(null=True)
    seen_by = models.CharField(max_length=64, default="", blank=True)

    def __str__(self) -> str:
        return f"{self.application_id} {self.event}"
