"""Accounts and the roles they hold."""

from __future__ import annotations

import secrets
import unicodedata
from datetime import datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from express_entry.pool.columns import one_of
from express_entry.pool.people import Person

from .roles import Role

LONGEST_EMAIL = 254


ABOUT = frozenset({Role.CANDIDATE, Role.REPRESENTATIVE, Role.PROVINCE})
"""The roles that are about a person, a firm or a province; the others are about everything."""


def pseudonym() -> str:
    """A name under which the audit trail tells of an account, drawn at random: it says nothing of who it is."""
    return f"user.{secrets.token_hex(8)}"


def plain_email(text: str) -> str:
    """An address as accounts are told apart by it: without blanks around it, in one case."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


class UserManager(BaseUserManager["User"]):
    """Makes accounts."""

    def register(self, email: str, password: str | None, *, language: str, now: datetime) -> User:
        """An account without roles; one without a password can sign in with tokens alone."""
        made = User(email=plain_email(email), language=language, created=now, handed_over=password is not None)
        made.set_password(password)
        made.save()
        return made


class User(AbstractBaseUser):
    """Somebody, or a program, that signs in. Nothing is known of them but an e-mail address and a language."""

    email = models.CharField(max_length=LONGEST_EMAIL, unique=True)
    language = models.CharField(max_length=2, default="en")
    is_active = models.BooleanField(default=True)
    handed_over = models.BooleanField(default=False)
    """Whether its password is the one that it was made with, which whoever made it knows too."""
    pseudonym = models.CharField(max_length=64, unique=True, default=pseudonym, editable=False)
    created = models.DateTimeField()
    last_login = None

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        """The languages that are spoken."""

        constraints = (models.CheckConstraint(condition=Q(language__in=["en", "fr"]), name="user_language"),)

    def __str__(self) -> str:
        return self.pseudonym


class Grant(models.Model):
    """A role that an account holds: of a candidate the person, of a representative the firm, of a province which."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    firm = models.ForeignKey("accounts.Firm", on_delete=models.CASCADE, null=True, related_name="grants")
    province = models.CharField(max_length=2, default="", blank=True)
    granted = models.DateTimeField()
    granted_by = models.CharField(max_length=64)

    class Meta:
        """Each role names what it is about, and nothing else; none is held twice."""

        constraints = (
            one_of("role", Role, "grant_role"),
            models.CheckConstraint(
                condition=Q(role=Role.CANDIDATE.value, person__isnull=False, firm__isnull=True, province="")
                | Q(role=Role.REPRESENTATIVE.value, person__isnull=True, firm__isnull=False, province="")
                | (Q(role=Role.PROVINCE.value, person__isnull=True, firm__isnull=True) & ~Q(province=""))
                | Q(
                    role__in=[each.value for each in Role if each not in ABOUT],
                    person__isnull=True,
                    firm__isnull=True,
                    province="",
                ),
                name="grant_about",
            ),
            models.UniqueConstraint(fields=["user", "person"], condition=Q(person__isnull=False), name="one_candidate"),
            models.UniqueConstraint(fields=["user", "firm"], condition=Q(firm__isnull=False), name="one_firm"),
            models.UniqueConstraint(
                fields=["user", "role", "province"],
                condition=Q(person__isnull=True, firm__isnull=True),
                name="one_grant",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"
