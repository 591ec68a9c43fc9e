"""Requests about one's own records, as rows: erasures with their receipts, and corrections with their answers."""

from __future__ import annotations

from enum import StrEnum

from django.db import models

from express_entry.law import Text
from express_entry.pool.columns import LONGEST_STATE, one_of
from express_entry.pool.people import Person


class ErasureState(StrEnum):
    """Where a request to be erased stands."""

    FOR_OFFICER = "for_officer"
    QUEUED = "queued"
    BEGUN = "begun"
    DONE = "done"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"

    @property
    def words(self) -> Text:
        """How the state is called."""
        return _STATES[self]


class Origin(StrEnum):
    """Why somebody is to be erased."""

    REQUEST = "request"
    PERIOD = "period"

    @property
    def words(self) -> Text:
        """The reason in words."""
        return _ORIGINS[self]


WAITING = (ErasureState.FOR_OFFICER.value, ErasureState.QUEUED.value)
OPEN = (*WAITING, ErasureState.BEGUN.value)


class Erasure(models.Model):
    """That a person's records are to go; once they are gone, a receipt that names nobody.

    ``handles`` are the documents that are still to be destroyed: they outlive the rows that named them.
    """

    code = models.CharField(max_length=40, unique=True)
    """Drawn at random; by it the person finds the receipt, and the audit trail tells of it."""
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    origin = models.CharField(max_length=LONGEST_STATE)
    state = models.CharField(max_length=LONGEST_STATE)
    asked = models.DateTimeField()
    asked_by = models.CharField(max_length=64)
    decided = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=64, default="", blank=True)
    reason = models.TextField(default="", blank=True)
    """Why an officer agreed or refused, in words; it goes with the person."""
    begun = models.DateTimeField(null=True)
    done = models.DateTimeField(null=True)
    handles = models.TextField(default="", blank=True)
    counts = models.TextField(default="{}")
    """How many rows went or were emptied, by table, as JSON."""

    class Meta:
        """One that waits, of a person."""

        constraints = (
            one_of("state", ErasureState, "erasure_state"),
            one_of("origin", Origin, "erasure_origin"),
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(state__in=OPEN, person__isnull=False), name="one_open_erasure"
            ),
        )

    def __str__(self) -> str:
        return self.code


class CorrectionState(StrEnum):
    """Where a request to correct a record stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"

    @property
    def words(self) -> Text:
        """How the state is called."""
        return _CORRECTIONS[self]


class Correction(models.Model):
    """That a person says a record of them is wrong (Privacy Act, 12(2)).

    Where it is refused, the row is the note that goes with the record (12(2)(b)): it is kept as long as the record is.
    """

    code = models.CharField(max_length=40, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    about = models.CharField(max_length=64)
    """The number of the profile or application whose record it is."""
    field = models.CharField(max_length=200)
    """Which field of it, by its path in the document."""
    words = models.TextField()
    """What is wrong and what would be right, in the words of the person."""
    state = models.CharField(max_length=LONGEST_STATE)
    asked = models.DateTimeField()
    asked_by = models.CharField(max_length=64)
    settled = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=64, default="", blank=True)
    reason = models.TextField(default="", blank=True)
    version = models.PositiveIntegerField(null=True)
    """The version of the document that holds the correction."""

    class Meta:
        """The states."""

        constraints = (one_of("state", CorrectionState, "correction_state"),)

    def __str__(self) -> str:
        return self.code


_STATES = {
    ErasureState.FOR_OFFICER: Text("waits for an officer", "attend un agent"),
    ErasureState.QUEUED: Text("waits for its day", "attend son jour"),
    ErasureState.BEGUN: Text("under way", "en cours"),
    ErasureState.DONE: Text("erased", "effacé"),
    ErasureState.REFUSED: Text("refused by an officer", "refusé par un agent"),
    ErasureState.TAKEN_BACK: Text("taken back", "retiré"),
}
_ORIGINS = {
    Origin.REQUEST: Text("asked for by the person", "demandé par la personne"),
    Origin.PERIOD: Text("the retention period is over", "la période de conservation est écoulée"),
}
_CORRECTIONS = {
    CorrectionState.OPEN: Text("waits for an officer", "attend un agent"),
    CorrectionState.ACCEPTED: Text("corrected", "corrigé"),
    CorrectionState.REFUSED: Text("refused; noted on the record", "refusé; mention portée au dossier"),
}
