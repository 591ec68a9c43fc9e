"""Money, as rows: what was paid for which fee, and what is repaid, each with a receipt. Whole Canadian dollars."""

from __future__ import annotations

from django.db import models

from express_entry.pool.columns import LONGEST_STATE
from express_entry.review import Kind

from .applications import Application

LONGEST_FEE = 30


class Payment(models.Model):
    """Money paid for a fee on a day (R295, 303, 315.1)."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="payments")
    kind = models.CharField(max_length=LONGEST_FEE)
    amount = models.PositiveIntegerField()
    paid_on = models.DateField()
    """The day of the payment, whose rate the right of permanent residence fee has."""
    taken = models.DateTimeField()
    taken_by = models.CharField(max_length=64)
    provider = models.CharField(max_length=40)
    reference = models.CharField(max_length=100)
    """What the provider calls the payment."""
    receipt = models.CharField(max_length=64, unique=True)

    class Meta:
        """The three fees, and a payment of the provider's once."""

        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=[each.value for each in Kind]), name="payment_kind"),
            models.UniqueConstraint(fields=["provider", "reference"], name="one_payment_a_reference"),
        )

    def __str__(self) -> str:
        return self.receipt


class Refund(models.Model):
    """What is to be repaid of a fee, and when it was: by the rule of how the application ended (R12, 303(4)).

    ``repaid`` is None while it is owed.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="refunds")
    kind = models.CharField(max_length=LONGEST_FEE)
    amount = models.PositiveIntegerField()
    ending = models.CharField(max_length=LONGEST_STATE + LONGEST_FEE)
    citation = models.CharField(max_length=100)
    owed = models.DateTimeField()
    repaid = models.DateTimeField(null=True)
    provider = models.CharField(max_length=40, default="", blank=True)
    reference = models.CharField(max_length=100, default="", blank=True)

    class Meta:
        """One of each fee an application."""

        constraints = (models.UniqueConstraint(fields=["application", "kind"], name="one_refund_a_fee"),)

    def __str__(self) -> str:
        return f"{self.application_id} {self.kind}"
