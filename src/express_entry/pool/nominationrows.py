"""What provinces do in the pool, as rows: nominations, notifications of interest, and their allocation by year."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q

from .columns import LONGEST_STATE, one_of
from .identity import LONGEST_CERTIFICATE, erased_certificate
from .profiles import Profile
from .states import NominationState

STANDING = (NominationState.ACCEPTED.value, NominationState.OFFERED.value)
"""The states in which a nomination stands on its profile; there is one at most."""
GONE = (NominationState.WITHDRAWN.value, NominationState.RENOUNCED.value)
"""The states in which a nomination that was accepted is gone for good (MI, s. 28)."""
SPENT = Q(state__in=list(STANDING)) | Q(state__in=list(GONE), accepted__isnull=False)
"""Which nominations keep their certificate from being recorded on a profile again: those that stand, and those that
were gone after their acceptance. An offer that was taken back before it was accepted is over like a rejected one."""


class Nomination(models.Model):
    """An enhanced nomination, recorded by a province on a profile; points and class come with its acceptance."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="nominations")
    province = models.CharField(max_length=2)
    certificate = models.CharField(max_length=LONGEST_CERTIFICATE)
    """Its number; once the person was erased, a digest of it."""
    issued = models.DateField()
    """The day on the certificate."""
    state = models.CharField(max_length=LONGEST_STATE)
    offered = models.DateTimeField()
    answer_by = models.DateField()
    """The last day on which it can be accepted."""
    due = models.DateTimeField(null=True)
    """The instant at which the offer lapses, as long as it is open."""
    accepted = models.DateTimeField(null=True)
    """When the candidate accepted it; None for an offer that was never accepted."""
    ended = models.DateTimeField(null=True)

    class Meta:
        """One open or accepted nomination a profile; a certificate on one, or where it was gone once accepted."""

        constraints = (
            one_of("state", NominationState, "nomination_state"),
            models.UniqueConstraint(
                fields=["profile"],
                condition=Q(state__in=list(STANDING)),
                name="one_open_nomination",
            ),
            models.UniqueConstraint(fields=["province", "certificate"], condition=SPENT, name="one_certificate"),
        )
        indexes = (
            models.Index("due", condition=Q(due__isnull=False), name="nomination_due"),
            models.Index("province", "certificate", name="nomination_certificate"),
        )

    def __str__(self) -> str:
        return f"{self.province} {self.certificate}"


def stood_at(instant: datetime) -> Q:
    """Which nominations stood at a past instant: accepted by then, and neither withdrawn nor renounced.

    One that ended with its profile ended by nothing else: whether the profile itself was rightly at an end by then is
    for whoever asks.
    """
    gone = Q(ended__lte=instant) & ~Q(state=NominationState.ENDED.value)
    return Q(accepted__lte=instant) & ~gone & ~Q(state=NominationState.OFFERED.value)


def of_certificate(province: str, certificate: str) -> Q:
    """Which nominations are of a certificate, those of people who were erased since included."""
    return Q(province=province, certificate__in=(certificate, erased_certificate(province, certificate)))


class Interest(models.Model):
    """A notification of interest: a province tells a candidate that it may nominate them."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="interests")
    province = models.CharField(max_length=2)
    stream = models.CharField(max_length=200)
    sent = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.province}"


class Allocation(models.Model):
    """How many enhanced nominations a province may make in a year."""

    province = models.CharField(max_length=2)
    year = models.PositiveSmallIntegerField()
    nominations = models.PositiveIntegerField()
    source = models.CharField(max_length=300)

    class Meta:
        """One number a year."""

        constraints = (models.UniqueConstraint(fields=["province", "year"], name="one_allocation"),)

    def __str__(self) -> str:
        return f"{self.province} {self.year}"
