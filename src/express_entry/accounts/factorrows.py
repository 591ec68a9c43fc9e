"""The second factors of accounts, as rows."""

from __future__ import annotations

from django.db import models

from .users import User

LONGEST_ID = 1400
"""Characters of the name of a passkey: of 1023 bytes at most (WebAuthn, 6.5.1)."""
LONGEST_NAME = 60


class Authenticator(models.Model):
    """The program of an account that makes codes; it counts once a first code was right."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="authenticator")
    sealed = models.BinaryField()
    made = models.DateTimeField()
    confirmed = models.DateTimeField(null=True)
    step = models.BigIntegerField(default=0)
    """The half minute of the last code that was taken: no code is taken twice."""

    def __str__(self) -> str:
        return str(self.id)


class RecoveryCode(models.Model):
    """One of the codes by which somebody comes in who lost the other factors: each once."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField()
    used = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.id)


class Passkey(models.Model):
    """A passkey of an account: the public half, under a name that its owner gave it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=LONGEST_NAME)
    credential = models.CharField(max_length=LONGEST_ID, unique=True)
    public = models.BinaryField()
    signs = models.BigIntegerField(default=0)
    """How often the key says that it signed: one that counts and does not go on counting was copied."""
    made = models.DateTimeField()
    used = models.DateField(null=True)

    def __str__(self) -> str:
        return str(self.id)
