"""What was handed in, as rows: one slot for each item of the checklist; the bytes lie in the vault, under a handle."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.db.models import Q

from .applications import Application


class Upload(models.Model):
    """A document in its slot, or an explanation in its place.

    ``form`` holds what the applicant says of its form (signed, in colour) and ``seen`` what an officer saw, which comes
    first: each a list of rules of form between blanks, with a minus before one that is not kept.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="uploads")
    item = models.CharField(max_length=100)
    """The item of the checklist, such as ``principal/passport``."""
    explanation = models.BooleanField(default=False)
    """Whether it explains why the document is not there."""
    handle = models.CharField(max_length=64, unique=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    pages = models.PositiveIntegerField()
    form = models.TextField(default="", blank=True)
    seen = models.TextField(default="", blank=True)
    uploaded = models.DateTimeField()
    uploaded_by = models.CharField(max_length=64)
    withdrawn = models.DateTimeField(null=True)

    class Meta:
        """One slot an item: what takes the place of a document withdraws it first."""

        constraints = (
            models.UniqueConstraint(
                fields=["application", "item"], condition=Q(withdrawn__isnull=True), name="one_upload_an_item"
            ),
        )

    @property
    def rules(self) -> dict[str, bool]:
        """The rules of form that are known to be kept, or not."""
        return {**rules_of(self.form), **rules_of(self.seen)}

    def __str__(self) -> str:
        return f"{self.application_id} {self.item}"


def rules_of(column: str) -> dict[str, bool]:
    """The rules of form that a column tells of."""
    return {name.removeprefix("-"): not name.startswith("-") for name in column.split()}


def rule_column(rules: Mapping[str, bool]) -> str:
    """Rules of form as a column holds them."""
    return " ".join(name if kept else f"-{name}" for name, kept in sorted(rules.items()))
