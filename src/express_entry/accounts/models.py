"""The tables of the accounts, in one place for Django; what each means stands in the modules they come from."""

from __future__ import annotations

from .askedrows import AskedGrant
from .attempts import Failure
from .factorrows import Authenticator, Passkey, RecoveryCode
from .firms import Appointment, Firm
from .sittings import Sitting
from .tickets import Ticket
from .tokens import Token
from .users import Grant, User

__all__ = [
    "Appointment",
    "AskedGrant",
    "Authenticator",
    "Failure",
    "Firm",
    "Grant",
    "Passkey",
    "RecoveryCode",
    "Sitting",
    "Ticket",
    "Token",
    "User",
]
