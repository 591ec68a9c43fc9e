"""Roles with power over rounds that one administrator asked for, and that wait for another."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from .roles import OVER_ROUNDS
from .users import User


class AskedGrant(models.Model):
    """A role that an account is to have once an administrator other than the one who asked confirms it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="asked_grants")
    role = models.CharField(max_length=20)
    asked = models.DateTimeField()
    asked_by = models.CharField(max_length=64)

    class Meta:
        """Only such roles wait, and each once."""

        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=sorted(each.value for each in OVER_ROUNDS)), name="asked_grant_role"
            ),
            models.UniqueConstraint(fields=["user", "role"], name="one_asked_grant"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"
