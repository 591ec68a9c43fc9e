"""Applications and the versions of their forms, as rows.

A row says where an application stands and by which days; who somebody is, and what they declare, stands in the
documents alone, which are never changed: each change is another version.
"""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q

from express_entry.law.programtable import LONGEST as LONGEST_PROGRAM
from express_entry.pool.columns import LONGEST_STATE, one_of
from express_entry.pool.profiles import Profile
from express_entry.pool.roundrows import Invitation

from .lifecycle import OPEN, ApplicationState

NUMBER_DIGITS = 9


def number_text(key: int) -> str:
    """The number of an application as it is shown, of one length so that its order is that of the rows."""
    return f"A{key:0{NUMBER_DIGITS}d}"


def key_of(number: str) -> int | None:
    """The row that a number names; None where the text is no number of an application."""
    digits = number[1:]
    usable = number[:1] == "A" and len(digits) == NUMBER_DIGITS and digits.isascii() and digits.isdigit()
    return int(digits) if usable else None


class Application(models.Model):
    """An application for a permanent resident visa (R70), from its draft to its end."""

    id = models.BigAutoField(primary_key=True)
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="applications")
    """The profile that was invited; through it the person."""
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="applications")
    program = models.CharField(max_length=LONGEST_PROGRAM)
    """The class that the invitation names: the only one that can be applied for."""
    state = models.CharField(max_length=LONGEST_STATE)
    created = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)
    """The number of the latest version of the forms."""
    signed = models.DateTimeField(null=True)
    received = models.DateTimeField(null=True)
    """The instant of receipt: fees, ages and the service standard hang on it, not on the day it was found complete."""
    accepted = models.DateTimeField(null=True)
    """When it was found complete."""
    standard_until = models.DateField(null=True)
    """The service standard: a standard and no right."""
    owner = models.CharField(max_length=64, default="", blank=True)
    """The officer who has the file, by pseudonym; empty where nobody has it."""
    decided = models.DateTimeField(null=True)
    visa_issued = models.DateField(null=True)
    visa_until = models.DateField(null=True)
    """The last day on which the visa can be used."""
    landed = models.DateField(null=True)
    ended = models.DateTimeField(null=True)

    class Meta:
        """One application an invitation, but for drafts that were thrown away."""

        constraints = (
            one_of("state", ApplicationState, "application_state"),
            models.UniqueConstraint(
                fields=["invitation"],
                condition=~Q(state=ApplicationState.DISCARDED.value),
                name="one_application_an_invitation",
            ),
        )
        indexes = (
            models.Index(
                fields=["received"],
                condition=Q(state__in=[each.value for each in sorted(OPEN)]),
                name="application_open",
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number by which the application is known, in letters and in the audit trail."""
        return number_text(self.id)

    @property
    def is_open(self) -> bool:
        """Whether the office has something to do for it."""
        return ApplicationState(self.state).open

    @property
    def received_at(self) -> datetime:
        """The instant of receipt, of one that was received."""
        assert self.received is not None
        return self.received


class FormVersion(models.Model):
    """One version of the forms: what was declared, from the instant it was written."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="versions")
    sequence = models.PositiveIntegerField()
    written = models.DateTimeField()
    written_by = models.CharField(max_length=64)
    document = models.TextField()
    """Canonical JSON of ``express-entry/application@1``; it says who people are, and is erased with them."""
    digest = models.CharField(max_length=64)

    class Meta:
        """One of each number an application."""

        constraints = (models.UniqueConstraint(fields=["application", "sequence"], name="one_form_of_each_number"),)

    def __str__(self) -> str:
        return f"{number_text(self.application_id)}.{self.sequence}"
